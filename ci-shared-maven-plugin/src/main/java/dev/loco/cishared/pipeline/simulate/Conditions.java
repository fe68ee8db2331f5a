package dev.loco.cishared.pipeline.simulate;

import dev.loco.cishared.pipeline.model.Substitution;
import dev.loco.cishared.pipeline.model.Value;
import dev.loco.cishared.pipeline.model.Variables;
import dev.loco.cishared.pipeline.model.When;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Asks conditions on occasions, as Woodpecker 3.17.0 does in {@code constraint/constraint.go}. */
final class Conditions {
    private static final When.Constraint NONE = new When.Constraint(java.util.Set.of(), java.util.Set.of(), Map.of());

    private final String defaultBranch;
    private final Map<String, Doublestar> globs = new HashMap<>();
    private final Map<Occasion, Map<String, String>> environments = new IdentityHashMap<>();

    Conditions(String defaultBranch) {
        this.defaultBranch = defaultBranch;
    }

    /** Whether something with that {@code when} runs; for a workflow its matrix does not count. */
    Verdict ask(When when, Run run, boolean workflow) {
        if (when.items().isEmpty()) {
            return ask(NONE, run, workflow);
        }
        Verdict any = Verdict.SKIPPED;
        for (When.Constraint constraint : when.items()) {
            any = any.or(ask(constraint, run, workflow));
        }
        return any;
    }

    /** Whether it runs at all for the statuses {@code wanted}: after a failure, after none. */
    Verdict askFor(String status, When when, Run run) {
        if (when.items().isEmpty()) {
            return Verdict.of(status.equals("success"));
        }
        Verdict any = Verdict.SKIPPED;
        for (When.Constraint constraint : when.items()) {
            if (constraint.statuses().contains(status)) {
                any = any.or(ask(constraint, run, false));
            }
        }
        return any;
    }

    Verdict ask(When.Constraint constraint, Run run, boolean workflow) {
        Verdict all = event(constraint, run);
        for (Map.Entry<String, When.Filter> filter : constraint.filters().entrySet()) {
            all = all.and(ask(filter.getKey(), filter.getValue(), run, workflow));
        }
        return all;
    }

    private Verdict event(When.Constraint constraint, Run run) {
        if (constraint.admits(run.occasion().column().event())) {
            return Verdict.RUNS;
        }
        Verdict any = Verdict.SKIPPED;
        for (String event : constraint.events()) {
            Optional<String> known = expand(event, run);
            any = any.or(
                    known.isEmpty()
                            ? Verdict.MAY_RUN
                            : Verdict.of(
                                    known.get().equals(run.occasion().column().event())));
        }
        return any;
    }

    /** What one key of a constraint says. */
    Verdict ask(String key, When.Filter filter, Run run, boolean workflow) {
        Occasion occasion = run.occasion();
        return switch (key) {
            case "branch" -> occasion.column() == Column.TAG ? Verdict.RUNS : list(filter, occasion.branch(), run);
            case "ref" -> list(filter, occasion.ref(), run);
            case "cron" -> occasion.column() == Column.CRON ? list(filter, occasion.cron(), run) : Verdict.RUNS;
            case "path" -> occasion.hasFiles() ? path(filter, run) : Verdict.RUNS;
            case "matrix" -> workflow ? Verdict.RUNS : matrix(filter, run);
            case "platform", "instance", "repo" -> admitsAll(filter) ? Verdict.RUNS : Verdict.MAY_RUN;
            case "evaluate" -> filter.include().stream().allMatch(String::isEmpty) ? Verdict.RUNS : Verdict.MAY_RUN;
            // `local` is for runs on one's own machine; what nobody knows does not count either.
            default -> Verdict.RUNS;
        };
    }

    private static boolean admitsAll(When.Filter filter) {
        return filter.exclude().isEmpty()
                && (filter.include().isEmpty() || filter.include().contains("**"));
    }

    private Verdict list(When.Filter filter, String name, Run run) {
        Verdict excluded = any(filter.exclude(), name, run);
        Verdict included = filter.include().isEmpty() ? Verdict.RUNS : any(filter.include(), name, run);
        return included.and(excluded.not());
    }

