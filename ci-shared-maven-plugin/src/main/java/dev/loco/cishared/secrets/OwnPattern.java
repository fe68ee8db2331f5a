package dev.loco.cishared.secrets;

import dev.loco.cishared.finding.Rule;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A rule that a repository adds to the catalogue for itself.
 *
 * @param id {@code namespace/name}, in a namespace of the repository's own
 * @param literals texts of which one stands in every match, whatever their case; the pattern is tried only near them
 * @param regex tried on the line of a literal; what its group {@code secret} matches is masked
 * @param message what is wrong, one sentence without a full stop
 * @param help what to do
 */
public record OwnPattern(String id, List<String> literals, String regex, String message, String help) {
    /** Shorter ones occur everywhere: the pattern would be tried on every other line of every file. */
    public static final int SHORTEST_LITERAL = 3;

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*");

    public OwnPattern {
        literals = List.copyOf(literals);
    }

    /** What keeps it from being used, and what was expected, in a phrase each; empty when it can be used. */
    public Optional<Fault> fault() {
        if (!ID.matcher(id).matches()) {
            return Optional.of(new Fault("`" + id + "` is no rule id", "lower-case `namespace/name`"));
        }
        if (Rule.NAMESPACES.contains(id.substring(0, id.indexOf('/')))) {
            return Optional.of(new Fault("`" + id + "` lies in a namespace of ci-shared", "a namespace of your own"));
        }
        for (String literal : literals) {
            if (literal.length() < SHORTEST_LITERAL
                    || !StandardCharsets.US_ASCII.newEncoder().canEncode(literal)) {
                return Optional.of(new Fault(
                        "literal `" + literal + "` of `" + id + "` is too short or not ASCII to be looked for quickly",
                        "at least " + SHORTEST_LITERAL + " ASCII characters that stand in every match"));
            }
        }
        try {
            return Pattern.compile(regex).matcher("").find()
                    ? Optional.of(new Fault(
                            "the pattern of `" + id + "` matches even an empty text", "a pattern that needs a literal"))
                    : Optional.empty();
        } catch (PatternSyntaxException e) {
            return Optional.of(new Fault(
                    "the pattern of `" + id + "` is no regular expression: " + e.getDescription(),
                    "a regular expression of Java"));
        }
    }

    /** Why a pattern is refused. */
    public record Fault(String found, String expected) {}

    /** The rule its findings have. */
    public Rule rule() {
        return entry().rule();
    }

    Entry entry() {
        Entry.Draft draft = Entry.of(id)
                .summary(message)
                .why("a rule that this repository added for itself in .ci-shared.yml")
                .says(message, "")
                .help(help)
                .pattern(Reach.LINE, regex);
        return draft.literals(literals.toArray(String[]::new)).entry();
    }
}
