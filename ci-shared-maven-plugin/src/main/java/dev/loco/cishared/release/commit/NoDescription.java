package dev.loco.cishared.release.commit;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;

/** A type, a colon, and nothing behind them on the first line (Conventional Commits 1.0.0, item 5). */
final class NoDescription {
    static final Rule RULE = new Rule(
            "commit/no-description",
            Severity.ERROR,
            "the first line has a type and no description",
            "what a changelog says of a commit is its description, which follows the colon on the same line");

    private NoDescription() {}

    static Finding of(MessageText text, HeaderFault fault) {
        String header = text.lines().get(0).text().strip();
        String next = text.lines().stream()
                .skip(1)
                .map(line -> line.text().strip())
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("<description>");
        return Finding.of(
                        RULE,
                        text.span(0, fault.from(), fault.to()),
                        "no description follows the colon",
                        "say on the same line what the commit does: " + Quoted.of(header + " " + next))
                .withLabel("nothing behind it");
    }
}
