package dev.loco.cishared.lint;

import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Suggestion;
import dev.loco.cishared.release.commit.CommitRules;
import dev.loco.cishared.release.files.UnwritableVersion;
import dev.loco.cishared.repository.RepositoryRules;
import dev.loco.cishared.yaml.YamlRules;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All rules of all rooms, sorted by id, ids distinct. */
public final class RuleRegistry {
    private final List<Rule> rules;

    private RuleRegistry(List<Rule> rules) {
        this.rules = rules;
    }

    /** The rules that come with ci-shared. */
    public static RuleRegistry builtIn() {
        // One rule may be part of several checks.
        Set<Rule> all = new LinkedHashSet<>();
        all.addAll(YamlRules.ALL);
        all.addAll(RepositoryRules.ALL);
        all.addAll(LintRules.ALL);
        all.addAll(CommitRules.ALL);
        all.add(UnwritableVersion.RULE);
        for (Check check : Check.values()) {
            all.addAll(CheckRules.of(check));
        }
        List<Rule> rules = new ArrayList<>(all);
        rules.sort(null);
        return new RuleRegistry(List.copyOf(rules));
    }

    /** All of them, sorted by id. */
    public List<Rule> all() {
        return rules;
    }

    /** The rule of that id. */
    public Optional<Rule> rule(String id) {
        return rules.stream().filter(rule -> rule.id().equals(id)).findFirst();
    }

    /** Whether it is a rule's id or a namespace. */
    public boolean knows(String name) {
        return rules.stream()
                .anyMatch(rule -> rule.id().equals(name) || rule.namespace().equals(name));
    }

    /** The rule or namespace that was probably meant. A name without its namespace finds the rule, too. */
    public Optional<String> closest(String name) {
        List<String> names = new ArrayList<>();
        for (Rule rule : rules) {
            names.add(rule.id());
            names.add(rule.namespace());
        }
        Optional<String> byId = Suggestion.closest(name, names);
        return byId.isPresent()
                ? byId
                : Suggestion.closest(name, rules.stream().map(Rule::name).toList())
                        .flatMap(last -> rules.stream()
                                .filter(rule -> rule.name().equals(last))
                                .findFirst())
                        .map(Rule::id);
    }
}
