package dev.loco.cishared.pipeline.restore;

import dev.loco.cishared.pipeline.model.Comments;
import dev.loco.cishared.yaml.YamlComment;
import dev.loco.cishared.yaml.YamlFile;
import dev.loco.cishared.yaml.YamlMapping;
import dev.loco.cishared.yaml.YamlNode;
import dev.loco.cishared.yaml.YamlScalar;
import dev.loco.cishared.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Parts of a template written in another file's indentation, with the comments that belong to them. */
final class Rendering {
    private static final Pattern PLAIN_IN_FLOW =
            Pattern.compile("[A-Za-z0-9_./$][A-Za-z0-9_./$@+=~^%()*?;-]*" + "( [A-Za-z0-9_./$@+=~^%()*?;-]+)*");

    private final YamlFile template;
    private final Comments comments;
    private final Style style;

    Rendering(YamlFile template, Style style) {
        this.template = template;
        this.comments = new Comments(template);
        this.style = style;
    }

    /** Lines without line ends, and the comment lines that stand above them. */
    record Block(List<String> comments, List<String> lines) {

        List<String> whole() {
            List<String> all = new ArrayList<>(comments);
            all.addAll(lines);
            return all;
        }
    }

    /** An entry of a mapping whose keys stand in that column (from 0). */
    Block entry(YamlMapping.Entry entry, int column) {
        return new Block(above(entry.key(), column), entryLines(entry, column));
    }

    /** The value of an entry, as lines that start in the first column. */
    String value(YamlMapping.Entry entry) {
        YamlNode value = entry.value();
        if (value instanceof YamlMapping map && !map.flow()) {
            List<String> lines = new ArrayList<>(above(map.entries().get(0).key(), 0));
            lines.addAll(mapLines(map.entries(), 0));
            return text(lines);
        }
        if (value instanceof YamlSequence list && !list.flow()) {
            return text(list.items().stream()
                    .flatMap(i -> item(i, 0).whole().stream())
                    .toList());
        }
        return value(value);
    }

    /** A scalar, or a collection in braces or brackets, as lines that start in the first column. */
    String value(YamlNode value) {
        return text(valueLines(value, 0, style.map()));
    }

    private static String text(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }

    /** An item of a list whose dashes stand in that column (from 0). */
    Block item(YamlNode item, int column) {
        List<String> lines = new ArrayList<>(
                item instanceof YamlMapping map && !map.flow()
                        ? mapLines(map.entries(), column + 2)
                        : valueLines(item, column, 2));
        String first = lines.get(0).stripLeading();
        lines.set(0, " ".repeat(column) + "- " + first + (item instanceof YamlMapping ? "" : behind(item)));
        return new Block(above(item, column), lines);
    }

    /** The entries of a mapping, one below the other. */
    List<String> mapLines(List<YamlMapping.Entry> entries, int column) {
        List<String> lines = new ArrayList<>();
        for (YamlMapping.Entry entry : entries) {
            // The comment above the first entry belongs to what holds the mapping when both start on one line.
            boolean first = entry == entries.get(0);
            Block block = entry(entry, column);
            lines.addAll(first ? block.lines : block.whole());
        }
        return lines;
    }

    /** A value as it stands behind {@code key:} or {@code -} in that column: its first line, then indented lines. */
    List<String> valueLines(YamlNode value, int column, int indent) {
        if (value instanceof YamlScalar scalar) {
            return scalarLines(scalar, column + indent);
        }
        return List.of(flow(value));
    }

    /** A value in one line, fit for the inside of braces and brackets. */
    String flow(YamlNode value) {
        if (value instanceof YamlMapping map) {
            return map.entries().stream()
                    .map(e -> flow(e.key()) + ": " + flow(e.value()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof YamlSequence list) {
            return list.items().stream().map(this::flow).collect(Collectors.joining(", ", "[", "]"));
        }
        YamlScalar scalar = (YamlScalar) value;
        String text = scalar.value();
        boolean quoted = scalar.type() == YamlScalar.Type.STRING
                        && !PLAIN_IN_FLOW.matcher(text).matches()
                || scalar.style() != YamlScalar.Style.PLAIN;
        return scalar.isNull() ? "null" : quoted ? doubleQuoted(text) : text;
    }

    /** The comments above a node, in that column. */
    List<String> above(YamlNode node, int column) {
        return comments.above(node.span().line()).stream()
                .map(c -> " ".repeat(column) + written(c))
                .toList();
    }

    private List<String> entryLines(YamlMapping.Entry entry, int column) {
        String key = " ".repeat(column) + raw(entry.key()) + ":";
        YamlNode value = entry.value();
        List<String> lines = new ArrayList<>();
        if (value instanceof YamlMapping map && !map.flow()) {
            lines.add(key + behind(entry.key()));
            List<YamlMapping.Entry> entries = map.entries();
            lines.addAll(above(entries.get(0).key(), column + style.map()));
            lines.addAll(mapLines(entries, column + style.map()));
        } else if (value instanceof YamlSequence list && !list.flow()) {
            lines.add(key + behind(entry.key()));
            list.items()
                    .forEach(i -> lines.addAll(item(i, column + style.list()).whole()));
        } else if (value instanceof YamlScalar scalar
                && scalar.isNull()
                && scalar.span().length() == 0) {
            lines.add(key + behind(entry.key()));
        } else {
            List<String> below = valueLines(value, column, style.map());
            lines.add(key + " " + below.get(0) + (below.size() == 1 ? behind(entry.key()) : ""));
            lines.addAll(below.subList(1, below.size()));
        }
        return lines;
    }

    private List<String> scalarLines(YamlScalar scalar, int indent) {
        String raw = raw(scalar);
        boolean block = scalar.style() == YamlScalar.Style.LITERAL || scalar.style() == YamlScalar.Style.FOLDED;
        if (!block) {
            return List.of(raw.indexOf('\n') < 0 ? raw : doubleQuoted(scalar.value()));
        }
        List<String> source = raw.lines().toList();
        int least = source.stream()
                .skip(1)
                .filter(l -> !l.isBlank())
                .mapToInt(l -> l.length() - l.stripLeading().length())
                .min()
                .orElse(0);
        List<String> lines = new ArrayList<>(List.of(source.get(0)));
        source.stream()
                .skip(1)
                .map(l -> l.isBlank() ? "" : " ".repeat(indent) + l.substring(least))
                .forEach(lines::add);
        return lines;
    }

    private String behind(YamlNode node) {
        return comments.on(node.span().line())
                .filter(c -> !c.ownLine() && c.span().offset() >= node.span().end())
                .map(c -> " " + written(c))
                .orElse("");
    }

    private String written(YamlComment comment) {
        return template.text()
                .substring(comment.span().offset(), comment.span().end())
                .stripTrailing();
    }

    private String raw(YamlNode node) {
        return template.text().substring(node.span().offset(), node.span().end());
    }

    private static String doubleQuoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default -> quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
