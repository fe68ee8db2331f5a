package dev.loco.cishared.repository;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.finding.Suggestion;
import dev.loco.cishared.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/** A value in {@code .ci-shared.yml} of another kind than its key takes. */
public final class WrongValue {
    /** {@code settings/wrong-value}. */
    public static final Rule RULE = new Rule(
            "settings/wrong-value",
            Severity.ERROR,
            "a value in `.ci-shared.yml` is not what its key takes",
            "the checks would run with other settings than the owner thinks");

    private WrongValue() {}

    static Finding at(YamlNode node, String key, String expected) {
        return at(node.use(), "`" + key + "` is " + found(node) + ", expected " + expected, expected);
    }

    /** For a value that is none of a closed set of words. */
    static Finding oneOf(YamlNode node, String key, List<String> known) {
        String words = String.join(", ", known);
        Optional<String> meant = node.scalar().flatMap(s -> Suggestion.closest(s.value(), known));
        Finding finding = at(node, key, "one of " + words);
        return meant.map(m -> finding.withHelp("write `" + m + "`; known here: " + words)
                        .withLabel("did you mean `" + m + "`?"))
                .orElse(finding);
    }

    /** For a value that another room refuses; {@code message} says what it is, {@code expected} what it should be. */
    public static Finding at(Span span, String message, String expected) {
        return Finding.of(RULE, span, message, "give " + expected).withLabel("expected " + expected);
    }

    private static String found(YamlNode node) {
        return node.scalar()
                .filter(s -> !s.isNull() && s.value().length() <= 40)
                .map(s -> "`" + s.value() + "`")
                .orElse(node.kindName());
    }
}
