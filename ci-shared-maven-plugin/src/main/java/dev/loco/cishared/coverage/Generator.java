package dev.loco.cishared.coverage;

import dev.loco.cishared.coverage.DeclaredNotGranted.Gap;
import dev.loco.cishared.policy.AclRule;
import dev.loco.cishared.policy.Capabilities;
import dev.loco.cishared.policy.Constraints;
import dev.loco.cishared.policy.PathPattern;
import dev.loco.cishared.policy.PathRule;
import dev.loco.cishared.policy.Policy;
import dev.loco.cishared.policy.Semantics;
import dev.loco.cishared.policy.paths.Effects;
import dev.loco.cishared.policy.paths.Intersection;
import dev.loco.cishared.text.SourceText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The least policy that grants an identity what it declares. Since one rule alone decides, a rule has every capability
 * that is declared on all of its paths, and where two patterns meet there is a rule of its own. The result has been held
 * against the declaration: coverage is empty in both directions, or the pair of entries is named that no policy can
 * grant exactly.
 */
public final class Generator {
    private final Workload.Identity identity;
    private final Semantics semantics;
    private final Map<PathPattern, Capabilities> rules = new LinkedHashMap<>();

    private Generator(Workload.Identity identity, Semantics semantics) {
        this.identity = identity;
        this.semantics = semantics;
    }

    /**
     * What came of it.
     *
     * @param rules patterns, namespace included, with their capabilities, in the order of the entries
     * @param clashes pairs that no policy can grant exactly; empty when the rules do
     */
    public record Generated(Map<PathPattern, Capabilities> rules, List<Clash> clashes) {}

    /**
     * An entry that cannot be granted where another pattern decides.
     *
     * @param need what would be lost
     * @param other the pattern that decides instead
     * @param path one path on which it would be lost
     */
    public record Clash(Workload.Need need, PathPattern other, String path) {}

    /** The least policy for the identity. */
    public static Generated policy(Workload.Identity identity, Semantics semantics) {
        return new Generator(identity, semantics).generate();
    }

    private Generated generate() {
        identity.needs().forEach(n -> add(n.pattern()));
        List<Gap> gaps = gaps(rules);
        List<Clash> clashes = new ArrayList<>();
        while (!gaps.isEmpty()) {
            clashes.clear();
            boolean grown = false;
            for (Gap gap : gaps) {
                boolean added = false;
                for (PathPattern meeting : meetings(gap)) {
                    if (!rules.containsKey(meeting)) {
                        add(meeting);
                        added = true;
                    }
                }
                grown |= added;
                if (!added) {
                    clashes.add(new Clash(
                            gap.need(), gap.rule().map(AclRule::pattern).orElse(gap.need().pattern()), gap.path()));
                }
            }
            if (!grown) {
                return new Generated(rules, List.copyOf(clashes));
            }
            gaps = gaps(rules);
        }
        dropWhatOthersGrant();
        return new Generated(rules, List.of());
    }

    /**
     * Where what is needed meets the pattern that decides there; a LIST is decided by patterns less its slash, too.
     * Where none decides (a SCAN up to 2.5), what is needed itself is missing.
     */
    private static List<PathPattern> meetings(Gap gap) {
        List<PathPattern> asked = gap.need().declared();
        if (gap.rule().isEmpty()) {
            return asked;
        }
        PathPattern rule = gap.rule().get().pattern();
        List<PathPattern> deciding = gap.need().listing() && !rule.open()
                ? List.of(rule, PathPattern.of("", rule.text() + "/"))
                : List.of(rule);
        List<PathPattern> meetings = new ArrayList<>();
        for (PathPattern one : asked) {
            for (PathPattern other : deciding) {
                if (Intersection.of(one, other) instanceof Intersection.Of common) {
                    meetings.add(common.pattern());
                }
            }
        }
        return meetings;
    }

    private void add(PathPattern pattern) {
        rules.put(
                pattern,
                Capabilities.of(identity.needs().stream()
                        .filter(n -> declares(n, pattern))
                        .map(Workload.Need::capability)
                        .toList()));
    }

    /** Whether the need is declared on all paths of the pattern. */
    private static boolean declares(Workload.Need need, PathPattern pattern) {
        if (Effects.contains(need.pattern(), pattern)) {
            return true;
        }
        String text = pattern.text();
        return need.listing()
                && text.endsWith("/")
                && Effects.contains(need.pattern(), PathPattern.of("", text.substring(0, text.length() - 1)));
    }

    private List<Gap> gaps(Map<PathPattern, Capabilities> some) {
        return audit(some).gaps();
    }

    private Audit audit(Map<PathPattern, Capabilities> some) {
        PathRule.Place place = new PathRule.Place(0, 0, 1);
        List<PathRule> blocks = some.entrySet().stream()
                .map(e -> new PathRule(
                        e.getKey(),
                        e.getKey().text(),
                        false,
                        e.getValue(),
                        Constraints.NONE,
                        Optional.empty(),
                        place,
                        place))
                .toList();
        Policy policy = new Policy("generated", "", new SourceText("generated", ""), blocks, List.of());
        return new Audit(identity, List.of(policy), List.of(), List.of(), semantics);
    }

    /** An entry inside another one with the same verbs needs no rule; nor does a meeting that came to nothing new. */
    private void dropWhatOthersGrant() {
        List<PathPattern> patterns = new ArrayList<>(rules.keySet());
        for (int i = patterns.size() - 1; i >= 0; i--) {
            Map<PathPattern, Capabilities> fewer = new LinkedHashMap<>(rules);
            fewer.remove(patterns.get(i));
            Audit audit = audit(fewer);
            if (audit.gaps().isEmpty() && audit.excesses().isEmpty()) {
                rules.remove(patterns.get(i));
            }
        }
    }
}
