package dev.loco.cishared.yaml;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.text.SourceText;
import java.util.List;
import java.util.Optional;

/**
 * One file read as YAML: its text, its tree when it could be read, and what is wrong with it as YAML.
 *
 * @param source the decoded text; of a file that is no UTF-8 the text with replacement characters
 * @param root the first document's root; empty for a file without a document and for one that could not be read
 * @param problems syntax errors, duplicate keys, limits passed; a tree may exist beside duplicate keys
 */
public record YamlFile(SourceText source, Optional<YamlNode> root, List<Finding> problems) {
    public YamlFile {
        problems = List.copyOf(problems);
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
}
