package dev.loco.cishared.release.commit;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Span;

/** A first line that is no {@code type[(scope)][!]: description} (Conventional Commits 1.0.0, items 1 to 5 and 13). */
final class NoHeader {
    static final Rule RULE = new Rule(
            "commit/header",
            Severity.ERROR,
            "the first line is no `type[(scope)][!]: description`",
            "a commit whose first line cannot be read counts for no release and stands in no changelog");

    private static final String FORM =
            "write `<type>[(<scope>)][!]: <description>`, such as `fix: keep the last" + " line`";

    private NoHeader() {}

    static Finding empty(MessageText text) {
        return Finding.of(RULE, Span.startOf(text.name()), "the message is empty", FORM);
    }

    static Finding of(MessageText text, HeaderFault fault) {
        return Finding.of(
                        RULE,
                        text.span(0, fault.from(), fault.to()),
                        "no conventional commit: " + fault.what(),
                        fault.corrected().map(c -> "write " + Quoted.of(c)).orElse(FORM))
                .withLabel(fault.corrected().isPresent() ? fault.what() : "expected `type[(scope)][!]: description`");
    }
}
