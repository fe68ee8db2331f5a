package dev.loco.cishared.yaml;

import dev.loco.cishared.finding.Span;
import java.util.Optional;

/**
 * A scalar: its value after quotes and escapes are undone, its type as Woodpecker's parser resolves it, its style.
 *
 * @param value the text after unquoting, unfolding, unescaping
 * @param type what the parser makes of it
 * @param style how it is written
 */
public record YamlScalar(String value, Type type, Style style, Span span, Optional<Span> alias) implements YamlNode {

    /** The types of the YAML core schema; there is no date, no sexagesimal number, {@code on} is a string. */
    public enum Type {
        STRING,
        INTEGER,
        FLOAT,
        BOOLEAN,
        NULL
    }

    /** How the scalar is written. */
    public enum Style {
        PLAIN,
        SINGLE_QUOTED,
        DOUBLE_QUOTED,
        LITERAL,
        FOLDED
    }

    /** Whether it is {@code ~}, {@code null} or nothing at all. */
    public boolean isNull() {
        return type == Type.NULL;
    }

    @Override
    public String kindName() {
        return switch (type) {
            case STRING -> "a string";
            case INTEGER, FLOAT -> "a number";
            case BOOLEAN -> "a boolean";
            case NULL -> "nothing";
        };
    }
}
