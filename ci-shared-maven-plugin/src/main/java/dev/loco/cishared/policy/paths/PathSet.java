package dev.loco.cishared.policy.paths;

import dev.loco.cishared.policy.PathPattern;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The paths that any of some patterns matches; made once, asked often. It may hold very many patterns. */
public final class PathSet {
    private final MatcherIndex plain = new MatcherIndex();
    private final MatcherIndex listing = new MatcherIndex();

    private PathSet() {}

    /** Of those patterns. */
    public static PathSet of(Collection<PathPattern> patterns) {
        PathSet set = new PathSet();
        Set<PathPattern> seen = new HashSet<>();
        for (PathPattern pattern : patterns) {
            if (seen.add(pattern)) {
                set.plain.add(Matcher.of(pattern), 0);
                set.listing.add(Matcher.of(pattern), 0);
                set.listing.add(new Matcher(pattern, true), 0);
            }
        }
        return set;
    }

    /** No path at all. */
    public static PathSet none() {
        return of(List.of());
    }

    /** Whether one of the patterns matches the path, which does not begin with a slash. */
    public boolean contains(String path) {
        return plain.anyBelow(Product.of(path), MatcherIndex.NONE);
    }

    MatcherIndex index(boolean forListing) {
        return forListing ? listing : plain;
    }
}
