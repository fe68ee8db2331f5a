package dev.loco.cishared.yaml;

import java.util.Optional;

/** Writes a text as a scalar that reads back as that text. */
final class Quoting {
    private Quoting() {}

    /**
     * On one line, in the style if the text can be written in it; plain becomes single quotes where it needs them, and
     * what has line breaks or control characters becomes double quotes.
     *
     * @param type what the scalar is to be read as; a text that would be read as another type is quoted
     * @param inFlow whether it stands in brackets or braces
     */
    static String onOneLine(String text, YamlScalar.Style style, YamlScalar.Type type, boolean inFlow) {
        if (!isPrintable(text)) {
            return doubleQuoted(text);
        }
        return switch (style) {
            case DOUBLE_QUOTED -> doubleQuoted(text);
            case SINGLE_QUOTED -> singleQuoted(text);
            case PLAIN, LITERAL, FOLDED -> isPlain(text, inFlow) && sameType(text, type) ? text : singleQuoted(text);
        };
    }

    private static boolean sameType(String text, YamlScalar.Type type) {
        YamlScalar.Type read = CoreSchema.ofPlain(text);
        return read == YamlScalar.Type.STRING || (type == read && read != YamlScalar.Type.NULL);
    }

    /** Whether it can stand without quotes, whatever type it then has. Errs on the side of quotes. */
    private static boolean isPlain(String text, boolean inFlow) {
        if (text.isEmpty() || text.length() > 1000 || text.isBlank() || !text.equals(text.strip())) {
            return false;
        }
        char first = text.charAt(0);
        if ("!&*{}[]|>@`\"'#%,=".indexOf(first) >= 0 || text.startsWith("---") || text.startsWith("...")) {
            return false;
        }
        if ("-?:".indexOf(first) >= 0 && (inFlow || text.length() == 1 || Character.isWhitespace(text.charAt(1)))) {
            return false;
        }
        if (text.contains(": ") || text.contains(" #") || text.contains("\t") || text.endsWith(":")) {
            return false;
        }
        if (text.equals("<<")) {
            return false;
        }
        return !inFlow || text.chars().noneMatch(c -> ",[]{}".indexOf(c) >= 0);
    }

    private static boolean isPrintable(String text) {
        return text.codePoints()
                .allMatch(c -> c >= 0x20
                        && c != 0x7F
                        && !(c >= 0x80 && c < 0xA0)
                        && c != 0x2028
                        && c != 0x2029
                        && c != 0xFEFF
                        && c != 0xFFFE
                        && c != 0xFFFF
                        && (c < 0xD800 || c > 0xDFFF));
    }

    private static String singleQuoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static String doubleQuoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    String one = Character.toString(c);
                    out.append(isPrintable(one) ? one : String.format(c > 0xFFFF ? "\\U%08X" : "\\u%04X", c));
                }
            }
        });
        return out.append('"').toString();
    }

    /**
     * As a block scalar: header, line ends and all, without a last line end; empty when it cannot be written so.
     *
     * @param header the indicator to begin with, {@code |} or {@code >}
     * @param indent the spaces before each line
     */
    static Optional<String> block(String text, char header, int indent, String lineEnd) {
        String body = text.stripTrailing();
        String rest = text.substring(body.length());
        boolean breaks = rest.chars().allMatch(c -> c == '\n');
        boolean leading = body.lines().anyMatch(line -> line.startsWith(" ") || line.startsWith("\t"));
        boolean fits = header == '|' ? !body.startsWith(" ") && !body.startsWith("\t") : !leading;
        if (body.isEmpty()
                || body.startsWith("\n")
                || !breaks
                || !fits
                || !isPrintable(body.replace("\n", "").replace("\t", " "))) {
            return Optional.empty();
        }
        String chomp = rest.isEmpty() ? "-" : rest.length() == 1 ? "" : "+";
        StringBuilder out = new StringBuilder().append(header).append(chomp);
        String written = header == '|' ? body : body.replaceAll("\n+", "$0\n");
        for (String line : written.split("\n", -1)) {
            out.append(lineEnd).append(line.isEmpty() ? "" : " ".repeat(indent) + line);
        }
        // Kept line breaks are blank lines; the first of them is the end of the last line.
        out.append(lineEnd.repeat(Math.max(0, rest.length() - 1)));
        return Optional.of(out.toString());
    }
}
