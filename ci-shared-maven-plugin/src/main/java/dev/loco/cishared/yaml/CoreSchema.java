package dev.loco.cishared.yaml;

import java.math.BigInteger;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The type of a plain scalar, as gopkg.in/yaml.v3 resolves it (resolve.go), which Woodpecker reads with:
 * {@code true}, {@code True}, {@code TRUE} and their counterparts are booleans; {@code yes}, {@code on}, {@code y} are
 * strings. Octal numbers are {@code 0o17} and {@code 017}, underscores are allowed; there is no sexagesimal number.
 *
 * <p>One departure: yaml.v3 knows a timestamp type, but hands a date to a text field as it was written; here a date is
 * a string.
 */
final class CoreSchema {
    /** What {@code !!} stands for. */
    static final String TAG = "tag:yaml.org,2002:";

    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> BOOLEANS = Set.of("true", "True", "TRUE", "false", "False", "FALSE");
    private static final Set<String> SPECIAL_FLOATS = Set.of(
            ".nan", ".NaN", ".NAN", ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF", "-.inf", "-.Inf", "-.INF");
    private static final Pattern FLOAT = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    /** What begins with a point goes to Go's ParseFloat as it is, which knows no underscore there. */
    private static final Pattern POINT_FLOAT = Pattern.compile("\\.[0-9]+([eE][-+]?[0-9]+)?");

    private static final Pattern DECIMAL = Pattern.compile("[-+]?(0|[1-9][0-9]*)");
    private static final Pattern OCTAL = Pattern.compile("[-+]?0[oO]?[0-7]+");
    private static final Pattern HEX = Pattern.compile("[-+]?0[xX][0-9a-fA-F]+");
    private static final Pattern BINARY = Pattern.compile("[-+]?0[bB][01]+");
    private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MAX_UNSIGNED = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
    private static final int LONGEST_NUMBER = 400;

    private CoreSchema() {}

    /** The type that a tag demands, if it is one of the core tags that demand any. */
    static Optional<YamlScalar.Type> ofTag(String tag) {
        return switch (tag) {
            case TAG + "int" -> Optional.of(YamlScalar.Type.INTEGER);
            case TAG + "float" -> Optional.of(YamlScalar.Type.FLOAT);
            case TAG + "bool" -> Optional.of(YamlScalar.Type.BOOLEAN);
            case TAG + "null" -> Optional.of(YamlScalar.Type.NULL);
            default -> Optional.empty();
        };
    }

    static YamlScalar.Type ofPlain(String value) {
        if (NULLS.contains(value)) {
            return YamlScalar.Type.NULL;
        }
        if (BOOLEANS.contains(value)) {
            return YamlScalar.Type.BOOLEAN;
        }
        if (SPECIAL_FLOATS.contains(value)) {
            return YamlScalar.Type.FLOAT;
        }
        char first = value.charAt(0);
        if (value.length() > LONGEST_NUMBER || ("+-.".indexOf(first) < 0 && (first < '0' || first > '9'))) {
            return YamlScalar.Type.STRING;
        }
        if (first == '.') {
            return POINT_FLOAT.matcher(value).matches() && finite(value)
                    ? YamlScalar.Type.FLOAT
                    : YamlScalar.Type.STRING;
        }
        String plain = value.replace("_", "");
        if (isInteger(plain)) {
            return YamlScalar.Type.INTEGER;
        }
        return FLOAT.matcher(plain).matches() && finite(plain) ? YamlScalar.Type.FLOAT : YamlScalar.Type.STRING;
    }

    private static boolean isInteger(String plain) {
        int radix;
        int prefix;
        if (DECIMAL.matcher(plain).matches()) {
            radix = 10;
            prefix = 0;
        } else if (HEX.matcher(plain).matches()) {
            radix = 16;
            prefix = 2;
        } else if (BINARY.matcher(plain).matches()) {
            radix = 2;
            prefix = 2;
        } else if (OCTAL.matcher(plain).matches()) {
            radix = 8;
            prefix = plain.indexOf('o') >= 0 || plain.indexOf('O') >= 0 ? 2 : 1;
        } else {
            return false;
        }
        boolean negative = plain.charAt(0) == '-';
        boolean signed = negative || plain.charAt(0) == '+';
        BigInteger number = new BigInteger(plain.substring(prefix + (signed ? 1 : 0)), radix);
        // A sign bars Go's unsigned parse, so with one the range is that of a signed number.
        if (signed) {
            BigInteger value = negative ? number.negate() : number;
            return value.compareTo(MIN) >= 0 && value.bitLength() <= 63;
        }
        return number.compareTo(MAX_UNSIGNED) <= 0;
    }

    /** Go's ParseFloat fails on a number that is out of range, and the value stays a string. */
    private static boolean finite(String number) {
        return !Double.isInfinite(Double.parseDouble(number));
    }
}
