package dev.loco.cishared.release.commit;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Words that look like the footer {@code BREAKING CHANGE: …} and are none (Conventional Commits 1.0.0, items 8 to 16). */
final class NearMiss {
    static final Rule RULE = new Rule(
            "commit/near-miss",
            Severity.WARNING,
            "nearly a `BREAKING CHANGE: …` footer, and none",
            "a breaking change that is not read as one is released as a minor version or a patch, and breaks who takes"
                    + " it");

    private NearMiss() {}

    static List<Finding> of(MessageText text, CommitMessage message) {
        List<Finding> findings = new ArrayList<>();
        inHeader(text, message.header()).ifPresent(findings::add);
        List<MessageLine> lines = text.lines();
        int footers = Paragraphs.firstFooter(lines);
        boolean code = false;
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i).text();
            code ^= line.startsWith("```") || line.startsWith("~~~");
            Optional<BreakingWords> words = code ? Optional.empty() : BreakingWords.of(line);
            boolean right = words.isPresent() && words.get().what().isEmpty();
            if (words.isPresent() && !(right && i >= footers)) {
                findings.add(inRest(text, i, words.get()));
            }
        }
        // What is breaking anyway only loses the words on it.
        return message.breaking()
                ? findings.stream().map(f -> f.withSeverity(Severity.NOTE)).toList()
                : findings;
    }

    private static Finding inRest(MessageText text, int line, BreakingWords words) {
        List<MessageLine> lines = text.lines();
        String next = line + 1 < lines.size() ? lines.get(line + 1).text().strip() : "";
        next = next.startsWith("- ") || next.startsWith("* ") ? next.substring(2) : next;
        boolean glued = words.what().isEmpty();
        String corrected = Quoted.of(words.corrected(next));
        String what = glued ? "there is no blank line above it" : words.what();
        boolean apart = lines.get(line - 1).isBlank() || line >= Paragraphs.firstFooter(lines);
        String write = glued
                ? "put a blank line above " + corrected
                : "write " + corrected + (apart ? "" : " below a blank line");
        return finding(text.span(line, words.from(), words.to()), "no footer: " + what, write, what);
    }

    /** {@code docs: BREAKING CHANGE: …}: the description is no footer either. */
    private static Optional<Finding> inHeader(MessageText text, Header header) {
        String line = text.lines().get(0).text();
        String description = header.description();
        Optional<BreakingWords> words =
                BreakingWords.of(description).filter(w -> !w.value().isEmpty());
        if (words.isEmpty()) {
            return Optional.empty();
        }
        int from = line.lastIndexOf(description);
        String corrected = header.type()
                + header.scope().map(scope -> "(" + scope + ")").orElse("") + "!: "
                + words.get().value();
        return Optional.of(finding(
                text.span(0, from, from + words.get().to()),
                "no footer: it stands in the first line",
                "write " + Quoted.of(corrected),
                "`!` before the colon says it"));
    }

    private static Finding finding(Span span, String message, String help, String label) {
        return Finding.of(RULE, span, message, help).withLabel(label);
    }
}
