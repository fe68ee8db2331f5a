package dev.loco.cishared.pipeline.restore;

import dev.loco.cishared.pipeline.model.Comments;
import dev.loco.cishared.yaml.YamlComment;
import dev.loco.cishared.yaml.YamlFile;
import dev.loco.cishared.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The comments of one file as its reader sees them: those above something, blank lines between them included, and the
 * one behind it. They are read, and edited, for something that is the first on its line; a dash may stand before it.
 */
public final class Remarks {
    private final YamlFile file;
    private final Comments comments;
    private final Gap gap;

    /** Those of a file. */
    public Remarks(YamlFile file) {
        this.file = file;
        this.comments = new Comments(file);
        this.gap = new Gap(file);
    }

    /** Comment lines and blank lines directly above one line; blank ones at the top do not count. */
    private record Region(int first, List<String> lines) {}

    /** What stands above the node, each line without its indentation; nothing when it is not the first on its line. */
    public List<String> above(YamlNode node, boolean behindDash) {
        return startsLine(node, behindDash) ? region(line(node)).lines : List.of();
    }

    /** The comment behind the node's first line, with its {@code #}; empty when it is not the first on its line. */
    public Optional<String> behind(YamlNode node, boolean behindDash) {
        return startsLine(node, behindDash)
                ? comments.on(line(node)).filter(c -> !c.ownLine()).map(this::written)
                : Optional.empty();
    }

    /** Whether a comment could be put above or behind the node without a word about anything else. */
    public boolean startsLine(YamlNode node, boolean behindDash) {
        if (node.alias().isPresent()) {
            return false;
        }
        String before = before(node);
        return before.isBlank() || behindDash && before.strip().equals("-");
    }

    /**
     * Puts other lines in the place of some that stand above a node.
     *
     * @param from where they start among the lines of {@link #above}
     * @param count how many go
     * @param lines what comes instead, without indentation
     */
    public Restoration replaceAbove(YamlNode node, int from, int count, List<String> lines) {
        Region region = region(line(node));
        int first = region.first + from;
        int start = file.startOfLine(first);
        if (file.text().startsWith("\uFEFF", start)) {
            start++;
        }
        String indent = " ".repeat(column(node));
        StringBuilder text = new StringBuilder();
        lines.forEach(l -> text.append(l.isEmpty() ? "" : indent + l).append(file.lineEnd()));
        return Restoration.edit(start, file.startOfLine(first + count) - start, text.toString());
    }

    /** Puts another comment, with its {@code #}, behind the node's first line; an empty one takes it away. */
    public Restoration replaceBehind(YamlNode node, Optional<String> comment) {
        int line = line(node);
        String text = comment.map(c -> " " + c).orElse("");
        Optional<YamlComment> now = comments.on(line).filter(c -> !c.ownLine());
        int end = file.endOfLine(line);
        if (now.isEmpty()) {
            return Restoration.edit(end, 0, text);
        }
        int start = now.get().span().offset();
        if (comment.isPresent()) {
            return Restoration.edit(start, end - start, comment.get());
        }
        while (start > 0 && (file.text().charAt(start - 1) == ' ' || file.text().charAt(start - 1) == '\t')) {
            start--;
        }
        return Restoration.edit(start, end - start, "");
    }

    /** The texts of all comments that an edit would take away. */
    public List<String> in(Restoration.Edits edits) {
        List<String> found = new ArrayList<>();
        for (YamlComment comment : file.comments()) {
            int at = comment.span().offset();
            if (edits.edits().stream().anyMatch(e -> e.offset() <= at && at < e.offset() + e.length())) {
                found.add(comment.text());
            }
        }
        return found;
    }

    private Region region(int line) {
        int first = line;
        while (first > 1
                && (comments.aloneOn(first - 1).isPresent() || text(first - 1).isEmpty())) {
            if (gap.isHeader(first - 1)) {
                break;
            }
            first--;
        }
        while (first < line && text(first).isEmpty()) {
            first++;
        }
        List<String> lines = new ArrayList<>();
        for (int l = first; l < line; l++) {
            lines.add(text(l));
        }
        return new Region(first, lines);
    }

    private String text(int line) {
        return file.text()
                .substring(file.startOfLine(line), file.endOfLine(line))
                .replace("\uFEFF", "")
                .strip();
    }

    private String written(YamlComment comment) {
        return file.text()
                .substring(comment.span().offset(), comment.span().end())
                .stripTrailing();
    }

    private String before(YamlNode node) {
        int offset = node.span().offset();
        return file.text()
                .substring(file.startOfLine(file.lineAt(offset)), offset)
                .replace("\uFEFF", "");
    }

    private int column(YamlNode node) {
        String before = before(node);
        int dash = before.indexOf('-');
        return dash < 0 ? before.length() : dash;
    }

    private int line(YamlNode node) {
        return file.lineAt(node.span().offset());
    }
}
