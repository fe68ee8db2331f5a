package dev.loco.cishared.release.commit;

import dev.loco.cishared.finding.Span;
import dev.loco.cishared.text.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A message to be checked: which lines of a text it is made of, so that every word of it keeps its place in that text.
 *
 * @param name what reports call it: a file's path, {@code commit 1a2b3c4}
 * @param text the whole text
 * @param lines those that belong to the message, the first one its subject
 */
public record MessageText(String name, String text, List<MessageLine> lines) {
    /** What {@code git commit --verbose} writes above the diff, behind the character that starts a comment. */
    private static final String SCISSORS = " ------------------------ >8 ------------------------";

    /** What starts a comment unless {@code core.commentChar} says otherwise. */
    public static final String COMMENT = "#";

    public MessageText {
        lines = List.copyOf(lines);
    }

    /** The message of a commit, as it stands in the commit: every line counts. */
    public static MessageText committed(String name, String text) {
        return new MessageText(name, text, MessageLine.split(text));
    }

    /**
     * A message that is being written, as git hands its file to a hook: without what git is going to take away, which is
     * comments, everything below the scissors line, and blank lines at the top (git-commit(1), {@code --cleanup}).
     *
     * @param comment what a comment starts with, {@link #COMMENT} by default
     */
    public static MessageText edited(String name, String text, String comment) {
        List<MessageLine> kept = new ArrayList<>();
        for (MessageLine line : MessageLine.split(text)) {
            if (line.text().equals(comment + SCISSORS)) {
                break;
            }
            boolean top = kept.isEmpty() && line.isBlank();
            if (!top && !line.text().startsWith(comment)) {
                kept.add(line);
            }
        }
        return new MessageText(name, text, kept);
    }

    /** The message alone, its lines ended by LF. */
    String message() {
        return lines.stream().map(MessageLine::text).collect(Collectors.joining("\n"));
    }

    /** The place of some characters of a line, from {@code from} to before {@code to}. */
    Span span(int line, int from, int to) {
        return new SourceText(name, text).at(lines.get(line).offset() + from, to - from, Span::new);
    }
}
