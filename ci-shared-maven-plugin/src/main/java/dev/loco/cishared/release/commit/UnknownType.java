package dev.loco.cishared.release.commit;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import java.util.Optional;

/** A type that is nearly one of the usual ones. Any other word is allowed (Conventional Commits 1.0.0, item 14). */
final class UnknownType {
    static final Rule RULE = new Rule(
            "commit/unknown-type",
            Severity.WARNING,
            "a type that is nearly one of the usual ones",
            "a type that is not known releases nothing: a mistyped `feat` is a feature that nobody gets");

    private UnknownType() {}

    static Optional<Finding> of(MessageText text, Header header) {
        String type = header.type();
        return KnownTypes.meant(type)
                .map(meant -> Finding.of(
                                RULE,
                                text.span(0, 0, type.length()),
                                "the type " + Quoted.of(type) + " is not known; did you mean `" + meant + "`?",
                                "write "
                                        + Quoted.of(meant
                                                + text.lines().get(0).text().substring(type.length())))
                        .withLabel("did you mean `" + meant + "`?"));
    }
}
