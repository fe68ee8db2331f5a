package dev.loco.cishared.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rules with wildcards of an ACL, found without asking each: prefixes by their text, the others by the segments
 * before their first wildcard.
 */
final class WildRules {
    private final List<AclRule> ordered;
    private final Map<String, AclRule> prefixes = new HashMap<>();
    private final int[] lengths;
    private final Node root = new Node();
    private boolean segmented;

    /** @param rules those of an ACL that are not exact */
    WildRules(Collection<AclRule> rules) {
        List<AclRule> sorted = new ArrayList<>(rules);
        sorted.sort(Comparator.comparing(AclRule::pattern).reversed());
        ordered = List.copyOf(sorted);
        for (AclRule rule : ordered) {
            if (rule.pattern().kind() == PathPattern.Kind.PREFIX) {
                prefixes.put(rule.pattern().bare(), rule);
            } else {
                segmented = true;
                root.add(rule);
            }
        }
        lengths = prefixes.keySet().stream()
                .mapToInt(prefix -> -prefix.length())
                .distinct()
                .sorted()
                .map(length -> -length)
                .toArray();
    }

    /** All of them, the greatest first. */
    List<AclRule> ordered() {
        return ordered;
    }

    /** The greatest that matches the path. */
    Optional<AclRule> best(String path) {
        AclRule prefix = longestPrefix(path);
        if (!segmented) {
            return Optional.ofNullable(prefix);
        }
        return Optional.ofNullable(root.best(path, path.split("/", -1), prefix));
    }

    private @Nullable AclRule longestPrefix(String path) {
        for (int length : lengths) {
            if (length <= path.length()) {
                AclRule rule = prefixes.get(path.substring(0, length));
                if (rule != null) {
                    return rule;
                }
            }
        }
        return null;
    }

    /** The rules that begin with the same literal segments, the greatest first, and those that go on literally. */
    private static final class Node {
        private final List<AclRule> rules = new ArrayList<>();
        private final Map<String, Node> children = new HashMap<>();

        void add(AclRule rule) {
            Node node = this;
            for (String segment : literal(rule.pattern())) {
                node = node.children.computeIfAbsent(segment, s -> new Node());
            }
            node.rules.add(rule);
        }

        private static List<String> literal(PathPattern pattern) {
            List<String> segments = pattern.segments();
            int whole = pattern.open() ? segments.size() - 1 : segments.size();
            int wild = segments.indexOf("+");
            return segments.subList(0, wild < 0 ? whole : Math.min(wild, whole));
        }

        /** A node further down mostly has the greater rule, but a literal {@code +} counts as a wildcard too. */
        @Nullable
        AclRule best(String path, String[] parts, @Nullable AclRule other) {
            AclRule best = other;
            Node node = this;
            for (int depth = 0; node != null; depth++) {
                AclRule found = node.first(path, parts);
                if (found != null && (best == null || found.pattern().compareTo(best.pattern()) > 0)) {
                    best = found;
                }
                node = depth < parts.length ? node.children.get(parts[depth]) : null;
            }
            return best;
        }

        private @Nullable AclRule first(String path, String[] parts) {
            for (AclRule rule : rules) {
                if (rule.pattern().matches(path, parts)) {
                    return rule;
                }
            }
            return null;
        }
    }
}
