package dev.loco.cishared.manifest;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** How findings of this room put lists and found values. */
final class Words {
    private static final int LONGEST = 60;

    /** As many as the longest closed set of the schema has. */
    private static final int MOST = 24;

    private Words() {}

    /** {@code `a`}, {@code `a` or `b`}, {@code `a`, `b` or `c`}; of very many the first ones. */
    static String list(Collection<String> words, String last) {
        if (words.size() > MOST) {
            return words.stream().limit(MOST / 2).map(w -> "`" + w + "`").collect(Collectors.joining(", ")) + " " + last
                    + " " + (words.size() - MOST / 2) + " more";
        }
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
