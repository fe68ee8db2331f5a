package dev.loco.cishared.release.commit;

import dev.loco.cishared.finding.Suggestion;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The types that nearly everybody uses (item 14 of the specification allows any), and what others are meant for them. */
final class KnownTypes {
    private static final Set<String> ALL =
            Set.of("build", "chore", "ci", "docs", "feat", "fix", "perf", "refactor", "revert", "style", "test");

    /** Whole words that people write for a type. */
    private static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("bug", "fix"),
            Map.entry("bugfix", "fix"),
            Map.entry("bugfixes", "fix"),
            Map.entry("hotfix", "fix"),
            Map.entry("fixed", "fix"),
            Map.entry("fixes", "fix"),
            Map.entry("fxi", "fix"),
            Map.entry("ifx", "fix"),
            Map.entry("feature", "feat"),
            Map.entry("features", "feat"),
            Map.entry("documentation", "docs"),
            Map.entry("performance", "perf"),
            Map.entry("refactoring", "refactor"),
            Map.entry("refac", "refactor"),
            Map.entry("testing", "test"));

    /** Of shorter ones nearly every short word is a slip: `cli` is no `ci`. */
    private static final List<String> LONG_ENOUGH =
            ALL.stream().filter(type -> type.length() > 3).sorted().toList();

    /** Words near a type that are types of their own somewhere. */
    private static final Set<String> OTHERS = Set.of("core", "text", "rest", "next", "best", "heat", "beat", "builder");

    private KnownTypes() {}

    static boolean has(String type) {
        return ALL.contains(type.toLowerCase(Locale.ROOT));
    }

    /** The known type that was probably meant by one that is not known. */
    static Optional<String> meant(String type) {
        String lower = type.toLowerCase(Locale.ROOT);
        if (ALL.contains(lower) || OTHERS.contains(lower)) {
            return Optional.empty();
        }
        return Optional.ofNullable(MEANT.get(lower)).or(() -> Suggestion.closest(lower, LONG_ENOUGH));
    }
}
