package dev.loco.cishared.lint;

import dev.loco.cishared.finding.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which rules a run is about: all, or those named, less those left out. A name is a rule's id ({@code drift/image-pin})
 * or a whole namespace ({@code drift}).
 *
 * @param only empty for all
 * @param without wins over {@code only}
 */
public record RuleSelection(List<String> only, List<String> without) {
    /** Every rule. */
    public static final RuleSelection ALL = new RuleSelection(List.of(), List.of());

    public RuleSelection {
        only = List.copyOf(only);
        without = List.copyOf(without);
    }

    /** Whether it is every rule. */
    boolean isAll() {
        return only.isEmpty() && without.isEmpty();
    }

    /** Whether the run is about the rule. */
    public boolean includes(Rule rule) {
        return (only.isEmpty() || names(only, rule)) && !names(without, rule);
    }

    /** Whether the run is about any of them. */
    public boolean includesAnyOf(Collection<Rule> rules) {
        return rules.stream().anyMatch(this::includes);
    }

    /** Whether one of the names is the rule's id or its namespace. */
    static boolean names(List<String> names, Rule rule) {
        return names.contains(rule.id()) || names.contains(rule.namespace());
    }

    /** What is wrong with the names, if one of them is neither a rule nor a namespace, nor {@code known} otherwise. */
    Optional<String> unknown(RuleRegistry registry, Predicate<String> known) {
        List<String> all = new ArrayList<>(only);
        all.addAll(without);
        return all.stream()
                .filter(name -> !registry.knows(name) && !known.test(name))
                .findFirst()
                .map(name -> "no rule is called `" + name + "`"
                        + registry.closest(name)
                                .map(c -> "; did you mean `" + c + "`?")
                                .orElse(""));
    }
}
