package dev.loco.cishared.pipeline.events;

import dev.loco.cishared.finding.Span;
import dev.loco.cishared.pipeline.model.Step;
import dev.loco.cishared.pipeline.model.Token;
import dev.loco.cishared.pipeline.model.When;
import dev.loco.cishared.pipeline.model.Workflow;
import dev.loco.cishared.pipeline.simulate.Patterns;
import dev.loco.cishared.yaml.YamlFile;
import dev.loco.cishared.yaml.YamlMapping;
import dev.loco.cishared.yaml.YamlNode;
import dev.loco.cishared.yaml.YamlSequence;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One item of a {@code when}, with its place.
 *
 * @param file where it stands
 * @param constraint what it says
 * @param place the mapping it is written as; empty for the one that an absent {@code when} stands for
 */
record Condition(YamlFile file, When.Constraint constraint, Optional<YamlMapping> place) {
    private static final When.Filter NOTHING =
            new When.Filter(Set.of(), Set.of(), dev.loco.cishared.pipeline.model.Value.ABSENT);

    /** The items of a workflow's {@code when}, at least one. */
    static List<Condition> of(Workflow workflow) {
        return of(workflow.file(), workflow.root().flatMap(r -> r.get("when")));
    }

    /** The items of a container's {@code when}, at least one. */
    static List<Condition> of(Workflow workflow, Step step) {
        return of(workflow.file(), step.body().get("when"));
    }

    private static List<Condition> of(YamlFile file, Optional<YamlNode> when) {
        List<Condition> conditions = when.stream()
                .flatMap(node -> node instanceof YamlSequence list ? list.items().stream() : when.stream())
                .flatMap(item -> item.mapping().stream())
                .flatMap(map -> When.of(map).items().stream().map(c -> new Condition(file, c, Optional.of(map))))
                .toList();
        return conditions.isEmpty()
                ? List.of(new Condition(
                        file, new When.Constraint(Set.of(), Set.of("success"), Map.of()), Optional.empty()))
                : conditions;
    }

    /** The filter of that key; one that lets everything through when there is none. */
    When.Filter filter(String key) {
        return constraint.filters().getOrDefault(key, NOTHING);
    }

    /** Whether it has a filter of that key that says anything. */
    boolean filters(String key) {
        When.Filter filter = filter(key);
        return !filter.phrase().isEmpty() && !filter.include().contains("**");
    }

    /** The events, in Woodpecker's order, on which it can be met as far as {@code event} and {@code ref} tell. */
    List<String> possibleEvents() {
        return When.EVENTS.stream()
                .filter(constraint::admits)
                .filter(event -> !refusesRef(event))
                .toList();
    }

    /** Whether its {@code ref} lets no ref of that event through. */
    boolean refusesRef(String event) {
        Set<String> include = filter("ref").include();
        return !include.isEmpty() && include.stream().allMatch(glob -> Patterns.matchesNoRef(glob, event));
    }

    /** Whether its events are known: none of them is the value of a variable. */
    boolean isKnown() {
        return constraint.events().stream().noneMatch(event -> event.indexOf('$') >= 0);
    }

    /** The key, which a finding about a whole filter points at. */
    Optional<Span> key(String key) {
        return place.flatMap(p -> p.entry(key)).map(e -> e.key().use());
    }

    /** The value of that key when it fits on a line, else the key. */
    Optional<Span> value(String key) {
        return place.flatMap(p -> p.entry(key)).map(e -> {
            Span value = e.value().use();
            boolean short_ = value.line() == value.endLine() && value.length() > 0;
            return short_ ? Token.of(file, e.value()) : e.key().use();
        });
    }
}
