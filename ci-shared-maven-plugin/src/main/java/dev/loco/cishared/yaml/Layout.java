package dev.loco.cishared.yaml;

import dev.loco.cishared.text.SourceText;
import java.util.List;
import java.util.Optional;

/** Where the parts of collections lie in the text: lines, indentation, and the stretch that each child takes up. */
final class Layout {
    private final YamlFile file;
    private final SourceText source;
    private final String text;

    Layout(YamlFile file) {
        this.file = file;
        this.source = file.source();
        this.text = source.text();
    }

    /**
     * The stretch of one entry or item.
     *
     * @param start its dash or key; of a key with an anchor or tag, that
     * @param value where its value's text starts, or its alias
     * @param end just after its value
     */
    record Slot(int start, int value, int end) {}

    String text() {
        return text;
    }

    String lineEnd() {
        return source.lineEnd();
    }

    int lineStart(int offset) {
        return source.startOfLine(source.lineAt(offset));
    }

    /** Just after the last character of the offset's line. */
    int lineEndOf(int offset) {
        return source.endOfLine(source.lineAt(offset));
    }

    /** The start of the line after the offset's, or the end of the text when that line is the last. */
    int nextLine(int offset) {
        int line = source.lineAt(offset);
        return line < source.lines() ? source.startOfLine(line + 1) : text.length();
    }

    /** The end of the offset's line; behind the blank lines that a block scalar ending there keeps as its own. */
    int behind(int end) {
        int at = lineEndOf(end);
        if (endsKeptScalar(end)) {
            while (nextLine(at) < text.length()
                    && text.substring(nextLine(at), lineEndOf(nextLine(at))).isBlank()) {
                at = lineEndOf(nextLine(at));
            }
        }
        return at;
    }

    /** Whether the offset ends a block scalar that is the last of a text without a final line end. */
    boolean endsUnfinished(int end) {
        return lineEndOf(end) == text.length() && endsBlockScalar(end);
    }

    /** Whether a block scalar ends there that counts the blank lines behind it as its own. */
    boolean endsKeptScalar(int end) {
        return file.root()
                .flatMap(root -> endingAt(root, end))
                .filter(this::keepsBlankLines)
                .isPresent();
    }

    /** Whether a block scalar ends there, so that what follows depends on line ends. */
    boolean endsBlockScalar(int end) {
        return file.root()
                .flatMap(root -> endingAt(root, end))
                .filter(Layout::isBlock)
                .isPresent();
    }

    private static boolean isBlock(YamlScalar scalar) {
        return scalar.style() == YamlScalar.Style.LITERAL || scalar.style() == YamlScalar.Style.FOLDED;
    }

    private boolean keepsBlankLines(YamlScalar scalar) {
        int start = scalar.span().offset();
        return isBlock(scalar)
                && text.substring(start, Math.min(start + 3, text.length())).contains("+");
    }

    private static Optional<YamlScalar> endingAt(YamlNode node, int end) {
        if (node.alias().isPresent() || node.span().end() < end || node.span().offset() > end) {
            return Optional.empty();
        }
        if (node instanceof YamlScalar scalar) {
            return scalar.span().end() == end ? Optional.of(scalar) : Optional.empty();
        }
        List<YamlNode> inner = node instanceof YamlSequence s
                ? s.items()
                : ((YamlMapping) node)
                        .entries().stream().map(YamlMapping.Entry::value).toList();
        return inner.stream().flatMap(child -> endingAt(child, end).stream()).findFirst();
    }

    /** How many characters stand before it on its line; a byte-order mark does not count. */
    int indent(int offset) {
        int start = lineStart(offset);
        return offset - start - (start < offset && text.charAt(start) == '\uFEFF' ? 1 : 0);
    }

    /** Whether nothing but spaces stands before it on its line. */
    boolean startsLine(int offset) {
        return text.substring(lineStart(offset), offset).replace("\uFEFF", "").isBlank();
    }

    /** What follows on the line: empty, or white space and a comment. */
    String tail(int offset) {
        String tail = text.substring(offset, lineEndOf(offset));
        return tail.isBlank() ? "" : tail;
    }

