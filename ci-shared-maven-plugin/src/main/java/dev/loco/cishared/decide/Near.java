package dev.loco.cishared.decide;

import dev.loco.cishared.policy.Acl;
import dev.loco.cishared.policy.AclRule;
import dev.loco.cishared.policy.PathPattern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A rule that misses a path by little.
 *
 * @param segments how many segments of the path it matches from the start
 * @param why it does not match, a phrase
 */
record Near(AclRule rule, int segments, String why) {
    private static final int MOST = 3;

    /** The rules that match most of the path from its start; none that match nothing of it. */
    static List<Near> of(Acl acl, String path) {
        List<Near> all = new ArrayList<>();
        for (AclRule rule : acl.rules()) {
            all.add(of(rule, path));
        }
        return all.stream()
                .filter(near -> near.segments() > 0)
                .sorted(Comparator.comparingInt(Near::segments)
                        .reversed()
                        .thenComparing(near -> near.rule().pattern(), Comparator.reverseOrder()))
                .limit(MOST)
                .toList();
    }

    private static Near of(AclRule rule, String path) {
        PathPattern pattern = rule.pattern();
        List<String> segments = pattern.segments();
        String[] parts = path.split("/", -1);
        boolean wild = pattern.kind() == PathPattern.Kind.SEGMENT;
        int same = 0;
        while (same < segments.size() && same < parts.length) {
            String segment = segments.get(same);
            boolean begins = pattern.open() && same == segments.size() - 1 && parts[same].startsWith(segment);
            if (!(wild && segment.equals("+")) && !segment.equals(parts[same]) && !begins) {
                break;
            }
            same++;
        }
        return new Near(rule, same, why(pattern, segments, parts, same));
    }

    private static String why(PathPattern pattern, List<String> segments, String[] parts, int same) {
        if (same == segments.size()) {
            return pattern.open()
                    ? "the path ends before the `*`"
                    : "the path goes on with `" + rest(parts, same) + "`, and the rule has no `*` at its end";
        }
        if (same == parts.length) {
            return "the path ends before `" + segments.get(same) + "`";
        }
        String star = pattern.open() && same == segments.size() - 1 ? "*" : "";
        return "it wants `" + segments.get(same) + star + "` where the path has `" + parts[same] + "`";
    }

    private static String rest(String[] parts, int from) {
        return "/" + String.join("/", List.of(parts).subList(from, parts.length));
    }
}
