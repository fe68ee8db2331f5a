package dev.loco.cishared.pipeline.model;

import dev.loco.cishared.finding.Span;
import dev.loco.cishared.yaml.YamlFile;
import dev.loco.cishared.yaml.YamlNode;
import dev.loco.cishared.yaml.YamlScalar;
import java.util.Optional;

/** The piece of a file that a finding points at and quotes. */
public final class Token {
    private static final int LONGEST_QUOTE = 80;

    private Token() {}

    /**
     * Where a part of a scalar's value is written; the scalar's first line when that cannot be told, its alias when it
     * comes through one.
     *
     * @param offset of the part in the value, in UTF-16 units
     * @param length of the part
     */
    public static Span part(YamlFile file, YamlScalar scalar, int offset, int length) {
        if (scalar.alias().isPresent()) {
            return scalar.use();
        }
        return written(file, scalar, offset, length).orElseGet(() -> firstLine(file, scalar.span()));
    }

    /** The same, but empty when the part is not written as it is or comes through an alias. */
    public static Optional<Span> written(YamlFile file, YamlScalar scalar, int offset, int length) {
        if (scalar.alias().isPresent() || length == 0) {
            return Optional.empty();
        }
        String raw = raw(file, scalar);
        String value = scalar.value();
        int start = scalar.span().offset();
        if (raw.equals(value)) {
            return Optional.of(file.span(start + offset, length));
        }
        if (raw.length() == value.length() + 2 && raw.startsWith(value, 1)) {
            return Optional.of(file.span(start + 1 + offset, length));
        }
        // Folded and escaped: count which occurrence of the part it is.
        String part = value.substring(offset, offset + length);
        int nth = 0;
        for (int i = value.indexOf(part); i >= 0 && i < offset; i = value.indexOf(part, i + 1)) {
            nth++;
        }
        int at = raw.indexOf(part);
        while (nth > 0 && at >= 0) {
            at = raw.indexOf(part, at + 1);
            nth--;
        }
        return at < 0 ? Optional.empty() : Optional.of(file.span(start + at, length));
    }

    /** A node's own first line, or its alias. */
    public static Span of(YamlFile file, YamlNode node) {
        return node.alias().orElseGet(() -> firstLine(file, node.span()));
    }

    /** The part of a span that lies on its first line. */
    public static Span firstLine(YamlFile file, Span span) {
        int end = Math.min(span.end(), file.endOfLine(span.line()));
        return file.span(span.offset(), Math.max(0, end - span.offset()));
    }

    /** A piece of text in backquotes, its white space made single blanks, cut when it is long. */
    public static String quote(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return "`" + (line.length() > LONGEST_QUOTE ? line.substring(0, LONGEST_QUOTE - 1) + "…" : line) + "`";
    }

    /** A scalar's value; of anything else its text as it is written. */
    public static String text(YamlFile file, YamlNode node) {
        return node instanceof YamlScalar scalar ? scalar.value() : raw(file, node);
    }

    private static String raw(YamlFile file, YamlNode node) {
        return file.text().substring(node.span().offset(), node.span().end());
    }
}
