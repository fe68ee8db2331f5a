package dev.loco.cishared.yaml;

import dev.loco.cishared.finding.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Replaces scalars and the values of keys and dashes. */
final class ValueEdits {
    private final YamlFile file;
    private final Layout layout;
    private final String text;

    ValueEdits(YamlFile file, Layout layout) {
        this.file = file;
        this.layout = layout;
        this.text = layout.text();
    }

    Optional<List<Edit>> scalar(YamlScalar scalar, String value) {
        if (scalar.alias().isPresent()) {
            return Optional.empty();
        }
        int start = scalar.span().offset();
        int length = scalar.span().length();
        boolean block = isBlockScalar(scalar);
        if (block) {
            Optional<String> written = blockScalar(scalar, value);
            if (written.isPresent()) {
                return one(start, length, written.get());
            }
        }
        String quoted = Quoting.onOneLine(value, scalar.style(), scalar.type(), inFlow(start));
        String replacement = quoted + (block ? headerComment(start) : "");
        // Nothing at all just after a colon or dash: there must be a space before the new text.
        boolean glued = length == 0 && start > 0 && !Character.isWhitespace(text.charAt(start - 1));
        return one(start, length, (glued ? afterKey(start) : "") + replacement);
    }

    /** What separates a value from what stands just before it: of a lone key in braces, {@code {a}}, a colon too. */
    private String afterKey(int at) {
        int word = at;
        while (word > 0
                && !Character.isWhitespace(text.charAt(word - 1))
                && ",[]{}".indexOf(text.charAt(word - 1)) < 0) {
            word--;
        }
        boolean property = text.charAt(word) == '&' || text.charAt(word) == '!';
        return inFlow(at) && text.charAt(at - 1) != ':' && !property ? ": " : " ";
    }

    /** Written like the block scalar before, with its header's comment and indentation. */
    private Optional<String> blockScalar(YamlScalar scalar, String value) {
        int start = scalar.span().offset();
        int firstLine = layout.nextLine(start);
        while (firstLine < scalar.span().end()
                && text.substring(firstLine, layout.lineEndOf(firstLine)).isBlank()) {
            firstLine = layout.nextLine(firstLine);
        }
        // A last line break cannot be said where the file ends without one, and that it does stays.
        boolean noLineEnd = scalar.span().end() == text.length() && !text.endsWith("\n") && !text.endsWith("\r");
        if (firstLine >= scalar.span().end()
                || (noLineEnd && value.endsWith("\n"))
                || text.substring(start, layout.lineEndOf(start)).matches(".[-+]?[0-9].*")) {
            return Optional.empty();
        }
        int indent = 0;
        while (text.charAt(firstLine + indent) == ' ') {
            indent++;
        }
        return Quoting.block(value, text.charAt(start), indent, layout.lineEnd())
                // Blank lines behind the value would be kept as its own.
                .filter(written -> written.charAt(1) != '+')
                .map(written -> {
                    int headerEnd = written.indexOf(layout.lineEnd());
                    return written.substring(0, headerEnd) + headerComment(start) + written.substring(headerEnd);
                });
    }

    private static boolean isBlockScalar(YamlNode node) {
        return node instanceof YamlScalar s
                && (s.style() == YamlScalar.Style.LITERAL || s.style() == YamlScalar.Style.FOLDED);
    }

    /** The comment on a block scalar's first line with the white space before it; may be empty. */
    private String headerComment(int start) {
        int i = start + 1;
        while (i < text.length() && "+-0123456789".indexOf(text.charAt(i)) >= 0) {
            i++;
        }
        return layout.tail(i);
    }

    /** Whether the offset lies in brackets or braces of the tree. */
    private boolean inFlow(int offset) {
        return file.root().map(root -> inFlow(root, offset)).orElse(false);
    }

