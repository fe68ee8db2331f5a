package dev.loco.cishared.manifest;

import java.util.List;
import java.util.Optional;

/**
 * A pattern of paths as bao.yml writes it: literal segments, {@code +} for exactly one whole segment (an empty one
 * included), one trailing {@code *} for anything that follows, slashes included. It means what the same text means in
 * an OpenBao policy (OpenBao, Policies, "Policy syntax").
 *
 * @param text as written
 * @param segments what stands between the slashes; the last one without its {@code *}, so possibly empty
 * @param open whether it ends in {@code *}
 */
public record PathGlob(String text, List<String> segments, boolean open) {
    public PathGlob {
        segments = List.copyOf(segments);
    }

    /** The glob, or empty when the schema refuses the text. */
    public static Optional<PathGlob> parse(String text) {
        return GlobFault.of(text).isPresent() ? Optional.empty() : Optional.of(of(text));
    }

    /** The glob of a text that is known to stand: one of the schema's, or such a one with a literal path before it. */
    static PathGlob of(String text) {
        boolean open = text.endsWith("*");
        String[] segments = (open ? text.substring(0, text.length() - 1) : text).split("/", -1);
        return new PathGlob(text, List.of(segments), open);
    }

    /** Whether it stands for more than one path. */
    public boolean wild() {
        return open || segments.contains("+");
    }

    /** Whether it has no literal character at all, so that it says nothing: {@code +}, {@code +/*}. */
    boolean boundless() {
        return segments.stream().allMatch(s -> s.isEmpty() || s.equals("+"));
    }

    /** Whether the path, without wildcards and without a leading slash, is one of those it stands for. */
    public boolean matches(String path) {
        String[] parts = path.split("/", -1);
        int count = segments.size();
        if (open ? parts.length < count : parts.length != count) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            String segment = segments.get(i);
            boolean fits = open && i == count - 1
                    ? parts[i].startsWith(segment)
                    : segment.equals("+") || segment.equals(parts[i]);
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /** Whether every path of the other is one of its own. Exact, the glob itself included. */
    public boolean contains(PathGlob other) {
        int count = segments.size();
        int otherCount = other.segments.size();
        if (open ? otherCount < count : other.open || otherCount != count) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            String mine = segments.get(i);
            String its = other.segments.get(i);
            boolean itsRest = other.open && i == otherCount - 1;
            boolean covered;
            if (open && i == count - 1) {
                covered = its.startsWith(mine);
            } else {
                covered = !itsRest && (mine.equals("+") || mine.equals(its));
            }
            if (!covered) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return text;
    }
}
