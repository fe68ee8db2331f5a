package dev.loco.cishared.release.version;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How much each type of commit asks for.
 *
 * @param byType by the type in lower case; types that are not there ask for nothing
 */
public record Levels(Map<String, Level> byType) {
    /** Conventional Commits 1.0.0, with `perf` and `revert` as in the Angular convention it comes from. */
    public static final Levels DEFAULT =
            new Levels(Map.of("feat", Level.MINOR, "fix", Level.PATCH, "perf", Level.PATCH, "revert", Level.PATCH));

    public Levels {
        byType = Map.copyOf(byType);
    }

    /** The same with other levels for some types. */
    public Levels with(Map<String, Level> changed) {
        Map<String, Level> all = new HashMap<>(byType);
        changed.forEach((type, level) -> all.put(type.toLowerCase(Locale.ROOT), level));
        return new Levels(all);
    }

    /** How much a commit asks for; its type in any case (item 15). */
    public Level of(String type, boolean breaking) {
        return breaking ? Level.MAJOR : byType.getOrDefault(type.toLowerCase(Locale.ROOT), Level.NONE);
    }
}