    private static boolean inFlow(YamlNode node, int offset) {
        if (node.alias().isPresent()
                || offset < node.span().offset()
                || offset > node.span().end()) {
            return false;
        }
        if (node instanceof YamlMapping m) {
            return m.flow() || m.entries().stream().anyMatch(e -> inFlow(e.key(), offset) || inFlow(e.value(), offset));
        }
        return node instanceof YamlSequence s
                && (s.flow() || s.items().stream().anyMatch(item -> inFlow(item, offset)));
    }

    /** Of a child in brackets or braces. */
    Optional<List<Edit>> inFlow(Layout.Slot slot, Fragment fragment) {
        int start = slot.value();
        boolean glued = start == slot.end() && start > slot.start();
        return one(start, slot.end() - start, (glued ? afterKey(start) : "") + fragment.inFlow());
    }

    /**
     * Of a key in a block mapping.
     *
     * @param indent that of the key
     */
    Optional<List<Edit>> ofKey(Layout.Slot slot, int keyEnd, YamlNode old, Fragment fragment, int indent) {
        boolean onKeyLine = layout.lineStart(slot.value()) == layout.lineStart(keyEnd);
        boolean oldBlock = isBlock(old);
        int inner = indent + layout.step();
        if (!fragment.isBlock()) {
            return onKeyLine ? inline(slot, old, fragment, inner) : backToKeyLine(slot, keyEnd, fragment, inner);
        }
        boolean unindented = fragment.isBlockList() && layout.listsUnindented();
        if (onKeyLine) {
            return below(slot, old, fragment, unindented ? indent : inner);
        }
        int column = layout.indent(slot.value());
        if (!oldBlock || (column <= indent && !fragment.isBlockList())) {
            String first = " ".repeat(Math.max(0, inner - column));
            int at = Math.max(inner, column);
            return one(slot.value(), stop(slot, fragment) - slot.value(), first + ended(slot, fragment, at));
        }
        return one(slot.value(), stop(slot, fragment) - slot.value(), ended(slot, fragment, column));
    }

    /** Of a dash in a block list. */
    Optional<List<Edit>> ofDash(Layout.Slot slot, YamlNode old, Fragment fragment) {
        boolean onDashLine = layout.lineStart(slot.value()) == layout.lineStart(slot.start());
        int column = slot.value() == slot.end() ? layout.indent(slot.start()) + 2 : layout.indent(slot.value());
        boolean properties =
                onDashLine && !text.substring(slot.start() + 1, slot.value()).isBlank();
        if (fragment.isBlock()) {
            if (properties) {
                return below(slot, old, fragment, layout.indent(slot.start()) + layout.step());
            }
            String glue = slot.value() == slot.end() && onDashLine ? " " : "";
            if (isBlockScalar(old) && !headerComment(slot.value()).isEmpty()) {
                return below(slot, old, fragment, layout.indent(slot.start()) + layout.step());
            }
            return one(slot.value(), stop(slot, fragment) - slot.value(), glue + ended(slot, fragment, column));
        }
        return inline(slot, old, fragment, layout.indent(slot.start()) + 2);
    }

    private static boolean isBlock(YamlNode node) {
        return node instanceof YamlMapping m && !m.flow() || node instanceof YamlSequence s && !s.flow();
    }

    /** The fragment at its place; a comment behind the old value must not become text of a block scalar. */
    private String ended(Layout.Slot slot, Fragment fragment, int indent) {
        String written = fragment.indented(indent, layout.lineEnd());
        boolean comment = !layout.tail(slot.end()).isEmpty();
        return fragment.endsInBlockScalar() && comment
                ? written + layout.lineEnd() + " ".repeat(layout.indent(slot.start()))
                : written;
    }

    /** The old value's end; white space behind it must not become text of a block scalar either. */
    private int stop(Layout.Slot slot, Fragment fragment) {
        boolean blank = fragment.endsInBlockScalar() && layout.tail(slot.end()).isEmpty();
        return blank ? layout.lineEndOf(slot.end()) : slot.end();
    }

