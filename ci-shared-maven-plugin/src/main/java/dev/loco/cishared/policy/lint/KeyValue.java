package dev.loco.cishared.policy.lint;

import dev.loco.cishared.policy.PathPattern;
import dev.loco.cishared.policy.PathRule;
import dev.loco.cishared.policy.Policy;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which mounts are version 2 of the kv engine. Surely those that are known to be; by the looks of it those of which the
 * policy uses both {@code data/} and {@code metadata/}.
 */
final class KeyValue {
    /** What stands behind the mount (OpenBao 2.6, {@code builtin/logical/kv}). */
    static final List<String> API =
            List.of("config", "data", "delete", "destroy", "detailed-metadata", "metadata", "subkeys", "undelete");

    private final Mounts mounts;
    private final Set<String> guessed = new HashSet<>();

    KeyValue(Policy policy, Mounts mounts) {
        this.mounts = mounts;
        Set<String> data = new HashSet<>();
        Set<String> metadata = new HashSet<>();
        for (PathRule rule : policy.rules()) {
            before(rule.pattern(), "data").ifPresent(data::add);
            before(rule.pattern(), "metadata").ifPresent(metadata::add);
        }
        data.retainAll(metadata);
        data.removeIf(mount -> mounts.of(mount + "/").isPresent());
        guessed.addAll(data);
    }

    /**
     * A pattern taken apart.
     *
     * @param rest what stands behind the mount and its slash
     * @param sure whether the mount is known to be version 2
     */
    record Located(String mount, String rest, boolean sure) {}

    /** The mount all paths of the pattern lie in, if it is, or looks like, version 2. */
    Optional<Located> locate(PathPattern pattern) {
        String literal = literal(pattern);
        Optional<String> known = mounts.of(literal);
        if (known.isPresent()) {
            return mounts.engine(known.get()).filter("kv2"::equals).map(engine -> located(pattern, known.get(), true));
        }
        return guessed.stream()
                .filter(mount -> literal.startsWith(mount + "/"))
                .findFirst()
                .map(mount -> located(pattern, mount, false));
    }

    /** The same for a pattern that has {@code data} as a segment, of which that alone makes it look like version 2. */
    Optional<Located> locateData(PathPattern pattern) {
        Optional<Located> located = locate(pattern);
        if (located.isPresent() || mounts.of(literal(pattern)).isPresent()) {
            return located.filter(l -> l.rest().startsWith("data/"));
        }
        return before(pattern, "data").map(mount -> located(pattern, mount, false));
    }

    private static Located located(PathPattern pattern, String mount, boolean sure) {
        return new Located(mount, pattern.text().substring(mount.length() + 1), sure);
    }

    /** What stands before the first wildcard; of a pattern without one, all of it. */
    private static String literal(PathPattern pattern) {
        StringBuilder literal = new StringBuilder();
        for (int i = 0; i < pattern.segments().size(); i++) {
            literal.append(i == 0 ? "" : "/");
            if (pattern.segments().get(i).equals("+")) {
                break;
            }
            literal.append(pattern.segments().get(i));
        }
        return literal.toString();
    }

    /** The literal segments before the first one that is that word and not the last. */
    private static Optional<String> before(PathPattern pattern, String word) {
        List<String> segments = pattern.segments();
        int at = segments.indexOf(word);
        boolean system =
                at > 0 && Set.of("sys", "auth", "identity", "cubbyhole").contains(segments.get(0));
        return at > 0
                        && at < segments.size() - 1
                        && !system
                        && !segments.subList(0, at).contains("+")
                ? Optional.of(String.join("/", segments.subList(0, at)))
                : Optional.empty();
    }
}
