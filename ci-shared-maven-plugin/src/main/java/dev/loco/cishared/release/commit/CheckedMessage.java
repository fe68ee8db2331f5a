package dev.loco.cishared.release.commit;

import dev.loco.cishared.finding.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A message held against Conventional Commits 1.0.0, strictly.
 *
 * @param valid whether it is a conventional commit by the letter
 * @param message what bumping reads in it, which forgives a missing blank line; empty when it has no header
 * @param findings what is wrong with it, or probably not meant so
 */
public record CheckedMessage(boolean valid, Optional<CommitMessage> message, List<Finding> findings) {
    public CheckedMessage {
        findings = List.copyOf(findings);
    }

    /** Checks a message by the usual types alone. */
    public static CheckedMessage of(MessageText text) {
        return of(text, Set.of());
    }

    /**
     * Checks a message.
     *
     * @param ownTypes further types that this repository knows, in lower case
     */
    public static CheckedMessage of(MessageText text, Set<String> ownTypes) {
        String message = text.message();
        if (message.isBlank()) {
            return new CheckedMessage(false, Optional.empty(), List.of(NoHeader.empty(text)));
        }
        Optional<Header> header = Header.read(message);
        return header.isPresent()
                ? headed(text, header.get(), ownTypes)
                : new CheckedMessage(false, Optional.empty(), List.of(headless(text)));
    }

    private static Finding headless(MessageText text) {
        Optional<Finding> byGit = NotReleased.of(text);
        if (byGit.isPresent()) {
            return byGit.get();
        }
        HeaderFault fault = HeaderDiagnosis.of(text.lines().get(0).text());
        return fault.noDescription() ? NoDescription.of(text, fault) : NoHeader.of(text, fault);
    }

    private static CheckedMessage headed(MessageText text, Header header, Set<String> ownTypes) {
        List<Finding> findings = new ArrayList<>();
        CommitMessage message = CommitMessage.of(header, text.lines());
        boolean blankLine = text.lines().size() == 1 || text.lines().get(1).isBlank();
        if (!blankLine) {
            findings.add(NoBlankLine.of(text));
        }
        if (!ownTypes.contains(header.lowerType())) {
            UnknownType.of(text, header).ifPresent(findings::add);
        }
        findings.addAll(NearMiss.of(text, message));
        findings.sort(null);
        return new CheckedMessage(blankLine, Optional.of(message), findings);
    }
}
