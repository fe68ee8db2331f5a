package dev.loco.cishared.coverage;

import dev.loco.cishared.coverage.DeclaredNotGranted.Gap;
import dev.loco.cishared.coverage.GrantedNotDeclared.Excess;
import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Related;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.policy.AclRule;
import dev.loco.cishared.policy.Capabilities;
import dev.loco.cishared.policy.PathPattern;
import dev.loco.cishared.policy.lint.Undecidable;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Rules whose path is filled in at login, {@code kv/data/{{identity.entity.name}}/*}: what they decide depends on who logs
 * in. Each template counts as some text that is not empty and has none of {@code / + *} in it; whatever such a text could
 * change is undecidable, and neither granted nor refused.
 */
final class Template {
    private static final Pattern TEMPLATE = Pattern.compile("\\{\\{.*?\\}\\}");

    private Template() {}

    /** A rule with a template that might grant what is missing. */
    static Optional<AclRule> behind(Gap gap, Collection<AclRule> rules) {
        return templated(rules)
                .filter(rule -> rule.capabilities().has(gap.first()) && mayMeet(rule.pattern(), gap.need()))
                .findFirst();
    }

    /** A rule with a template that might decide, and refuse, what other rules grant. */
    static Optional<AclRule> against(Workload.Need need, Collection<AclRule> rules) {
        return templated(rules)
                .filter(rule -> !rule.capabilities().has(need.capability()) && mayMeet(rule.pattern(), need))
                .findFirst();
    }

    /** Whether what a rule with a template grants might be just what is declared. */
    static boolean behind(Excess excess, List<Workload.Need> needs) {
        return isTemplated(excess.rule())
                && needs.stream()
                        .filter(need -> excess.capabilities().has(need.capability()))
                        .anyMatch(need -> mayMeet(excess.rule().pattern(), need));
    }

    static Finding finding(Workload.Identity identity, Workload.Need need, Capabilities capabilities, AclRule rule) {
        AclRule.Origin origin = rule.origin(need.capability());
        return Finding.of(
                        Undecidable.RULE,
                        need.verb().place(),
                        "whether `" + identity.name().value() + "` is granted " + Request.words(capabilities) + " on `"
                                + need.pattern() + "` depends on what `" + rule.pattern() + "` of policy `"
                                + origin.policy().name() + "` becomes at login",
                        "write the path into a policy of the workload's own, or look at what the template becomes")
                .withSeverity(Severity.WARNING)
                .withLabel("cannot be told")
                .withRelated(Related.at(origin.policy().span(origin.rule().place()), "filled at login"));
    }

    static Finding finding(Workload workload, Workload.Identity identity, Excess excess) {
        AclRule.Origin origin = excess.origin();
        return Finding.of(
                        Undecidable.RULE,
                        origin.policy().span(origin.rule().place()),
                        "whether policy `" + origin.policy().name() + "` grants `"
                                + identity.name().value() + "` of `" + workload.name()
                                + "` more than its manifest declares depends on what the path becomes at login",
                        "write the path into a policy of the workload's own, or look at what the template becomes")
                .withSeverity(Severity.WARNING)
                .withLabel("filled at login")
                .withRelated(Related.at(identity.name().place(), "who carries the policy"));
    }

    private static Stream<AclRule> templated(Collection<AclRule> rules) {
        return rules.stream().filter(Template::isTemplated);
    }

    private static boolean isTemplated(AclRule rule) {
        return rule.origins().stream().anyMatch(origin -> origin.rule().templated());
    }

    /** Whether some text for each template makes the rule match a path of the need. */
    static boolean mayMeet(PathPattern rule, Workload.Need need) {
        return need.declared().stream().anyMatch(pattern -> mayMeet(rule, pattern));
    }

    private static boolean mayMeet(PathPattern rule, PathPattern need) {
        int mine = rule.segments().size();
        int its = need.segments().size();
        if ((!rule.open() && mine < its) || (!need.open() && its < mine)) {
            return false;
        }
        for (int i = 0; i < Math.min(mine, its); i++) {
            boolean rest = rule.open() && i == mine - 1;
            boolean itsRest = need.open() && i == its - 1;
            if (!mayBe(rule.segments().get(i), rest, need.segments().get(i), itsRest)) {
                return false;
            }
        }
        return true;
    }

    private static boolean mayBe(String segment, boolean rest, String other, boolean otherRest) {
        if (segment.equals("+") || (other.equals("+") && !otherRest)) {
            return true;
        }
        if (!segment.contains("{{")) {
            boolean begins = otherRest && segment.startsWith(other);
            return begins || (rest ? other.startsWith(segment) : segment.equals(other));
        }
        String known = segment.substring(0, segment.indexOf("{{"));
        if (otherRest) {
            return known.startsWith(other) || other.startsWith(known);
        }
        StringBuilder filled = new StringBuilder();
        for (String text : TEMPLATE.split(segment, -1)) {
            filled.append(filled.isEmpty() ? "" : "[^/+*]+").append(Pattern.quote(text));
        }
        return Pattern.matches(filled + (rest ? ".*" : ""), other);
    }
}
