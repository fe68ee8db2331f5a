package dev.loco.cishared.pipeline.model;

import dev.loco.cishared.yaml.YamlMapping;
import dev.loco.cishared.yaml.YamlNode;
import dev.loco.cishared.yaml.YamlScalar;
import dev.loco.cishared.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A {@code when}: its items are OR, the keys of one item AND. An object is a list of one; no item at all lets everything
 * through. From Woodpecker 3.17.0, {@code constraint/constraint.go}.
 *
 * @param items the constraints in order
 */
public record When(List<Constraint> items) {

    /** All events of Woodpecker 3.17.0, {@code metadata/const.go}. */
    public static final List<String> EVENTS = List.of(
            "push",
            "pull_request",
            "pull_request_closed",
            "pull_request_metadata",
            "tag",
            "release",
            "deployment",
            "cron",
            "manual");

    private static final Set<String> STATUS_DEFAULT = Set.of("success");

    public When {
        items = List.copyOf(items);
    }

    /**
     * One item of a {@code when}.
     *
     * @param events empty means all
     * @param statuses of the steps before; a step runs on success unless it says otherwise
     * @param filters the other keys, by name
     */
    public record Constraint(Set<String> events, Set<String> statuses, Map<String, Filter> filters) {

        /** Whether the event is among those of this item. */
        public boolean admits(String event) {
            return events.isEmpty() || events.contains(event);
        }

        /** Whether everything {@code other} lets through on that event passes here too. */
        boolean covers(Constraint other, String event) {
            return admits(event)
                    && statuses.containsAll(other.statuses)
                    && filters.entrySet().stream()
                            .filter(f -> matters(f.getKey(), event))
                            .allMatch(f -> f.getValue().covers(other.filters.get(f.getKey())));
        }

        /** Whether Woodpecker asks that filter on that event at all. */
        public static boolean matters(String key, String event) {
            return switch (key) {
                case "branch" -> !event.equals("tag");
                case "cron" -> event.equals("cron");
                case "path" -> event.equals("push") || event.startsWith("pull_request");
                default -> true;
            };
        }
    }

    /**
     * What one key of an item lets through.
     *
     * @param include patterns, of which one must match; empty means any
     * @param exclude patterns, of which none may match
     * @param rest anything else below the key; two filters with unlike rests are not comparable
     */
    public record Filter(Set<String> include, Set<String> exclude, Value rest) {

        /** What it lets through, for a person: {@code release/*}, {@code not docs/**}. */
        public String phrase() {
            List<String> parts = new ArrayList<>(include);
            exclude.forEach(e -> parts.add("not " + e));
            if (rest instanceof Value.Keyed keyed) {
                keyed.entries()
                        .forEach((key, value) ->
                                parts.add(key + (value instanceof Value.Text t ? "=" + t.text() : "")));
            }
            return String.join(", ", parts);
        }

        boolean covers(@Nullable Filter other) {
            if (include.isEmpty() && exclude.isEmpty() && rest instanceof Value.Absent || include.contains("**")) {
                return true;
            }
            return other != null
                    && rest.equals(other.rest)
                    && (include.isEmpty() || !other.include.isEmpty() && include.containsAll(other.include))
                    && other.exclude.containsAll(exclude);
        }
    }

    /** Reads a {@code when}; what is no constraint is passed over. */
    public static When of(YamlNode node) {
        List<YamlNode> nodes = node instanceof YamlSequence list ? list.items() : List.of(node);
        return new When(nodes.stream()
                .flatMap(n -> n.mapping().stream())
                .map(When::constraint)
                .toList());
    }

    /** The {@code when} of an absent key. */
    public static When everything() {
        return new When(List.of());
    }

    /** The events on which {@code other} lets something through that this does not, in the order of {@link #EVENTS}. */
    public List<String> losesAgainst(When other) {
        return EVENTS.stream()
                .filter(event -> other.constraints().stream()
                        .filter(c -> c.admits(event))
                        .anyMatch(c -> constraints().stream().noneMatch(mine -> mine.covers(c, event))))
                .toList();
    }

    /** Whether nothing at all passes on that event. */
    public boolean shuts(String event) {
        return constraints().stream().noneMatch(c -> c.admits(event));
    }

    /** Equal values let the same through; unequal ones may still, see {@link #losesAgainst}. */
    Value value() {
        if (items.isEmpty()) {
            return Value.ABSENT;
        }
        return new Value.Many(items.stream().map(When::value).toList());
    }

    private List<Constraint> constraints() {
        return items.isEmpty() ? List.of(new Constraint(Set.of(), STATUS_DEFAULT, Map.of())) : items;
    }

    private static Value value(Constraint c) {
        Map<String, Value> entries = new TreeMap<>();
        entries.put("event", texts(c.events));
        entries.put("status", texts(c.statuses));
        c.filters.forEach((key, filter) -> entries.put(
                key,
                new Value.Keyed(Map.of(
                        "include", texts(filter.include), "exclude", texts(filter.exclude), "rest", filter.rest))));
        return new Value.Keyed(entries);
    }

    private static Value texts(Set<String> texts) {
        return new Value.Many(
                texts.stream().sorted().<Value>map(Value.Text::new).toList());
    }

    private static Constraint constraint(YamlMapping map) {
        Map<String, Filter> filters = new TreeMap<>();
        for (YamlMapping.Entry entry : map.entries()) {
            if (!entry.name().equals("event") && !entry.name().equals("status")) {
                filters.put(entry.name(), filter(entry.value()));
            }
        }
        Set<String> statuses = strings(map.get("status"));
        return new Constraint(strings(map.get("event")), statuses.isEmpty() ? STATUS_DEFAULT : statuses, filters);
    }

    private static Filter filter(YamlNode node) {
        if (!(node instanceof YamlMapping map)) {
            return new Filter(strings(Optional.of(node)), Set.of(), Value.ABSENT);
        }
        Map<String, Value> rest = new TreeMap<>();
        for (YamlMapping.Entry entry : map.entries()) {
            boolean list = entry.name().equals("include") || entry.name().equals("exclude");
            if (!list || entry.value().mapping().isPresent()) {
                rest.put(entry.name(), Value.of(entry.value()));
            }
        }
        return new Filter(
                strings(map.get("include")),
                strings(map.get("exclude")),
                rest.isEmpty() ? Value.ABSENT : new Value.Keyed(rest));
    }

    private static Set<String> strings(Optional<YamlNode> node) {
        Set<String> found = new LinkedHashSet<>();
        node.ifPresent(n -> {
            List<YamlNode> nodes = new ArrayList<>();
            if (n instanceof YamlSequence list) {
                nodes.addAll(list.items());
            } else {
                nodes.add(n);
            }
            for (YamlNode one : nodes) {
                one.scalar().filter(s -> !s.isNull()).map(YamlScalar::value).ifPresent(found::add);
            }
        });
        return found;
    }
}
