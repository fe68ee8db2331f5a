package dev.loco.cishared.release.commit;

import java.util.List;
import java.util.Optional;

/**
 * A conventional commit (Conventional Commits 1.0.0).
 *
 * @param body the paragraphs before the first that starts with a footer; lines end in LF, no blank line at its ends
 * @param footers in order
 */
public record CommitMessage(Header header, Optional<String> body, List<Footer> footers) {
    private static final String BREAKING = "BREAKING";

    public CommitMessage {
        footers = List.copyOf(footers);
    }

    /**
     * The message as bumping reads it: a blank line that is missing after the header is forgiven. Empty when there is no
     * header.
     */
    public static Optional<CommitMessage> lenient(String message) {
        return Header.read(message).map(header -> of(header, MessageLine.split(message)));
    }

    /** The message of a header and of all lines, the header's own included. */
    static CommitMessage of(Header header, List<MessageLine> lines) {
        int footers = Paragraphs.firstFooter(lines);
        return new CommitMessage(header, Paragraphs.body(lines, footers), Paragraphs.footers(lines, footers));
    }

    /**
     * The message, read as {@link #lenient} does, if it announces a breaking change. Costs next to nothing unless it has
     * the mark or the word.
     */
    public static Optional<CommitMessage> ifBreaking(Header header, String message) {
        return header.bang() || message.contains(BREAKING)
                ? Optional.of(of(header, MessageLine.split(message))).filter(CommitMessage::breaking)
                : Optional.empty();
    }

    /** Whether it announces a breaking change: by {@code !} or by a footer (item 11). */
    public boolean breaking() {
        return header.bang() || footers.stream().anyMatch(Footer::breaking);
    }

    /** What the first footer about it says of the breaking change, or the description where {@code !} alone says it. */
    public Optional<String> breakingNote() {
        Optional<String> note =
                footers.stream().filter(Footer::breaking).map(Footer::value).findFirst();
        return note.isPresent() || !header.bang() ? note : Optional.of(header.description());
    }
}
