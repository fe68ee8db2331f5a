package dev.loco.cishared.release.commit;

import java.util.ArrayList;
import java.util.List;

/**
 * One line of a message. A line ends at LF or CRLF, as git sees it.
 *
 * @param offset of its first character in the text it comes from
 * @param text without its line end
 */
public record MessageLine(int offset, String text) {
    /** All lines; what follows the last line end is one too, unless it is empty. */
    static List<MessageLine> split(String message) {
        List<MessageLine> lines = new ArrayList<>();
        int start = 0;
        while (start < message.length()) {
            int feed = message.indexOf('\n', start);
            int next = feed < 0 ? message.length() : feed + 1;
            int end = feed < 0 ? next : feed;
            end -= end > start && message.charAt(end - 1) == '\r' ? 1 : 0;
            lines.add(new MessageLine(start, message.substring(start, end)));
            start = next;
        }
        return lines;
    }

    boolean isBlank() {
        return text.isBlank();
    }
}
