package dev.loco.cishared.manifest;

import java.util.Optional;

/**
 * What is wrong with a path glob, in plain words. It refuses exactly what the pattern {@code $defs/glob} of
 * {@code schema/v1.json} refuses, which a test holds; the schema decides, this explains.
 *
 * @param offset where the fault starts in the glob, in UTF-16 units
 * @param length how far it goes; 0 only for an empty glob
 * @param what completes a sentence that starts with the glob: {@code has an empty segment}
 * @param help what to do
 */
record GlobFault(int offset, int length, String what, String help) {
    /** In code points, as JSON Schema counts. */
    static final int LONGEST = 512;

    /** The first fault, or empty for a glob that stands. */
    static Optional<GlobFault> of(String glob) {
        if (glob.isEmpty()) {
            return fault(0, 0, "is empty", "name the path inside the mount");
        }
        int length = glob.codePointCount(0, glob.length());
        if (length > LONGEST) {
            return fault(
                    0,
                    glob.length(),
                    "has " + length + " characters, at most " + LONGEST + " are allowed",
                    "shorten it");
        }
        if (glob.equals("*")) {
            return fault(
                    0, 1, "is `*` alone, which is the whole mount", "name at least the first segment: `loco/hello/*`");
        }
        if (glob.startsWith("/")) {
            return fault(0, 1, "starts with `/`", "leave the leading `/` out; the path is inside the mount");
        }
        int start = 0;
        while (true) {
            int slash = glob.indexOf('/', start);
            boolean last = slash < 0;
            Optional<GlobFault> found = inSegment(glob, start, last ? glob.length() : slash, last);
            if (found.isPresent() || last) {
                return found;
            }
            start = slash + 1;
        }
    }

    private static Optional<GlobFault> inSegment(String glob, int start, int end, boolean last) {
        String segment = glob.substring(start, end);
        if (segment.isEmpty()) {
            return last
                    ? fault(
                            start - 1,
                            1,
                            "ends with `/`",
                            "leave the trailing `/` out, or end in `/*` for everything below")
                    : fault(start - 1, 2, "has an empty segment `//`", "write one `/`");
        }
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            if (c == '{' || c == '}') {
                return fault(
                        start + i,
                        1,
                        "has the brace `" + c + "`; templates are not known here",
                        "write the path out, or `+` for a segment that varies");
            }
            if (unseen(c)) {
                return fault(
                        start + i,
                        1,
                        String.format("has the control or invisible character U+%04X", (int) c),
                        "remove the character");
            }
        }
        if (segment.equals("+") || (last && segment.equals("*"))) {
            return Optional.empty();
        }
        int star = segment.indexOf('*');
        int plus = segment.indexOf('+');
        if (plus >= 0 && segment.startsWith("+*")) {
            return fault(start, 2, "has `+*`, which OpenBao refuses", "write `+/*` for everything below one segment");
        }
        if (plus >= 0) {
            return fault(
                    start + plus,
                    1,
                    "has `+` beside other characters; `+` stands for one whole segment",
                    "write `+` alone between slashes, or a trailing `*` for a beginning");
        }
        if (star >= 0 && !(last && star == segment.length() - 1)) {
            return fault(
                    start + star,
                    1,
                    "has `*` before its end; `*` may only be the very last character",
                    "write `+` for one whole segment, or end the path at the `*`");
        }
        String literal = star >= 0 ? segment.substring(0, star) : segment;
        if (literal.equals(".") || literal.equals("..")) {
            return fault(
                    start,
                    segment.length(),
                    "has the segment `" + segment + "`",
                    "write the path without `.` and `..`");
        }
        return Optional.empty();
    }

    /** C0, DEL, C1, and what no one sees or what turns the text around: OpenBao refuses a request with any of them. */
    private static boolean unseen(char c) {
        return c < 0x20
                || (c >= 0x7f && c <= 0x9f)
                || (c >= 0x200b && c <= 0x200f)
                || (c >= 0x2028 && c <= 0x202e)
                || (c >= 0x2060 && c <= 0x206f)
                || c == 0xfeff;
    }

    private static Optional<GlobFault> fault(int offset, int length, String what, String help) {
        return Optional.of(new GlobFault(offset, length, what, help));
    }
}
