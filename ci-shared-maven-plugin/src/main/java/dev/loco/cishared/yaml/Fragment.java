package dev.loco.cishared.yaml;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * YAML to be put into a file: lines at column 0, ended by LF, as {@link YamlText} cuts them out of another file.
 *
 * @param lines without line ends; at least one
 * @param root what they say
 */
record Fragment(List<String> lines, YamlNode root) {

    /** Reads a fragment; empty when it is not one well-formed node. */
    static Optional<Fragment> of(String yaml) {
        String text = yaml.replace("\r\n", "\n").stripTrailing();
        YamlFile read = YamlReader.read("", (text + "\n").getBytes(StandardCharsets.UTF_8));
        if (!read.problems().isEmpty() || text.startsWith("---") || text.startsWith("%")) {
            return Optional.empty();
        }
        // The keep indicator counts the blank lines that were cut off: rather not.
        return read.root()
                .filter(root -> !keepsBlankLines(text, root))
                .map(root -> new Fragment(text.lines().toList(), root));
    }

    /** Without a comment behind a scalar or brackets: it would stand in the way of the one that is there. */
    Fragment bare() {
        String text = String.join("\n", lines);
        String own = text.substring(root.span().offset(), root.span().end());
        return isBlock() || own.isEmpty() ? this : new Fragment(own.lines().toList(), root);
    }

    private static boolean keepsBlankLines(String text, YamlNode root) {
        YamlNode last = last(root);
        return isBlockScalar(last)
                && text.substring(
                                last.span().offset(),
                                Math.min(text.length(), last.span().offset() + 3))
                        .contains("+");
    }

    private static YamlNode last(YamlNode node) {
        if (node instanceof YamlMapping m && !m.entries().isEmpty()) {
            return last(m.entries().get(m.entries().size() - 1).value());
        }
        if (node instanceof YamlSequence s && !s.items().isEmpty()) {
            return last(s.items().get(s.items().size() - 1));
        }
        return node;
    }

    /** Whether it is a mapping or list without brackets: it needs lines of its own below its key. */
    boolean isBlock() {
        return root instanceof YamlMapping m && !m.flow() || root instanceof YamlSequence s && !s.flow();
    }

    /** Whether it is a list of dashes. */
    boolean isBlockList() {
        return root instanceof YamlSequence s && !s.flow();
    }

    /** Whether it is a scalar that begins with {@code |} or {@code >}. */
    boolean isBlockScalar() {
        return isBlockScalar(root);
    }

    /** Whether its last line is text of a block scalar, so that no comment can follow on it. */
    boolean endsInBlockScalar() {
        return isBlockScalar(last(root));
    }

    /** What has to follow it at the end of a file, where a block scalar needs the line end that others may lack. */
    String atEndOfFile(String lineEnd) {
        boolean stripped = last(root) instanceof YamlScalar s && !s.value().endsWith("\n");
        return endsInBlockScalar() && !stripped ? lineEnd : "";
    }

    private static boolean isBlockScalar(YamlNode node) {
        return node instanceof YamlScalar s
                && (s.style() == YamlScalar.Style.LITERAL || s.style() == YamlScalar.Style.FOLDED);
    }

    /** The lines, all but the first indented; empty ones stay empty. */
    String indented(int spaces, String lineEnd) {
        StringBuilder out = new StringBuilder(lines.get(0));
        for (String line : lines.subList(1, lines.size())) {
            out.append(lineEnd).append(line.isEmpty() ? "" : " ".repeat(spaces) + line);
        }
        return out.toString();
    }

    /** On one line, as it can stand in brackets; comments are lost. */
    String inFlow() {
        return FlowText.of(root);
    }
}
