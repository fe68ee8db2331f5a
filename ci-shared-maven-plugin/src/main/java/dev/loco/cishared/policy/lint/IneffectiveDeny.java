package dev.loco.cishared.policy.lint;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Related;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.policy.AclRule;
import dev.loco.cishared.policy.Capability;
import dev.loco.cishared.policy.Lookup;
import dev.loco.cishared.policy.Operation;
import dev.loco.cishared.policy.PathPattern;
import dev.loco.cishared.policy.paths.Effects;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A deny that other rules let requests through: they are asked before it. */
final class IneffectiveDeny {
    static final Rule RULE = new Rule(
            "policy/ineffective-deny",
            Severity.ERROR,
            "a deny lets requests through that its path matches",
            "one rule decides a request, the one whose wildcard stands latest: a deny holds only where no other rule goes"
                    + " before it");

    private static final int MOST_SHOWN = 5;

    private IneffectiveDeny() {}

    static void check(Carried carried, List<Finding> findings) {
        for (AclRule deny : carried.acl().rules()) {
            if (deny.capabilities().denies()) {
                List<Effects.Leak> leaks = leaks(carried, deny);
                if (!leaks.isEmpty()) {
                    findings.add(finding(carried, deny, leaks));
                }
            }
        }
    }

    /** Whether requests get through the rule. */
    static boolean applies(Carried carried, AclRule rule) {
        return rule.capabilities().denies() && !carried.leaks(rule).isEmpty();
    }

    /** The worst first: of two, the one for a path that the deny matches as it is. */
    private static List<Effects.Leak> leaks(Carried carried, AclRule deny) {
        List<Effects.Leak> leaks = new ArrayList<>(carried.leaks(deny));
        leaks.sort(Comparator.comparing(leak -> !deny.pattern().matches(leak.path())));
        return leaks;
    }

    private static Finding finding(Carried carried, AclRule deny, List<Effects.Leak> leaks) {
        Effects.Leak worst = leaks.get(0);
        String more = leaks.size() == 1
                ? ""
                : "; " + (leaks.size() == 2 ? "another rule lets" : leaks.size() - 1 + " more rules let")
                        + " requests through";
        Finding finding = Finding.of(
                        RULE,
                        Carried.span(deny),
                        "the deny on " + Wording.quoted(deny) + " does not hold: "
                                + Wording.request(worst.capability(), worst.path()) + " is decided by "
                                + Wording.quoted(worst.rule()) + " ("
                                + reason(worst, deny.pattern(), carried) + ") and allowed" + more,
                        DenyMend.of(carried, deny).words())
                .withSeverity(deny.pattern().matches(worst.path()) ? RULE.severity() : Severity.WARNING)
                .withLabel("does not hold");
        for (Effects.Leak leak : leaks.subList(0, Math.min(leaks.size(), MOST_SHOWN))) {
            finding = finding.withRelated(Related.at(
                    Carried.span(leak.rule().origin(leak.capability())),
                    "decides " + Wording.request(leak.capability(), leak.path()) + " and allows it"));
        }
        return finding;
    }

    private static Operation operation(Capability capability) {
        return Operation.of(capability.word()).orElse(Operation.READ);
    }

    private static String reason(Effects.Leak leak, PathPattern deny, Carried carried) {
        boolean listing = leak.capability() == Capability.LIST || leak.capability() == Capability.SCAN;
        if (listing && !deny.matches(leak.path())) {
            return "a " + leak.capability().word().toUpperCase(java.util.Locale.ROOT)
                    + " has a slash at its end, and the deny matches it without only";
        }
        boolean slashless = carried.acl()
                .decide(
                        operation(leak.capability()),
                        leak.path(),
                        carried.settings().semantics())
                .lookup()
                .filter(Lookup::slashless)
                .isPresent();
        if (listing && slashless) {
            return "up to 2.5 a LIST is decided without the slash at its end first";
        }
        return Wording.reason(leak.rule().pattern(), deny);
    }
}
