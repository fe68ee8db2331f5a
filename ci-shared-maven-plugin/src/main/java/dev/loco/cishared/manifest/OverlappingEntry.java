package dev.loco.cishared.manifest;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Related;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.manifest.Manifest.Access;
import dev.loco.cishared.manifest.Manifest.Text;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** One entry's glob contains another's, for the same identity, and its verbs do too: the other adds nothing. */
final class OverlappingEntry {
    static final Rule RULE = new Rule(
            "manifest/overlapping-entry",
            Severity.WARNING,
            "one entry's glob contains another's with the same verbs",
            "the narrow entry reads like a limit but grants nothing, and dropping it takes nothing away");

    private OverlappingEntry() {}

    static void check(Manifest manifest, List<Finding> findings) {
        Map<List<Object>, GlobIndex<Access>> groups = new HashMap<>();
        for (Access entry : manifest.access()) {
            groups.computeIfAbsent(group(entry, manifest), g -> new GlobIndex<>())
                    .add(entry.path(), entry);
        }
        for (Access entry : manifest.access()) {
            GlobIndex<Access> others = groups.get(group(entry, manifest));
            Optional<Access> wider = others == null
                    ? Optional.empty()
                    : others.firstContaining(entry.path(), other -> adds(other, entry));
            wider.ifPresent(w -> findings.add(finding(entry, w)));
        }
    }

    /** Whether the other entry's verbs make this one needless. Entries that say the same are duplicates instead. */
    private static boolean adds(Access other, Access entry) {
        var wide = other.verbs().stream().map(Text::value).collect(Collectors.toSet());
        var narrow = entry.verbs().stream().map(Text::value).collect(Collectors.toSet());
        return other != entry
                && wide.containsAll(narrow)
                && !(other.path().equals(entry.path()) && wide.equals(narrow));
    }

    private static Finding finding(Access entry, Access wider) {
        String help = entry.path().equals(wider.path())
                ? "put both into one entry"
                : entry.fields().isEmpty()
                        ? "remove it, or narrow `" + wider.path() + "`"
                        : "narrow `" + wider.path() + "` to what is really used";
        String message = entry.path().equals(wider.path())
                ? "`" + entry.path() + "` is declared already, with these verbs and more"
                : "`" + entry.path() + "` is already covered by `" + wider.path() + "`";
        return Finding.of(RULE, entry.pathText().span(), message, help)
                .withLabel("covered already")
                .withRelated(Related.at(wider.pathText().span(), "covers it, with the same verbs"));
    }

    private static List<Object> group(Access entry, Manifest manifest) {
        return List.of(who(entry, manifest), entry.mount().value(), entry.engine());
    }

    /** The identity by name; of entries without one, all the same. */
    static String who(Access entry, Manifest manifest) {
        return entry.identity()
                .map(Text::value)
                .or(() -> manifest.identityOf(entry).map(i -> i.name().value()))
                .orElse("");
    }
}
