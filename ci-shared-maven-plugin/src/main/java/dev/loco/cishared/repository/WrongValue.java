package dev.loco.cishared.repository;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.yaml.YamlNode;

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