    private Verdict path(When.Filter filter, Run run) {
        Map<String, Value> rest = filter.rest() instanceof Value.Keyed keyed ? keyed.entries() : Map.of();
        if (run.occasion().files().isEmpty()) {
            // Without files `on_empty` decides, unless the message of the commit does.
            boolean runs = !new Value.Text("false").equals(rest.get("on_empty"));
            return runs ? Verdict.RUNS : rest.containsKey("ignore_message") ? Verdict.MAY_RUN : Verdict.SKIPPED;
        }
        Verdict excluded = filter.exclude().isEmpty() ? Verdict.SKIPPED : Verdict.RUNS;
        Verdict included = filter.include().isEmpty() ? Verdict.RUNS : Verdict.SKIPPED;
        for (String file : run.occasion().files()) {
            excluded = excluded.and(any(filter.exclude(), file, run));
            included = included.or(any(filter.include(), file, run));
        }
        Verdict verdict = included.and(excluded.not());
        return verdict == Verdict.SKIPPED && rest.containsKey("ignore_message") ? Verdict.MAY_RUN : verdict;
    }

    /** As {@code constraint/map.go}: all that is included must match; what is excluded only counts when all of it does. */
    private Verdict matrix(When.Filter filter, Run run) {
        if (!(filter.rest() instanceof Value.Keyed keyed)) {
            return Verdict.RUNS;
        }
        Map<String, String> include = texts(keyed.entries());
        include.putAll(texts(entries(keyed.entries().get("include"))));
        Map<String, String> exclude = texts(entries(keyed.entries().get("exclude")));
        Verdict excluded = exclude.isEmpty() ? Verdict.SKIPPED : all(exclude, run);
        return all(include, run).and(excluded.not());
    }

    private Verdict all(Map<String, String> patterns, Run run) {
        Verdict all = Verdict.RUNS;
        for (Map.Entry<String, String> pattern : patterns.entrySet()) {
            all = all.and(matches(pattern.getValue(), run.axis().getOrDefault(pattern.getKey(), ""), run));
        }
        return all;
    }

    private static Map<String, Value> entries(@Nullable Value value) {
        return value instanceof Value.Keyed keyed ? keyed.entries() : Map.of();
    }

    private static Map<String, String> texts(Map<String, Value> entries) {
        Map<String, String> texts = new TreeMap<>();
        entries.forEach((key, value) -> {
            if (value instanceof Value.Text text) {
                texts.put(key, text.text());
            }
        });
        return texts;
    }

    private Verdict any(Collection<String> patterns, String name, Run run) {
        Verdict any = Verdict.SKIPPED;
        for (String pattern : patterns) {
            any = any.or(matches(pattern, name, run));
        }
        return any;
    }

    private Verdict matches(String pattern, String name, Run run) {
        Optional<String> known = expand(pattern, run);
        // What becomes nothing is no filter at all when it is not in quotes.
        if (known.isEmpty() || known.get().isEmpty() && !pattern.isEmpty()) {
            return Verdict.MAY_RUN;
        }
        boolean matches = globs.computeIfAbsent(known.get(), Doublestar::of).matches(name);
        boolean otherForge = name.equals(Occasion.PULL_REF)
                && known.get().startsWith("refs/")
                && !known.get().startsWith(Occasion.HEADS)
                && !known.get().startsWith(Occasion.TAGS);
        return matches || !otherForge ? Verdict.of(matches) : Verdict.MAY_RUN;
    }

    /** A text with its variables replaced; empty when one of them cannot be known. */
    Optional<String> expand(String text, Run run) {
        if (text.indexOf('$') < 0) {
            return Optional.of(text);
        }
        Map<String, String> known = environments.computeIfAbsent(run.occasion(), o -> o.environment(defaultBranch));
        return Substitution.expand(text, name -> value(name, known, run.axis()));
    }

    private static Optional<String> value(String name, Map<String, String> known, Map<String, String> axis) {
        if (axis.containsKey(name)) {
            return Optional.ofNullable(axis.get(name));
        }
        if (known.containsKey(name)) {
            return Optional.ofNullable(known.get(name));
        }
        // A server may define variables of its own (WOODPECKER_ENVIRONMENT), so even an unknown one may have a value.
        boolean ours = name.toUpperCase(Locale.ROOT).startsWith("CI_");
        return ours && !Variables.isKnown(name) ? Optional.of("") : Optional.empty();
    }
}
