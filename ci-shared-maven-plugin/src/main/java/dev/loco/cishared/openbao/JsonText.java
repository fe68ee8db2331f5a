package dev.loco.cishared.openbao;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** JSON as a snapshot writes it: sorted, indented by two, an entry a line; the same value is always the same text. */
final class JsonText {
    private final StringBuilder text = new StringBuilder();

    private JsonText() {}

    static String of(Json value) {
        JsonText json = new JsonText();
        json.add(value, 0);
        return json.text.append('\n').toString();
    }

    /** A string. */
    static Json string(String value) {
        return new Json.Scalar(value, true);
    }

    /** {@code true} or {@code false}. */
    static Json bool(boolean value) {
        return new Json.Scalar(Boolean.toString(value), false);
    }

    /** An array of strings. */
    static Json strings(List<String> values) {
        return new Json.Items(values.stream().map(JsonText::string).toList());
    }

    private void add(Json value, int depth) {
        if (value instanceof Json.Members object) {
            members(new TreeMap<>(object.members()), depth);
        } else if (value instanceof Json.Items array) {
            items(array.items(), depth);
        } else if (value instanceof Json.Scalar scalar) {
            if (scalar.string()) {
                quoted(scalar.text());
            } else {
                text.append(scalar.text());
            }
        } else {
            text.append("null");
        }
    }

    private void members(Map<String, Json> members, int depth) {
        if (members.isEmpty()) {
            text.append("{}");
            return;
        }
        text.append('{');
        for (Iterator<Map.Entry<String, Json>> rest = members.entrySet().iterator(); rest.hasNext(); ) {
            Map.Entry<String, Json> member = rest.next();
            line(depth + 1);
            quoted(member.getKey());
            text.append(": ");
            add(member.getValue(), depth + 1);
            text.append(rest.hasNext() ? "," : "");
        }
        line(depth);
        text.append('}');
    }

    private void items(List<Json> items, int depth) {
        if (items.isEmpty()) {
            text.append("[]");
            return;
        }
        text.append('[');
        for (Iterator<Json> rest = items.iterator(); rest.hasNext(); ) {
            line(depth + 1);
            add(rest.next(), depth + 1);
            text.append(rest.hasNext() ? "," : "");
        }
        line(depth);
        text.append(']');
    }

    private void line(int depth) {
        text.append('\n').append("  ".repeat(depth));
    }

    private void quoted(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> {
                    // A lone half of a pair has no UTF-8 of its own.
                    if (c < ' ' || c == 0x7f || Character.isSurrogate(c)) {
                        text.append("\\u%04x".formatted((int) c));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }
}
