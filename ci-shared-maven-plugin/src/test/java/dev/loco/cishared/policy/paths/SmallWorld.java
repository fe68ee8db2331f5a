package dev.loco.cishared.policy.paths;

import dev.loco.cishared.policy.Acl;
import dev.loco.cishared.policy.AclRule;
import dev.loco.cishared.policy.Capabilities;
import dev.loco.cishared.policy.Capability;
import dev.loco.cishared.policy.Constraints;
import dev.loco.cishared.policy.Operation;
import dev.loco.cishared.policy.PathPattern;
import dev.loco.cishared.policy.PathRule;
import dev.loco.cishared.policy.Policy;
import dev.loco.cishared.policy.Semantics;
import dev.loco.cishared.text.SourceText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Patterns over a small alphabet, and every path that can tell two sets of them apart: all literals, all of them with
 * more behind, the empty segment and one that no pattern names, one segment deeper than any pattern.
 */
public record SmallWorld(List<String> literals, List<String> beginnings, int depth) {

    public static final SmallWorld WIDE = new SmallWorld(List.of("a", "b", "ab", ""), List.of("", "a", "ab"), 2);
    private static final Constraints PAGED = new Constraints(
            Map.of(), Map.of(), List.of(), Duration.ZERO, Duration.ZERO, List.of(), 10, Optional.empty(), false);

    public static final SmallWorld DEEP = new SmallWorld(List.of("a", ""), List.of("", "a"), 4);

    /** Every path without and with a slash at its end. */
    public List<String> paths() {
        List<String> segments = new ArrayList<>(List.of("", "z"));
        for (String text : literals) {
            add(segments, text);
        }
        for (String text : beginnings) {
            add(segments, text);
            add(segments, text + "z");
        }
        List<String> paths = new ArrayList<>();
        List<String> longest = new ArrayList<>(segments);
        longest.remove("");
        for (int length = 1; length <= depth + 2; length++) {
            paths.addAll(longest);
            List<String> next = new ArrayList<>();
            for (String path : longest) {
                for (String segment : segments) {
                    next.add(path + "/" + segment);
                }
            }
            longest = next;
        }
        return paths;
    }

    private static void add(List<String> segments, String text) {
        if (!segments.contains(text)) {
            segments.add(text);
        }
    }

    public PathPattern pattern(Random random) {
        int count = 1 + random.nextInt(depth);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : "/")
                    .append(random.nextInt(5) < 2 ? "+" : literals.get(random.nextInt(literals.size())));
        }
        if (random.nextInt(5) < 2) {
            text.append('/')
                    .append(beginnings.get(random.nextInt(beginnings.size())))
                    .append('*');
        } else if (random.nextInt(12) == 0) {
            return PathPattern.of("", beginnings.get(random.nextInt(beginnings.size())) + "*");
        }
        return PathPattern.of("", text.toString());
    }

    public Acl acl(Random random) {
        return Acl.of(policies(random));
    }

    /** One policy or two. */
    public List<Policy> policies(Random random) {
        List<Policy> policies = new ArrayList<>();
        for (int p = 0; p < 1 + random.nextInt(2); p++) {
            List<PathRule> rules = new ArrayList<>();
            for (int r = 0; r < 1 + random.nextInt(5); r++) {
                PathPattern pattern = pattern(random);
                PathRule.Place place = new PathRule.Place(0, 0, r + 1);
                rules.add(new PathRule(
                        pattern,
                        pattern.text(),
                        false,
                        capabilities(random),
                        random.nextInt(6) == 0 ? PAGED : Constraints.NONE,
                        Optional.empty(),
                        place,
                        place));
            }
            policies.add(new Policy("p" + p, "", new SourceText("p" + p + ".hcl", ""), rules, List.of()));
        }
        return policies;
    }

    private static Capabilities capabilities(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> Capabilities.of(Capability.DENY);
            case 1 -> Capabilities.NONE;
            case 2 -> Capabilities.of(Capability.READ, Capability.LIST);
            case 3 -> Capabilities.of(Capability.LIST);
            case 4 -> Capabilities.of(Capability.READ, Capability.SCAN);
            default -> Capabilities.of(Capability.UPDATE);
        };
    }

    /** What is asked for the capability. */
    public static Operation operation(Capability capability) {
        return Operation.of(capability.word()).orElseThrow();
    }

    /** The rule that decides. */
    public static Optional<AclRule> decider(Acl acl, Capability capability, String path, Semantics semantics) {
        return acl.decide(operation(capability), path, semantics).rule();
    }
}
