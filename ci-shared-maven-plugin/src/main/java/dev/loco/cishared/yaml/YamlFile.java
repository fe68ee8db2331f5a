package dev.loco.cishared.yaml;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.text.SourceText;
import java.util.List;
import java.util.Optional;

/**
 * One file read as YAML: its text, its tree when it could be read, and what is wrong with it as YAML.
 *
 * @param source the decoded text; as {@link dev.loco.cishared.text.Decoding} has it; empty for a file
 *     that is too large
 * @param root the first document's root; empty for a file without a document and for one that could not be read
 * @param problems syntax errors, duplicate keys, limits passed; a tree may exist beside duplicate keys
 * @param comments those of the first document, in order; none when it could not be read
 */
public record YamlFile(SourceText source, Optional<YamlNode> root, List<Finding> problems, List<YamlComment> comments) {
    public YamlFile {
        problems = List.copyOf(problems);
        comments = List.copyOf(comments);
    }

    /** The path relative to the repository's root. */
    public String file() {
        return source.file();
    }

    /** The whole decoded text: what the spans of the nodes count in. For rooms that do not know {@link SourceText}. */
    public String text() {
        return source.text();
    }

    /**
     * The span of {@code length} UTF-16 units from {@code offset} on.
     *
     * @throws IndexOutOfBoundsException when it is not inside the text
     */
    public Span span(int offset, int length) {
        return source.at(offset, length, Span::new);
    }

    /** The comment on the line (from 1), be it alone there or after a node. A {@code #} in a value is no comment. */
    public Optional<YamlComment> commentOn(int line) {
        for (YamlComment comment : comments) {
            if (comment.span().line() == line) {
                return Optional.of(comment);
            }
        }
        return Optional.empty();
    }

    /** How many lines the text has; a text that ends in a line end has an empty last line. */
    public int lines() {
        return source.lines();
    }

    /** The line, from 1, that the offset lies in. */
    public int lineAt(int offset) {
        return source.lineAt(offset);
    }

    /** The offset at which the line starts; lines count from 1. */
    public int startOfLine(int line) {
        return source.startOfLine(line);
    }

    /** The offset just after the line's last character, before its line end. */
    public int endOfLine(int line) {
        return source.endOfLine(line);
    }

    /** The line end this text uses. */
    public String lineEnd() {
        return source.lineEnd();
    }
}
