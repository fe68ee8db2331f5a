package dev.loco.cishared.manifest;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.manifest.Manifest.Access;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A glob reaches below the prefix of another workload, or says nothing at all. */
final class TooBroad {
    static final Rule RULE = new Rule(
            "manifest/too-broad",
            Severity.ERROR,
            "a glob covers another workload's prefix",
            "whoever breaks into this workload would read the secrets of the others too");

    /** Stands in a prefix for the segment that is a workload's name. */
    static final String WORKLOAD = "{workload}";

    /** What can begin the name of a workload. */
    private static final Pattern NAME_BEGINS = Pattern.compile("([a-z][a-z0-9]*(-[a-z0-9]+)*-?)?");

    /** The parts of kv2 that a raw path names first. */
    private static final Pattern PART = Pattern.compile("(data|metadata|delete|undelete|destroy|subkeys)/(?=.)");

    /** Keys and roles have no prefixes: matches no path that has one. */
    private static final PathGlob NOWHERE = new PathGlob("", List.of(), false);

    private TooBroad() {}

    static void check(Manifest manifest, ManifestSettings settings, List<Finding> findings) {
        for (Access entry : manifest.access()) {
            PathGlob glob = entry.path();
            if (glob.boundless()) {
                findings.add(Finding.of(
                                RULE,
                                entry.pathText().span(),
                                "`" + glob + "` covers everything in `"
                                        + entry.mount().value() + "`",
                                "name what is used, at least the first segment")
                        .withLabel("no name in it"));
            } else if (glob.wild()) {
                reach(manifest, settings, entry).ifPresent(findings::add);
            }
        }
    }

    private static Optional<Finding> reach(Manifest manifest, ManifestSettings settings, Access entry) {
        PathGlob inKv = switch (entry.engine()) {
            case KV1, KV2 -> entry.path();
            case RAW -> PathGlob.of(PART.matcher(entry.path().text()).replaceFirst(""));
            case TRANSIT, PKI, DATABASE -> NOWHERE;
        };
        if (manifest.workload().isEmpty()) {
            return Optional.empty();
        }
        String own = manifest.workload().get().value();
        for (String prefix : settings.prefixes()) {
            List<String> segments = List.of(prefix.split("/", -1));
            if (reaches(inKv, segments, own)) {
                String mine = prefix.replace(WORKLOAD, own);
                return Optional.of(Finding.of(
                                RULE,
                                entry.pathText().span(),
                                "`" + entry.path() + "` reaches beyond `" + mine + "/` to other workloads",
                                "stay below `" + mine + "/`: `" + mine + "/*`")
                        .withLabel("covers " + others(inKv, segments)));
            }
        }
        return Optional.empty();
    }

    /** Whether the glob has a path in common with the prefix of some workload other than its own. */
    static boolean reaches(PathGlob glob, List<String> prefix, String own) {
        List<String> segments = glob.segments();
        for (int i = 0; i < prefix.size(); i++) {
            if (i == segments.size()) {
                return false;
            }
            String mine = segments.get(i);
            boolean name = prefix.get(i).equals(WORKLOAD);
            if (glob.open() && i == segments.size() - 1) {
                // The rest is free: of all names that begin so, one is another's.
                return name
                        ? NAME_BEGINS.matcher(mine).matches()
                        : prefix.get(i).startsWith(mine);
            }
            boolean fits = mine.equals("+") || (name ? !mine.equals(own) : mine.equals(prefix.get(i)));
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /** What the glob covers, down to the workload's name: {@code `loco/…/`}. */
    private static String others(PathGlob glob, List<String> prefix) {
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < prefix.size(); i++) {
            boolean free = i >= glob.segments().size() - (glob.open() ? 1 : 0);
            boolean name = prefix.get(i).equals(WORKLOAD);
            String mine = i < glob.segments().size() ? glob.segments().get(i) : "";
            shown.add(!name ? prefix.get(i) : free ? mine + "…" : mine.equals("+") ? "…" : mine);
        }
        return "`" + String.join("/", shown) + "/`";
    }
}
