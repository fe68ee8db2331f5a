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

/** Asks conditions on occasions, as Woodpecker 3.17.0 does in {@code constraint/constraint.go}. */
final class Conditions {
    private static final When.Constraint NONE = new When.Constraint(java.util.Set.of(), java.util.Set.of(), Map.of());

    private final String defaultBranch;
    private final Map<String, Doublestar> globs = new HashMap<>();
    private final Map<Occasion, Map<String, String>> environments = new IdentityHashMap<>();

    Conditions(String defaultBranch) {
        this.defaultBranch = defaultBranch;
    }

    /** One run of a workflow: what happens, with which values of the matrix. */
    record Run(Occasion occasion, Map<String, String> axis) {}

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
        Occasion occasion = run.occasion;
        if (!constraint.events().isEmpty()
                && !constraint.events().contains(occasion.column().event())) {
            return Verdict.SKIPPED;
        }
        Verdict all = Verdict.RUNS;
        for (Map.Entry<String, When.Filter> filter : constraint.filters().entrySet()) {
            all = all.and(ask(filter.getKey(), filter.getValue(), run, workflow));
        }
        return all;
    }

    private Verdict ask(String key, When.Filter filter, Run run, boolean workflow) {
        Occasion occasion = run.occasion;
        return switch (key) {
            case "branch" -> occasion.column() == Column.TAG ? Verdict.RUNS : list(filter, occasion.branch(), run);
            case "ref" -> list(filter, occasion.ref(), run);
            case "cron" -> occasion.column() == Column.CRON ? list(filter, occasion.cron(), run) : Verdict.RUNS;
            case "path" -> occasion.hasFiles() ? path(filter, run) : Verdict.RUNS;
            case "matrix" -> workflow ? Verdict.RUNS : matrix(filter, run);
            case "platform", "instance", "repo" -> admitsAll(filter) ? Verdict.RUNS : Verdict.MAY_RUN;
            case "evaluate" -> filter.include().isEmpty() ? Verdict.RUNS : Verdict.MAY_RUN;
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
        return included.and(not(excluded));
    }

    private Verdict path(When.Filter filter, Run run) {
        Map<String, Value> rest = filter.rest() instanceof Value.Keyed keyed ? keyed.entries() : Map.of();
        if (run.occasion.files().isEmpty()) {
            // Without files `on_empty` decides, unless the message of the commit does.
            boolean runs = !new Value.Text("false").equals(rest.get("on_empty"));
            return runs ? Verdict.RUNS : rest.containsKey("ignore_message") ? Verdict.MAY_RUN : Verdict.SKIPPED;
        }
        Verdict excluded = filter.exclude().isEmpty() ? Verdict.SKIPPED : Verdict.RUNS;
        Verdict included = filter.include().isEmpty() ? Verdict.RUNS : Verdict.SKIPPED;
        for (String file : run.occasion.files()) {
            excluded = excluded.and(any(filter.exclude(), file, run));
            included = included.or(any(filter.include(), file, run));
        }
        Verdict verdict = included.and(not(excluded));
        return verdict == Verdict.SKIPPED && rest.containsKey("ignore_message") ? Verdict.MAY_RUN : verdict;
    }

    private Verdict matrix(When.Filter filter, Run run) {
        Map<String, Value> values = filter.rest() instanceof Value.Keyed keyed ? keyed.entries() : Map.of();
        Verdict all = Verdict.RUNS;
        for (Map.Entry<String, Value> value : values.entrySet()) {
            if (value.getValue() instanceof Value.Text text) {
                all = all.and(matches(text.text(), run.axis.getOrDefault(value.getKey(), ""), run));
            } else if (value.getValue() instanceof Value.Keyed) {
                return Verdict.MAY_RUN;
            }
        }
        return all;
    }

    private Verdict any(Collection<String> patterns, String name, Run run) {
        Verdict any = Verdict.SKIPPED;
        for (String pattern : patterns) {
            any = any.or(matches(pattern, name, run));
        }
        return any;
    }

    private Verdict matches(String pattern, String name, Run run) {
        return expand(pattern, run)
                .map(p -> Verdict.of(globs.computeIfAbsent(p, Doublestar::of).matches(name)))
                .orElse(Verdict.MAY_RUN);
    }

    /** A text with its variables replaced; empty when one of them cannot be known. */
    Optional<String> expand(String text, Run run) {
        if (text.indexOf('$') < 0) {
            return Optional.of(text);
        }
        Map<String, String> known = environments.computeIfAbsent(run.occasion, o -> o.environment(defaultBranch));
        return Substitution.expand(text, name -> value(name, known, run.axis));
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

    private static Verdict not(Verdict verdict) {
        return switch (verdict) {
            case RUNS -> Verdict.SKIPPED;
            case MAY_RUN -> Verdict.MAY_RUN;
            case SKIPPED -> Verdict.RUNS;
        };
    }
}
