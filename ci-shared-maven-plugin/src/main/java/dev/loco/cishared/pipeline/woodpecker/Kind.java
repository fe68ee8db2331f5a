package dev.loco.cishared.pipeline.woodpecker;

import dev.loco.cishared.yaml.YamlMapping;
import dev.loco.cishared.yaml.YamlNode;
import dev.loco.cishared.yaml.YamlScalar;
import dev.loco.cishared.yaml.YamlSequence;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a node is to Woodpecker 3.17.0, whose parser (go.yaml.in/yaml/v4, {@code constructor.go}) and whose schema do not
 * take the same things for a string or a boolean.
 */
enum Kind {
    STRING("a string"),
    /** A string that the parser takes for a boolean where it wants one: {@code yes}, {@code off}. */
    SWITCH("a string"),
    /** A plain date, which the parser does not take for a string. */
    DATE("a date"),
    /** A number without a fraction, {@code 1.0} included. */
    INTEGER("a number"),
    FLOAT("a number"),
    BOOLEAN("a boolean"),
    NULL("nothing"),
    LIST("a list"),
    MAPPING("a mapping");

    static final Set<Kind> TEXT = EnumSet.of(STRING, SWITCH, DATE);
    static final Set<Kind> NUMBER = EnumSet.of(INTEGER, FLOAT);

    private static final Set<String> ON = Set.of("y", "Y", "yes", "Yes", "YES", "on", "On", "ON");
    private static final Set<String> OFF = Set.of("n", "N", "no", "No", "NO", "off", "Off", "OFF");
    private static final Pattern A_DATE = Pattern.compile(
            "[0-9]{4}-(0?[1-9]|1[0-2])-(0?[1-9]|[12][0-9]|3[01])([Tt ][0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}(\\.[0-9]+)?"
                    + "(Z|[-+][0-9]{2}:[0-9]{2})?)?");

    private final String noun;

    Kind(String noun) {
        this.noun = noun;
    }

    /** With its article: {@code a list}. */
    String noun() {
        return noun;
    }

    static Kind of(YamlNode node) {
        if (node instanceof YamlMapping) {
            return MAPPING;
        }
        if (node instanceof YamlSequence) {
            return LIST;
        }
        YamlScalar scalar = (YamlScalar) node;
        return switch (scalar.type()) {
            case NULL -> NULL;
            case BOOLEAN -> BOOLEAN;
            case INTEGER -> INTEGER;
            case FLOAT -> isIntegral(scalar.value()) ? INTEGER : FLOAT;
            case STRING -> ofText(scalar);
        };
    }

    /** Whether the word means true where the parser wants a boolean. */
    static boolean isOn(String word) {
        return ON.contains(word);
    }

    private static Kind ofText(YamlScalar scalar) {
        if (isOn(scalar.value()) || OFF.contains(scalar.value())) {
            return SWITCH;
        }
        boolean plain = scalar.style() == YamlScalar.Style.PLAIN;
        return plain && A_DATE.matcher(scalar.value()).matches() ? DATE : STRING;
    }

    private static boolean isIntegral(String number) {
        try {
            double value = Double.parseDouble(number.replace("_", ""));
            return value == Math.rint(value) && !Double.isInfinite(value);
        } catch (NumberFormatException infinityOrNone) {
            return false;
        }
    }
}