    /** The first offset at or after it that is neither white space nor in a comment. */
    int skipBlankAndComments(int from) {
        int i = from;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '#') {
                i = Math.max(lineEndOf(i), i + 1);
            } else if (Character.isWhitespace(c)) {
                i++;
            } else {
                break;
            }
        }
        return i;
    }

    /** The first own-line comment of those that stand directly above the line of the offset, at its indentation. */
    int withCommentsAbove(int start, int notBefore) {
        int indent = indent(start);
        int top = lineStart(start);
        while (top > notBefore) {
            int above = lineStart(top - 1);
            Optional<YamlComment> comment = file.commentOn(source.lineAt(above));
            if (above < notBefore
                    || comment.isEmpty()
                    || !comment.get().ownLine()
                    || indent(comment.get().span().offset()) != indent) {
                break;
            }
            top = above;
        }
        return top;
    }

    /** How far this file indents a mapping in a mapping; 2 when it has none. */
    int step() {
        return file.root().map(root -> step(root, 0)).filter(step -> step > 0).orElse(2);
    }

    private int step(YamlNode node, int depth) {
        if (node instanceof YamlMapping mapping && !mapping.flow() && depth < Limit.DEPTH) {
            for (YamlMapping.Entry entry : mapping.entries()) {
                if (entry.key().alias().isPresent() || entry.value().alias().isPresent()) {
                    continue;
                }
                if (entry.value() instanceof YamlMapping inner && !inner.flow()) {
                    return indent(inner.span().offset()) - indent(mapping.span().offset());
                }
                int found = step(entry.value(), depth + 1);
                if (found > 0) {
                    return found;
                }
            }
        } else if (node instanceof YamlSequence sequence && !sequence.flow() && depth < Limit.DEPTH) {
            for (YamlNode item : sequence.items()) {
                int found = item.alias().isPresent() ? 0 : step(item, depth + 1);
                if (found > 0) {
                    return found;
                }
            }
        }
        return 0;
    }

    /** Whether this file's lists stand at the indentation of their keys; false when it has none. */
    boolean listsUnindented() {
        return file.root().map(root -> unindented(root, 0)).orElse(0) > 0;
    }

    /** Above 0 for yes, below for no, 0 when there is no list in it. */
    private int unindented(YamlNode node, int depth) {
        int votes = 0;
        if (depth < Limit.DEPTH && node instanceof YamlMapping mapping && !mapping.flow()) {
            for (YamlMapping.Entry entry : mapping.entries()) {
                if (entry.key().alias().isPresent() || entry.value().alias().isPresent()) {
                    continue;
                }
                if (entry.value() instanceof YamlSequence list && !list.flow()) {
                    votes += indent(list.span().offset())
                                    == indent(mapping.span().offset())
                            ? 1
                            : -1;
                }
                votes += unindented(entry.value(), depth + 1);
            }
        } else if (depth < Limit.DEPTH && node instanceof YamlSequence list && !list.flow()) {
            for (YamlNode item : list.items()) {
                votes += item.alias().isPresent() ? 0 : unindented(item, depth + 1);
            }
        }
        return votes;
    }

    /** The stretch of an entry that is written in the mapping itself; empty for a merged one and for {@code ? key}. */
    Optional<Slot> slot(YamlMapping mapping, YamlMapping.Entry entry) {
        if (mapping.alias().isPresent() || entry.key().alias().isPresent()) {
            return Optional.empty();
        }
        int key = entry.key().span().offset();
        int value = entry.value().use().offset();
        int end = Math.max(entry.key().span().end(), entry.value().use().end());
        int start;
        if (mapping.flow()) {
            start = flowStart(mapping.span().offset(), key);
        } else {
            int column = indent(mapping.span().offset());
            start = key - indent(key) + column;
            if (start > key || start < mapping.span().offset()) {
                return Optional.empty();
            }
        }
        return text.charAt(start) == '?' && start != key ? Optional.empty() : Optional.of(new Slot(start, value, end));
    }

    /** The stretch of an item that is written in the list itself; empty for one that a merge brought. */
    Optional<Slot> slot(YamlSequence sequence, YamlNode item) {
        int value = item.use().offset();
        int end = item.use().end();
        if (sequence.alias().isPresent()
                || value < sequence.span().offset()
                || end > sequence.span().end()) {
            return Optional.empty();
        }
        int start = sequence.flow() ? flowStart(sequence.span().offset(), value) : dash(sequence, value);
        boolean merged = item.alias().isPresent()
                && text.substring(start, value).replaceAll("#.*", "").contains("<<");
        return merged ? Optional.empty() : Optional.of(new Slot(start, value, end));
    }

    private int dash(YamlSequence sequence, int value) {
        int column = indent(sequence.span().offset());
        for (int line = source.lineAt(value);
                line > source.lineAt(sequence.span().offset());
                line--) {
            int at = source.startOfLine(line) + column;
            if (at <= value && at < text.length() && text.charAt(at) == '-' && startsLine(at) && isBlank(at + 1)) {
                return at;
            }
        }
        return sequence.span().offset();
    }

    private boolean isBlank(int offset) {
        return offset >= text.length() || Character.isWhitespace(text.charAt(offset));
    }

    /** Back over the anchor and tag to the first character after the comma or bracket. */
    private int flowStart(int open, int content) {
        int i = content;
        while (i > open + 1) {
            int word = i;
            while (word > open + 1 && Character.isWhitespace(text.charAt(word - 1))) {
                word--;
            }
            int end = word;
            while (word > open + 1
                    && !Character.isWhitespace(text.charAt(word - 1))
                    && ",[]{}".indexOf(text.charAt(word - 1)) < 0) {
                word--;
            }
            if (word == end || (text.charAt(word) != '&' && text.charAt(word) != '!')) {
                return i;
            }
            i = word;
        }
        return i;
    }
}
