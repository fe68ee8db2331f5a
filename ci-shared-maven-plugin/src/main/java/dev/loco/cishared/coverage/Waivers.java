package dev.loco.cishared.coverage;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.policy.PathPattern;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The waivers of one manifest, and which of them were of use. */
final class Waivers {
    private final List<Workload.Waiver> active = new ArrayList<>();
    private final List<Workload.Waiver> expired = new ArrayList<>();
    private final Set<Workload.Waiver> used = new LinkedHashSet<>();

    Waivers(List<Workload.Waiver> waivers, LocalDate today) {
        waivers.forEach(w -> (w.until().isBefore(today) ? expired : active).add(w));
    }

    /** The paths on which the rule is waived for an identity of the namespace. */
    List<PathPattern> patterns(String rule, String namespace) {
        return active.stream()
                .filter(w -> w.rule().value().equals(rule))
                .map(w -> w.pattern(namespace))
                .toList();
    }

    /** Notes those that accept some difference of the identity. */
    void use(Workload.Identity identity, Audit audit) {
        for (Workload.Waiver waiver : active) {
            PathPattern pattern = waiver.pattern(identity.namespace());
            String rule = waiver.rule().value();
            if ((rule.equals(DeclaredNotGranted.RULE.id()) && audit.gapWithin(pattern))
                    || (rule.equals(GrantedNotDeclared.RULE.id()) && audit.excessWithin(pattern))) {
                used.add(waiver);
            }
        }
    }

    /** Whether a finding of the rule about the path is accepted. */
    boolean accept(String rule, String path) {
        boolean accepted = false;
        for (Workload.Waiver waiver : active) {
            if (waiver.rule().value().equals(rule) && waiver.pattern("").matches(path)) {
                used.add(waiver);
                accepted = true;
            }
        }
        return accepted;
    }

    /** How many accept something. */
    int used() {
        return used.size();
    }

    /** What is wrong with them. */
    List<Finding> faults() {
        List<Finding> faults = new ArrayList<>();
        expired.forEach(w -> faults.add(ExpiredWaiver.finding(w)));
        active.stream().filter(w -> !used.contains(w)).forEach(w -> faults.add(UnusedWaiver.finding(w)));
        return faults;
    }
}