    /** A scalar or brackets where the old value was, on the line of the key or dash. */
    private Optional<List<Edit>> inline(Layout.Slot slot, YamlNode old, Fragment fragment, int inner) {
        int start = slot.value();
        int length = slot.end() - start;
        boolean glued = length == 0 && start > 0 && !Character.isWhitespace(text.charAt(start - 1));
        String space = glued ? " " : "";
        String comment = isBlockScalar(old) ? headerComment(start) : "";
        String written =
                fragment.indented(fragment.isBlockScalar() ? inner - bodyIndent(fragment) : inner, layout.lineEnd());
        if (!fragment.isBlockScalar()) {
            return one(start, length, space + written + comment);
        }
        String tail = comment.isEmpty() && !isBlockScalar(old) ? layout.tail(slot.end()) : comment;
        int end = isBlockScalar(old) ? slot.end() : layout.lineEndOf(slot.end());
        int headerEnd = written.indexOf(layout.lineEnd());
        if (headerEnd < 0 || written.substring(0, headerEnd).contains("#")) {
            return Optional.empty();
        }
        return one(start, end - start, space + written.substring(0, headerEnd) + tail + written.substring(headerEnd));
    }

    /** How far the text of a block scalar is indented in the fragment. */
    private static int bodyIndent(Fragment fragment) {
        return fragment.lines().stream()
                .skip(1)
                .filter(line -> !line.isBlank())
                .mapToInt(line -> line.length() - line.stripLeading().length())
                .findFirst()
                .orElse(0);
    }

    /** A block collection on the lines below; what stood behind the old value stays on the key's line. */
    private Optional<List<Edit>> below(Layout.Slot slot, YamlNode old, Fragment fragment, int indent) {
        int start = slot.value();
        while (start > 0 && text.charAt(start - 1) == ' ') {
            start--;
        }
        boolean block = isBlockScalar(old);
        int end = block ? slot.end() : layout.lineEndOf(slot.end());
        String tail = block ? headerComment(slot.value()) : layout.tail(slot.end());
        if (!block && layout.lineStart(slot.end()) != layout.lineStart(slot.value()) && !tail.isEmpty()) {
            return Optional.empty();
        }
        String lines = layout.lineEnd() + " ".repeat(indent) + fragment.indented(indent, layout.lineEnd());
        return one(start, end - start, tail + lines);
    }

    /** A scalar or brackets up on the key's line, where there were lines below it; comments in between stay. */
    private Optional<List<Edit>> backToKeyLine(Layout.Slot slot, int keyEnd, Fragment fragment, int inner) {
        int at = text.indexOf(':', keyEnd) + 1;
        int lineEnd = layout.lineEndOf(keyEnd);
        String between = text.substring(at, lineEnd);
        // An anchor or tag belongs between the key and its value.
        int properties = 0;
        while (properties < between.length() && !between.startsWith(" #", properties)) {
            properties++;
        }
        at += between.substring(0, properties).stripTrailing().length();
        String written =
                fragment.indented(fragment.isBlockScalar() ? inner - bodyIndent(fragment) : inner, layout.lineEnd());
        String tail = layout.tail(slot.end());
        if (fragment.isBlockScalar()
                || layout.skipBlankAndComments(at) != slot.value()
                || (!tail.isEmpty() && !tail.strip().startsWith("#"))) {
            return Optional.empty();
        }
        List<Edit> edits = new ArrayList<>();
        edits.add(new Edit(at, 0, " " + written));
        int from = layout.lineStart(slot.value());
        int valueEnd = layout.lineEndOf(slot.end());
        // Together with the line ends before the value, so that a missing final line end stays missing.
        int before = layout.lineEndOf(from - 1);
        if (tail.isEmpty()) {
            while (valueEnd == text.length() && Character.isWhitespace(text.charAt(before - 1))) {
                before--;
            }
            edits.add(new Edit(before, valueEnd - before, ""));
        } else {
            edits.add(new Edit(slot.value(), layout.text().indexOf('#', slot.end()) - slot.value(), ""));
        }
        return Optional.of(edits);
    }

    private static Optional<List<Edit>> one(int offset, int length, String replacement) {
        return Optional.of(List.of(new Edit(offset, length, replacement)));
    }
}
