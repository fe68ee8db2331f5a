package dev.loco.cishared.policy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The pattern of one path rule as OpenBao keeps it: namespace before it, one leading slash gone. A segment is what
 * stands between two slashes, possibly nothing.
 *
 * <p>Its order is that of {@code ACL.CheckAllowedFromNonExactPaths}: of two wildcard patterns that match one path, the
 * greater decides. OpenBao compares bytes of UTF-8, and so does this.
 */
public final class PathPattern implements Comparable<PathPattern> {

    /** In which of OpenBao's three tables the pattern stands. */
    public enum Kind {
        /** Matches its own text only. */
        EXACT,
        /** Ended in {@code *}: matches whatever begins with its text. */
        PREFIX,
        /** Has {@code +} at the start of a segment, and perhaps a {@code *} at its end. */
        SEGMENT
    }

    private final Kind kind;
    private final String bare;
    private final String[] segments;
    private final List<String> segmentList;
    private final boolean open;
    private final int firstWildcard;
    private final int wildcards;
    private final int length;

    /** {@code masked} is {@code bare} without the slashes and wildcards that stand inside templates. */
    private PathPattern(Kind kind, String bare, String masked, boolean open) {
        this.kind = kind;
        this.bare = bare;
        this.segments = segments(bare, masked);
        this.segmentList = List.of(segments);
        this.open = open;
        this.length = bytes(bare);
        int plus = masked.indexOf('+');
        this.firstWildcard = kind == Kind.SEGMENT ? bytes(bare.substring(0, plus)) : length;
        this.wildcards = (int) Arrays.stream(segments).filter("+"::equals).count();
    }

    /**
     * The pattern that a policy of the namespace writes as {@code label}, templates already filled in.
     *
     * @param namespace empty for the root namespace, else with a slash at its end
     * @throws IllegalArgumentException when {@link #forbidden} says so
     */
    public static PathPattern of(String namespace, String label) {
        String path = path(namespace, label);
        return make(path, path);
    }

    /**
     * The pattern of a label whose templates are not filled in: each stays in one segment, whatever slashes and
     * wildcards the name of a group or a key of metadata in it has.
     *
     * @param namespace empty for the root namespace, else with a slash at its end
     * @throws IllegalArgumentException when {@link #forbidden} says so
     */
    public static PathPattern ofTemplated(String namespace, String label) {
        String path = path(namespace, label);
        return make(path, masked(path));
    }

    private static PathPattern make(String path, String masked) {
        if (path.contains("+*")) {
            throw new IllegalArgumentException("'+*' is forbidden: " + path);
        }
        boolean segmented = masked.equals("+") || masked.startsWith("+/") || masked.contains("/+");
        boolean open = masked.endsWith("*");
        Kind kind = segmented ? Kind.SEGMENT : open ? Kind.PREFIX : Kind.EXACT;
        int length = path.length() - (open ? 1 : 0);
        return new PathPattern(kind, path.substring(0, length), masked.substring(0, length), open);
    }

    private static String path(String namespace, String label) {
        return namespace + (label.startsWith("/") ? label.substring(1) : label);
    }

    private static String masked(String path) {
        StringBuilder masked = new StringBuilder(path);
        int open = path.indexOf("{{");
        while (open >= 0) {
            int close = path.indexOf("}}", open);
            int end = close < 0 ? path.length() : close;
            for (int i = open; i < end; i++) {
                masked.setCharAt(i, '{');
            }
            open = path.indexOf("{{", end);
        }
        return masked.toString();
    }

    private static String[] segments(String bare, String masked) {
        String[] segments = masked.split("/", -1);
        if (masked.equals(bare)) {
            return segments;
        }
        int start = 0;
        for (int i = 0; i < segments.length; i++) {
            int length = segments[i].length();
            segments[i] = bare.substring(start, start + length);
            start += length + 1;
        }
        return segments;
    }

    /** Whether OpenBao refuses the label for its wildcards: {@code +*}, wherever it stands. */
    public static boolean forbidden(String namespace, String label) {
        return path(namespace, label).contains("+*");
    }

    /** The table it stands in. */
    public Kind kind() {
        return kind;
    }

    /** As a policy of the root namespace would write it, without a leading slash. */
    public String text() {
        return open ? bare + "*" : bare;
    }

    /** What stands between its slashes, the last one without the closing {@code *}; {@code +} is any one segment. */
    public List<String> segments() {
        return segmentList;
    }

    /** Whether it ends in {@code *}: then its last segment is the beginning of one, and anything may follow. */
    public boolean open() {
        return open;
    }

    /** How many of its segments are {@code +}. */
    public int wildcards() {
        return wildcards;
    }

    /** The offset of the first wildcard in bytes; for a pattern without one, its length. */
    public int firstWildcard() {
        return firstWildcard;
    }

    /** Its length in bytes without a closing {@code *}. */
    int length() {
        return length;
    }

    /** Whether it matches the path; {@code parts} is the path taken apart at its slashes. */
    boolean matches(String path, String[] parts) {
        return switch (kind) {
            case EXACT -> path.equals(bare);
            case PREFIX -> path.startsWith(bare);
            case SEGMENT -> matchesSegments(parts);
        };
    }

    /** Whether it matches the path, which has no leading slash. */
    public boolean matches(String path) {
        return matches(path, kind == Kind.SEGMENT ? path.split("/", -1) : segments);
    }

    private boolean matchesSegments(String[] parts) {
        int count = segments.length;
        if (open ? parts.length < count : parts.length != count) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            String segment = segments[i];
            if (!(segment.equals("+")
                    || (open && i == count - 1 ? parts[i].startsWith(segment) : parts[i].equals(segment)))) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether it may match something below the mount ({@code ACL.CheckAllowedFromNonExactPaths} with
     * {@code bareMount}); whether it matches the mount's own path is another question.
     *
     * @param mount with a slash at its end
     */
    boolean reaches(String mount) {
        if (kind != Kind.SEGMENT) {
            return bare.startsWith(mount);
        }
        String[] parts = mount.split("/", -1);
        int last = parts.length - 2;
        if (segments.length <= last) {
            return false;
        }
        for (int i = 0; i <= last; i++) {
            boolean begun = open && i == segments.length - 1 && parts[i].startsWith(segments[i]);
            if (!segments[i].equals("+") && !segments[i].equals(parts[i]) && !begun) {
                return false;
            }
        }
        return true;
    }

    /** By precedence; 0 only for equal patterns. Exact patterns precede all others. */
    @Override
    public int compareTo(PathPattern other) {
        return Precedence.between(this, other).sign();
    }

    String bare() {
        return bare;
    }

    private static int bytes(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return text.getBytes(StandardCharsets.UTF_8).length;
            }
        }
        return text.length();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PathPattern that && kind == that.kind && open == that.open && bare.equals(that.bare);
    }

    @Override
    public int hashCode() {
        return bare.hashCode() * 31 + (open ? 1 : 0);
    }

    @Override
    public String toString() {
        return text();
    }
}
