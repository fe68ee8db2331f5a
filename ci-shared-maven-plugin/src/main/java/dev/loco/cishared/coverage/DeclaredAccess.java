package dev.loco.cishared.coverage;

import dev.loco.cishared.manifest.AccessExpansion;
import dev.loco.cishared.manifest.Manifest;
import dev.loco.cishared.policy.Capability;
import dev.loco.cishared.policy.PathPattern;
import dev.loco.cishared.policy.paths.Effects;
import dev.loco.cishared.policy.paths.PathSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a manifest declares, whoever's identity it is for, asked path by path: whether a request that is found in a file
 * is one of them. In which namespace the request will be made a file seldom says, so a path is taken as it stands, and
 * as one of each identity's namespace.
 */
public final class DeclaredAccess {
    /** Stands for a text that is not known; no path has it. */
    private static final char GAP = '\0';

    private static final String ANY = "+";
    private static final int MOST_GAPS = 3;

    private final Set<String> namespaces = new LinkedHashSet<>(List.of(""));
    private final Map<Capability, List<PathPattern>> patterns = new EnumMap<>(Capability.class);
    private final Map<Capability, PathSet> sets = new EnumMap<>(Capability.class);

    private DeclaredAccess() {}

    /** That of the manifest; an entry of no identity, which is a fault of its own, counts for the root namespace. */
    public static DeclaredAccess of(Manifest manifest) {
        DeclaredAccess declared = new DeclaredAccess();
        for (Workload.Identity identity : Workload.of(manifest).identities()) {
            declared.namespaces.add(identity.namespace());
            identity.needs().forEach(need -> need.declared().forEach(p -> declared.add(need.capability(), p)));
        }
        manifest.access().stream()
                .filter(entry -> manifest.identityOf(entry).isEmpty())
                .flatMap(entry -> AccessExpansion.of(entry).stream())
                .forEach(need -> declared.add(
                        Capability.valueOf(need.capability().name()),
                        PathPattern.of("", need.pattern().text())));
        declared.patterns.forEach((capability, some) -> declared.sets.put(capability, PathSet.of(some)));
        return declared;
    }

    private void add(Capability capability, PathPattern pattern) {
        patterns.computeIfAbsent(capability, c -> new ArrayList<>()).add(pattern);
    }

    /**
     * Whether some entry declares the capability on the path.
     *
     * @param path as the API has it, mount included: {@code kv/data/loco/hello/db}
     */
    public boolean declares(Capability capability, String path) {
        PathSet set = sets.getOrDefault(capability, PathSet.none());
        String bare = bare(path);
        return namespaces.stream().anyMatch(namespace -> set.contains(namespace + bare));
    }

    /**
     * Whether some entry declares the capability on a path of which only pieces are known: on any of the paths that it
     * may turn out to be.
     *
     * @param pieces what is known, the mount's beginning first; between two of them stands a text that is not known, not
     *     empty, perhaps with slashes. An empty piece at the end: what follows is not known
     */
    public boolean mayDeclare(Capability capability, List<String> pieces) {
        if (pieces.size() == 1) {
            return declares(capability, pieces.get(0));
        }
        String bare = bare(String.join(String.valueOf(GAP), pieces));
        List<PathPattern> some = patterns.getOrDefault(capability, List.of());
        return namespaces.stream().anyMatch(namespace -> some.stream().anyMatch(p -> mayBe(namespace + bare, p)));
    }

    /** A pattern that ends in {@code *} has all that begins as the path does; the gaps after are of any length. */
    private static boolean mayBe(String path, PathPattern pattern) {
        PathPattern beginning = PathPattern.of("", path.substring(0, path.indexOf(GAP)) + "*");
        if (!Effects.overlap(beginning, pattern)) {
            return false;
        }
        String[] segments = cut(path).split("/", -1);
        int last = segments.length - 1;
        boolean open = segments[last].indexOf(GAP) >= 0;
        // Where the path is deeper than the pattern, a longer gap only moves what no segment of the pattern looks at.
        int spare = pattern.segments().size();
        return spans(Arrays.asList(segments).subList(0, open ? last : last + 1), spare)
                .map(span -> String.join("/", span) + (open ? "/" + beginningOf(segments[last]) + "*" : ""))
                .anyMatch(text -> Effects.overlap(PathPattern.of("", text), pattern));
    }

    /** Up to its third gap: to try the lengths of more than that takes too long, and tells little. */
    private static String cut(String path) {
        int at = -1;
        for (int gap = 0; gap < MOST_GAPS; gap++) {
            at = path.indexOf(GAP, at + 1);
            if (at < 0) {
                return path;
            }
        }
        return path.substring(0, at + 1);
    }

    private static String beginningOf(String segment) {
        return segment.substring(0, segment.indexOf(GAP));
    }

    /** Each segment with a gap as one segment that may be anything, or as several, up to so many more in all. */
    private static Stream<List<String>> spans(List<String> segments, int spare) {
        for (int i = 0; i < segments.size(); i++) {
            if (segments.get(i).indexOf(GAP) >= 0) {
                List<String> before = segments.subList(0, i);
                List<String> after = segments.subList(i + 1, segments.size());
                return Stream.iterate(0, more -> more <= spare, more -> more + 1)
                        .flatMap(more -> spans(after, spare - more).map(rest -> {
                            List<String> span = new ArrayList<>(before);
                            for (int j = 0; j <= more; j++) {
                                span.add(ANY);
                            }
                            span.addAll(rest);
                            return span;
                        }));
            }
        }
        return Stream.of(segments);
    }

    private static String bare(String path) {
        int from = 0;
        int to = path.length();
        while (from < to && path.charAt(from) == '/') {
            from++;
        }
        while (to > from && path.charAt(to - 1) == '/') {
            to--;
        }
        return path.substring(from, to);
    }
}
