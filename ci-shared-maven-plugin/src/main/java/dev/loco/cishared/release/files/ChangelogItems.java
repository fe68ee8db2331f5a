package dev.loco.cishared.release.files;

import dev.loco.cishared.release.files.ReleaseNotes.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The items of a release by section. Keep a Changelog 1.1.0 has the names: {@code feat} is Added, {@code fix} is Fixed,
 * {@code perf} and types that are nobody else's are Changed; {@code deprecate}, {@code remove} and {@code security} have
 * theirs. Breaking, before them, and Reverted, behind them, are ours. What users do not see (chores, tests …) is left out
 * unless it breaks something, or nothing else is there to say.
 */
final class ChangelogItems {
    static final String BREAKING = "Breaking";

    private static final List<String> ORDER =
            List.of(BREAKING, "Added", "Changed", "Deprecated", "Removed", "Fixed", "Security", "Reverted");
    private static final Set<String> UNSEEN =
            Set.of("build", "chore", "ci", "docs", "refactor", "style", "test", "tests");

    private ChangelogItems() {}

    /** The items without their bullets, lines after the first not indented, by section in their order. */
    static Map<String, List<List<String>>> of(ReleaseNotes notes) {
        List<Entry> seen = notes.entries().stream()
                .filter(e -> e.breaking() || !UNSEEN.contains(type(e)))
                .toList();
        Map<String, List<List<String>>> sections = new LinkedHashMap<>();
        ORDER.forEach(section -> sections.put(section, new ArrayList<>()));
        for (Entry entry : seen.isEmpty() ? notes.entries() : seen) {
            sections.getOrDefault(section(entry), new ArrayList<>()).add(item(entry, notes));
        }
        sections.values().removeIf(List::isEmpty);
        return sections;
    }

    private static String type(Entry entry) {
        return entry.type().toLowerCase(Locale.ROOT);
    }

    private static String section(Entry entry) {
        if (entry.breaking()) {
            return BREAKING;
        }
        return switch (type(entry)) {
            case "feat", "feature" -> "Added";
            case "fix", "bugfix" -> "Fixed";
            case "deprecate", "deprecated" -> "Deprecated";
            case "remove", "removed" -> "Removed";
            case "security" -> "Security";
            case "revert" -> "Reverted";
            default -> "Changed";
        };
    }

    private static List<String> item(Entry entry, ReleaseNotes notes) {
        String id = entry.commit().replaceAll("[^0-9A-Za-z]", "");
        String brief = id.substring(0, Math.min(7, id.length()));
        String commit = notes.webUrl()
                .map(url -> "[" + brief + "](" + Link.of(url, "commit", id) + ")")
                .orElse(brief);
        String scope = entry.scope()
                .map(MarkdownText::of)
                .filter(s -> !s.isEmpty())
                .map(s -> "**" + s + ":** ")
                .orElse("");
        List<String> lines = new ArrayList<>();
        lines.add(scope + MarkdownText.of(entry.description()) + (brief.isEmpty() ? "" : " (" + commit + ")"));
        entry.breakingNote()
                .map(MarkdownText::of)
                .filter(note -> !note.isEmpty() && !note.equals(MarkdownText.of(entry.description())))
                .ifPresent(lines::add);
        return lines;
    }
}
