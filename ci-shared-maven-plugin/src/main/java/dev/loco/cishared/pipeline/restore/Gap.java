package dev.loco.cishared.pipeline.restore;

import dev.loco.cishared.pipeline.model.Comments;
import dev.loco.cishared.yaml.YamlFile;
import java.util.List;

/** Where in a file lines can be put without tearing a comment from what it belongs to. */
final class Gap {
    private final YamlFile file;
    private final Comments comments;

    Gap(YamlFile file) {
        this.file = file;
        this.comments = new Comments(file);
    }

    /** The first line of the comments directly above a line, in its own column; the line itself when there are none. */
    int top(int line) {
        int column = indent(line);
        int top = line;
        while (top > 1 && comments.aloneOn(top - 1).isPresent() && indent(top - 1) == column && !isHeader(top - 1)) {
            top--;
        }
        return top;
    }

    /** The last line of what ends on a line: comments below it count when they are indented deeper than the column. */
    int bottom(int line, int column) {
        int bottom = line;
        while (bottom < file.lines() && comments.aloneOn(bottom + 1).isPresent() && indent(bottom + 1) > column) {
            bottom++;
        }
        return bottom;
    }

    /**
     * The line after which something with these comments goes, when it belongs below a line: that line, or the last of
     * the comments when they still stand there, left over from what they explained.
     */
    int below(int line, List<String> wanted) {
        int next = line + 1;
        while (next <= file.lines() && text(next).isBlank()) {
            next++;
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (next + i > file.lines()
                    || !text(next + i).strip().equals(wanted.get(i).strip())) {
                return line;
            }
        }
        return wanted.isEmpty() ? line : next + wanted.size() - 1;
    }

    /** Whether a blank line stands directly above the line. */
    boolean blankAbove(int line) {
        return line > 1 && text(line - 1).isBlank();
    }

    /** Whether nothing but blanks stands before the offset on its line. */
    boolean startsLine(int offset) {
        return file.text()
                .substring(file.startOfLine(file.lineAt(offset)), offset)
                .replace("\uFEFF", "")
                .isBlank();
    }

    /** Columns before the first character of a line that is no blank. */
    int indent(int line) {
        String text = text(line);
        return text.length() - text.stripLeading().length();
    }

    /** Whether it is the line that names the template, which is about the file and never moves. */
    boolean isHeader(int line) {
        return text(line).replace("\uFEFF", "").startsWith("# ci-shared:");
    }

    private String text(int line) {
        return file.text().substring(file.startOfLine(line), file.endOfLine(line));
    }
}
