package dev.loco.cishared.policy.lint;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.policy.PathRule;
import dev.loco.cishared.policy.Policy;
import java.util.List;

/** A {@code *} that is not the last character: OpenBao takes it for itself. */
final class DeadStar {
    static final Rule RULE = new Rule(
            "policy/dead-star",
            Severity.ERROR,
            "a `*` before the end of a path is no wildcard",
            "only a `*` at the very end is a wildcard; any other matches a `*` in the request's path and nothing else");

    private DeadStar() {}

    static void check(Policy policy, List<Finding> findings) {
        for (PathRule rule : policy.rules()) {
            if (applies(rule)) {
                String mended = mended(rule.label());
                findings.add(Finding.of(
                                RULE,
                                policy.span(rule.place()),
                                Wording.quoted(rule.label()) + " matches only paths with a literal `*` in them",
                                mended.equals(rule.label())
                                        ? "list the beginnings one by one, or use `+` for a whole segment"
                                        : "write " + Wording.quoted(mended))
                        .withLabel("a literal `*`"));
            }
        }
    }

    static boolean applies(PathRule rule) {
        String text = Templates.masked(rule.label());
        int star = text.indexOf('*');
        return star >= 0 && star < text.length() - 1;
    }

    /** Each whole segment {@code *} as {@code +}, several stars at the end as one. */
    private static String mended(String label) {
        StringBuilder mended = new StringBuilder();
        String[] segments = label.split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            boolean last = i == segments.length - 1;
            String segment = segments[i].matches("\\*{2,}") ? "*" : segments[i];
            if (last) {
                segment = segment.replaceAll("\\*+$", "*");
            } else if (segment.equals("*")) {
                segment = "+";
            }
            if (segment.indexOf('*') >= 0 && segment.indexOf('*') < segment.length() - (last ? 1 : 0)) {
                return label;
            }
            mended.append(i == 0 ? "" : "/").append(segment);
        }
        return mended.toString();
    }
}
