package dev.loco.cishared.yaml;

import dev.loco.cishared.text.SourceText;

/** Cuts YAML out of a file, so that {@link YamlEdits} can put it into another one. */
public final class YamlText {
    private YamlText() {}

    /** The node's lines with the comments in them and on its last line, moved to column 0, ended by LF. */
    public static String of(YamlFile file, YamlNode node) {
        return cut(file, node.span().offset(), node.span().end());
    }

    /** The entry's lines, key and all, with the comments in them and on its last line, moved to column 0. */
    public static String of(YamlFile file, YamlMapping.Entry entry) {
        int end = Math.max(entry.key().span().end(), entry.value().use().end());
        return cut(file, entry.key().span().offset(), end);
    }

    private static String cut(YamlFile file, int start, int end) {
        SourceText source = file.source();
        int line = source.lineAt(start);
        int indent = start - source.startOfLine(line);
        int last = source.lineAt(end);
        int stop = source.endOfLine(last);
        // Behind the node itself only a comment may come along: in brackets other nodes follow on the line.
        boolean comment = source.text().substring(end, stop).strip().startsWith("#");
        StringBuilder out = new StringBuilder();
        for (int n = line; n <= last; n++) {
            int from = n == line
                    ? start
                    : Math.min(source.startOfLine(n) + indent(source, n, indent), source.endOfLine(n));
            int to = n == last ? (comment ? stop : end) : source.endOfLine(n);
            out.append(source.text(), from, Math.max(from, to)).append('\n');
        }
        return out.toString();
    }

    /** At most {@code most} leading spaces of the line. */
    private static int indent(SourceText source, int line, int most) {
        int i = source.startOfLine(line);
        int end = Math.min(source.endOfLine(line), i + most);
        int count = 0;
        while (i + count < end && source.text().charAt(i + count) == ' ') {
            count++;
        }
        return count;
    }
}
