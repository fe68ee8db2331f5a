package dev.loco.cishared.policy.lint;

import java.util.Map;
import java.util.Optional;

/**
 * What is known of the secrets engines behind the paths.
 *
 * @param engines an engine by where it is mounted, without slashes at the ends: {@code kv2}, {@code kv1}, {@code pki}
 *     and so on, as {@code bao.yml} and OpenBao call it
 */
public record Mounts(Map<String, String> engines) {
    /** Nothing is known. */
    public static final Mounts UNKNOWN = new Mounts(Map.of());

    public Mounts {
        engines = Map.copyOf(engines);
    }

    /**
     * The mount that all paths lie in which begin with the text.
     *
     * @param beginning what stands before the first wildcard
     */
    Optional<String> of(String beginning) {
        int slash = beginning.indexOf('/');
        while (slash >= 0) {
            String mount = beginning.substring(0, slash);
            if (engines.containsKey(mount)) {
                return Optional.of(mount);
            }
            slash = beginning.indexOf('/', slash + 1);
        }
        return Optional.empty();
    }

    /** The engine mounted there. */
    Optional<String> engine(String mount) {
        return Optional.ofNullable(engines.get(mount));
    }
}
