package dev.loco.cishared.release.git;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a git command answered.
 *
 * @param code its exit code; {@link #TIMED_OUT} when it was ended because it took too long
 * @param out what it printed, decoded as UTF-8
 * @param err what it complained of, without user names and passwords of URLs
 */
public record Answer(int code, String out, String err) {
    /** The code of a command that was ended because it took too long: no outcome is known. */
    public static final int TIMED_OUT = -1;

    /** Whether the command said that it did what it was asked. */
    public boolean ok() {
        return code == 0;
    }

    /** The output without the line end at its end. */
    public String line() {
        return out.stripTrailing();
    }

    /** The output's lines. */
    public List<String> lines() {
        return out.isEmpty()
                ? List.of()
                : List.of(out.split("\n", -1)).stream()
                        .filter(l -> !l.isEmpty())
                        .toList();
    }

    /** The complaint in one line, fit to be printed: what git prefixed with `fatal:` or the like, else its last line. */
    public String why() {
        String last = "";
        for (String line : err.split("[\r\n]+", -1)) {
            String text = line.replaceAll("\\p{Cntrl}+", " ").strip();
            if (text.startsWith("fatal: ") || text.startsWith("error: ")) {
                return text.substring(7);
            }
            last = text.isEmpty() ? last : text;
        }
        return last.isEmpty() ? "git ended with code " + code : last;
    }

    static Answer of(int code, byte[] out, String err) {
        return new Answer(code, new String(out, StandardCharsets.UTF_8), err);
    }
}
