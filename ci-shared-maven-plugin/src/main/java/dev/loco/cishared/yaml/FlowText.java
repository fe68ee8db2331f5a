package dev.loco.cishared.yaml;

import java.util.stream.Collectors;

/** Writes a tree on one line, in brackets and braces. */
final class FlowText {
    private FlowText() {}

    static String of(YamlNode node) {
        if (node instanceof YamlSequence s) {
            return s.items().stream().map(FlowText::of).collect(Collectors.joining(", ", "[", "]"));
        }
        if (node instanceof YamlMapping m) {
            return m.entries().stream().map(FlowText::entry).collect(Collectors.joining(", ", "{", "}"));
        }
        return scalar((YamlScalar) node);
    }

    static String entry(YamlMapping.Entry entry) {
        return scalar(entry.key()) + ": " + of(entry.value());
    }

    private static String scalar(YamlScalar s) {
        if (s.isNull()) {
            return s.value().isEmpty() ? "null" : s.value();
        }
        return s.type() == YamlScalar.Type.STRING ? Quoting.onOneLine(s.value(), s.style(), s.type(), true) : s.value();
    }
}
