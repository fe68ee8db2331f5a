package dev.loco.cishared.version;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which level a commit's type stands for. Conventional Commits 1.0.0 names feat and fix; perf and revert are Angular's.
 *
 * @param byType by the type in lower case; types that are missing are {@link Level#NONE}. Given in several spellings, a
 *     type has the highest of its levels
 */
public record Levels(Map<String, Level> byType) {
    /** feat is minor; fix, perf and revert are patch; all others none. */
    public static final Levels DEFAULT =
            new Levels(Map.of("feat", Level.MINOR, "fix", Level.PATCH, "perf", Level.PATCH, "revert", Level.PATCH));

    public Levels {
        Map<String, Level> lower = new TreeMap<>();
        byType.forEach((type, level) -> lower.merge(type.toLowerCase(Locale.ROOT), level, Level::or));
        byType = Collections.unmodifiableMap(lower);
    }

    /** The same with other levels for some types. */
    public Levels with(Map<String, Level> others) {
        Map<String, Level> all = new TreeMap<>(byType);
        all.putAll(new Levels(others).byType);
        return new Levels(all);
    }

    /**
     * The level of a commit.
     *
     * @param type in any case (Conventional Commits 1.0.0, item 15)
     * @param breaking a breaking change is major whatever its type (item 16)
     */
    public Level of(String type, boolean breaking) {
        return breaking ? Level.MAJOR : byType.getOrDefault(type.toLowerCase(Locale.ROOT), Level.NONE);
    }
}
