package dev.loco.cishared.coverage;

import dev.loco.cishared.coverage.DeclaredNotGranted.Gap;
import dev.loco.cishared.coverage.GrantedNotDeclared.Excess;
import dev.loco.cishared.policy.AclRule;
import dev.loco.cishared.policy.Capabilities;
import dev.loco.cishared.policy.Capability;
import dev.loco.cishared.policy.PathPattern;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table of an identity: what it needs, pattern by pattern, then what is granted beyond that. */
final class Rows {
    private final Audit audit;
    private final List<Workload.Need> needs;
    private final List<Gap> gaps;
    private final List<Excess> excesses;
    private final List<Row> rows = new ArrayList<>();

    private Rows(Audit audit, List<Workload.Need> needs, List<Gap> gaps, List<Excess> excesses) {
        this.audit = audit;
        this.needs = needs;
        this.gaps = gaps;
        this.excesses = excesses;
    }

    /**
     * The rows.
     *
     * @param gaps those that no waiver accepts
     * @param excesses those that no waiver accepts
     */
    static List<Row> of(Audit audit, List<Workload.Need> needs, List<Gap> gaps, List<Excess> excesses) {
        Rows rows = new Rows(audit, needs, gaps, excesses);
        rows.needed();
        rows.beyond();
        return List.copyOf(rows.rows);
    }

    private void needed() {
        List<Gap> allGaps = audit.allGaps();
        Map<Workload.Need, AclRule> doubtful = audit.doubtful(gaps);
        Map<PathPattern, Capabilities> wanted = new LinkedHashMap<>();
        needs.forEach(n -> wanted.merge(n.pattern(), Capabilities.of(n.capability()), Capabilities::with));
        wanted.forEach((pattern, capabilities) -> {
            Capabilities missing = missing(gaps, pattern);
            Capabilities waived = missing(allGaps, pattern).without(missing);
            Capabilities open = Capabilities.of(doubtful.keySet().stream()
                    .filter(need -> need.pattern().equals(pattern))
                    .map(Workload.Need::capability)
                    .toList());
            Capabilities certain = capabilities.without(missing).without(waived).without(open);
            Capabilities conditional = audit.conditional(pattern, certain);
            Capabilities granted = certain.without(conditional);
            add(pattern, granted, Row.Status.GRANTED, decider(pattern, granted));
            add(pattern, conditional, Row.Status.CONDITIONAL, decider(pattern, conditional));
            add(pattern, open, Row.Status.UNDECIDABLE, "a template may refuse it");
            gaps.stream().filter(g -> g.need().pattern().equals(pattern)).forEach(this::missing);
            add(pattern, waived, Row.Status.WAIVED, "not granted");
        });
    }

    private void missing(Gap gap) {
        Optional<AclRule> template = Template.behind(gap, audit.acl().rules());
        if (template.isPresent()) {
            String detail = place(template.get().origin(gap.first())) + " may grant it";
            add(gap.need().pattern(), gap.missing(), Row.Status.UNDECIDABLE, detail);
        } else {
            add(gap.need().pattern(), gap.missing(), Row.Status.NOT_GRANTED, DeclaredNotGranted.shortReason(gap));
        }
    }

    private void beyond() {
        for (Excess excess : excesses) {
            boolean template = Template.behind(excess, needs);
            add(
                    excess.rule().pattern(),
                    excess.capabilities(),
                    template ? Row.Status.UNDECIDABLE : Row.Status.NOT_DECLARED,
                    place(excess.origin()));
        }
        for (Excess all : audit.allExcesses()) {
            Capabilities left = excesses.stream()
                    .filter(e -> e.rule().pattern().equals(all.rule().pattern()))
                    .map(Excess::capabilities)
                    .findFirst()
                    .orElse(Capabilities.NONE);
            add(
                    all.rule().pattern(),
                    all.capabilities().without(left),
                    Row.Status.WAIVED,
                    "not declared, " + place(all.origin()));
        }
    }

    private void add(PathPattern pattern, Capabilities capabilities, Row.Status status, String detail) {
        if (capabilities.bits() != 0) {
            rows.add(new Row(pattern.text(), capabilities, status, detail));
        }
    }

    private static Capabilities missing(List<Gap> gaps, PathPattern pattern) {
        return gaps.stream()
                .filter(g -> g.need().pattern().equals(pattern))
                .map(Gap::missing)
                .reduce(Capabilities.NONE, Capabilities::with);
    }

    /** The one rule that decides all of the pattern's paths, or how many do. */
    private String decider(PathPattern pattern, Capabilities capabilities) {
        Optional<Capability> first = capabilities.stream().findFirst();
        if (first.isEmpty()) {
            return "";
        }
        List<AclRule> deciders = audit.deciders(pattern, first.get());
        return deciders.size() == 1 ? place(deciders.get(0).origin(first.get())) : "by " + deciders.size() + " rules";
    }

    private static String place(AclRule.Origin origin) {
        return origin.policy().name() + ":" + origin.rule().place().line();
    }
}
