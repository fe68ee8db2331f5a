package dev.loco.cishared.manifest;

import java.util.Collection;
import java.util.List;

/** How findings of this room put lists and found values. */
final class Words {
    private static final int LONGEST = 60;

    private Words() {}

    /** {@code `a`}, {@code `a` or `b`}, {@code `a`, `b` or `c`}. */
    static String list(Collection<String> words, String last) {
        List<String> quoted = words.stream().map(w -> "`" + w + "`").toList();
        int count = quoted.size();
        return count < 2
                ? String.join("", quoted)
                : String.join(", ", quoted.subList(0, count - 1)) + " " + last + " " + quoted.get(count - 1);
    }

    /** A found value on one line and not too long, in backticks. */
    static String quoted(String value) {
        String line = value.codePoints()
                .map(c -> Character.isISOControl(c) ? '\ufffd' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return "`" + (line.length() > LONGEST ? line.substring(0, LONGEST - 1) + "…" : line) + "`";
    }
}
