package dev.loco.cishared.release.commit;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;

/** A header with the body right below it (Conventional Commits 1.0.0, item 6). */
final class NoBlankLine {
    static final Rule RULE = new Rule(
            "commit/blank-line",
            Severity.ERROR,
            "no blank line between the first line and the rest",
            "git takes all lines up to the first blank one for the subject, and other tools lose what stands below the"
                    + " first");

    private NoBlankLine() {}

    /** For a message of two lines or more. */
    static Finding of(MessageText text) {
        String second = text.lines().get(1).text();
        return Finding.of(
                        RULE,
                        text.span(1, 0, second.length()),
                        "no blank line between the first line and the rest",
                        "put a blank line above this one, or keep the first line on one line")
                .withLabel("expected a blank line");
    }
}
