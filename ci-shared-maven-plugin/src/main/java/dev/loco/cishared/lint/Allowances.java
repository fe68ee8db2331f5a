package dev.loco.cishared.lint;

import dev.loco.cishared.finding.Allowance;
import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Takes out of a run's findings what the owner allows, and says what is wrong with the allowances themselves. */
final class Allowances {
    /** These speak of allowances, settings and files that cannot be read: nothing can allow them. */
    private static final Set<String> NEVER = Set.of("allow", "baseline", "repository", "settings", "yaml");

    private final List<Allowance> allowances;
    private final LocalDate today;
    private final Steps steps;
    private final Set<Use> used = new HashSet<>();
    private int allowed;

    /** One rule of one allowance. */
    private record Use(int allowance, String rule) {}

    /** Where the steps of the pipelines lie. */
    interface Steps {
        /** Whether the finding is about the step of that name. */
        boolean isAbout(Finding finding, String step);
    }

    Allowances(List<Allowance> allowances, LocalDate today, Steps steps) {
        this.allowances = List.copyOf(allowances);
        this.today = today;
        this.steps = steps;
    }

    /** The findings that nobody allowed. */
    List<Finding> filter(List<Finding> findings) {
        List<Finding> kept = new ArrayList<>();
        for (Finding finding : findings) {
            if (isAllowed(finding)) {
                allowed++;
            } else {
                kept.add(finding);
            }
        }
        return kept;
    }

    /** Whether there are allowances at all. */
    boolean any() {
        return !allowances.isEmpty();
    }

    /** How many findings {@link #filter} took out. */
    int allowed() {
        return allowed;
    }

    private boolean isAllowed(Finding finding) {
        boolean isAllowed = false;
        // No early end: every allowance that matches is used, and only those that match nothing are to be removed.
        for (int i = 0; i < allowances.size(); i++) {
            Allowance allowance = allowances.get(i);
            Optional<String> name = name(allowance, finding.rule());
            if (name.isPresent() && reaches(allowance.scope(), finding)) {
                used.add(new Use(i, name.get()));
                isAllowed |= holds(allowance);
            }
        }
        return isAllowed;
    }

    private static Optional<String> name(Allowance allowance, Rule rule) {
        return NEVER.contains(rule.namespace())
                ? Optional.empty()
                : allowance.rules().stream()
                        .filter(name -> RuleSelection.names(List.of(name), rule))
                        .findFirst();
    }

    private boolean reaches(Allowance.Scope scope, Finding finding) {
        if (scope instanceof Allowance.Line at) {
            // The line is one of the file as it is now.
            return finding.past().isEmpty()
                    && finding.primary().file().equals(at.file())
                    && finding.primary().line() == at.line();
        }
        if (scope instanceof Allowance.Step step) {
            return steps.isAbout(finding, step.name());
        }
        if (scope instanceof Allowance.Introduced introduced) {
            return finding.past()
                            .filter(past -> past.commit().startsWith(introduced.commit()))
                            .isPresent()
                    && introduced
                            .glob()
                            .filter(glob ->
                                    !Glob.matches(glob, finding.primary().file()))
                            .isEmpty();
        }
        return scope instanceof Allowance.Files files
                && Glob.matches(files.glob(), finding.primary().file());
    }

    private boolean holds(Allowance allowance) {
        return !allowance.reason().isEmpty()
                && allowance.until().filter(until -> until.isBefore(today)).isEmpty();
    }

    /**
     * What is wrong with the allowances, after {@link #filter}.
     *
     * @param ran the rules that were looked for: only they can leave an allowance unused
     * @param looked whether the run looked at all that an allowance could be for: only then can that be unused
     */
    List<Finding> faults(Collection<Rule> ran, RuleRegistry registry, Predicate<Allowance> looked) {
        List<Finding> faults = new ArrayList<>();
        for (int i = 0; i < allowances.size(); i++) {
            Allowance allowance = allowances.get(i);
            if (allowance.reason().isEmpty()) {
                faults.add(AllowanceWithoutReason.of(allowance));
            }
            allowance
                    .until()
                    .filter(until -> until.isBefore(today))
                    .ifPresent(until -> faults.add(ExpiredAllowance.of(allowance, until)));
            for (String name : allowance.rules()) {
                if (!registry.knows(name) && ran.stream().noneMatch(rule -> RuleSelection.names(List.of(name), rule))) {
                    faults.add(UnusedAllowance.unknownRule(allowance, name, registry.closest(name)));
                } else if (!used.contains(new Use(i, name)) && looked.test(allowance) && allRan(name, ran, registry)) {
                    faults.add(UnusedAllowance.of(allowance, name));
                }
            }
        }
        return faults;
    }

    private static boolean allRan(String name, Collection<Rule> ran, RuleRegistry registry) {
        return registry.all().stream()
                .filter(rule -> RuleSelection.names(List.of(name), rule))
                .allMatch(ran::contains);
    }
}
