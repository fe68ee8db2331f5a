package dev.loco.cishared.pipeline.events;

import dev.loco.cishared.finding.Related;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.finding.Suggestion;
import dev.loco.cishared.pipeline.model.When;
import dev.loco.cishared.pipeline.simulate.Patterns;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Why two {@code when}s are never met together: a proof, not a guess.
 *
 * @param kind what they disagree about
 * @param reason goes on after "never runs: "
 * @param label for the caret line
 * @param place what is to be changed
 * @param other the condition that excludes it, if it stands elsewhere
 * @param help what to do
 */
record Contradiction(Kind kind, String reason, String label, Span place, Optional<Related> other, String help) {

    /** What two conditions disagree about; the later ones tell more. */
    enum Kind {
        EVENT,
        NAME,
        REF,
        ITSELF
    }

    private static final List<String> NAMES = List.of("branch", "ref", "cron");

    /**
     * Why nothing passes both.
     *
     * @param outer the conditions around it
     * @param whose whose they are: {@code its workflow}
     * @param inner the conditions themselves
     */
    static Optional<Contradiction> between(List<Condition> outer, String whose, List<Condition> inner) {
        List<Contradiction> all = new ArrayList<>();
        for (Condition in : inner) {
            for (Condition out : outer) {
                Optional<Contradiction> one = itself(in)
                        .or(() -> events(outer, whose, inner, in, out))
                        .or(() -> onEachEvent(out, whose, in));
                if (one.isEmpty()) {
                    return Optional.empty();
                }
                all.add(one.get());
            }
        }
        return plainest(all);
    }

    /** Why nothing passes these, whatever stands around them. */
    static Optional<Contradiction> in(List<Condition> conditions) {
        List<Contradiction> all = new ArrayList<>();
        for (Condition condition : conditions) {
            Optional<Contradiction> one = itself(condition).or(() -> onEachEvent(condition, "it", condition));
            if (one.isEmpty()) {
                return Optional.empty();
            }
            all.add(one.get());
        }
        return plainest(all);
    }

    private static Optional<Contradiction> plainest(List<Contradiction> all) {
        return all.stream().reduce((a, b) -> b.kind.compareTo(a.kind) > 0 ? b : a);
    }

    /** Why one condition is never met, whatever stands around it. */
    private static Optional<Contradiction> itself(Condition in) {
        Set<String> events = in.constraint().events();
        if (!in.isKnown()) {
            return Optional.empty();
        }
        if (!events.isEmpty() && events.stream().noneMatch(When.EVENTS::contains)) {
            String event = events.iterator().next();
            Optional<String> meant = Suggestion.closest(event, When.EVENTS);
            return in.value("event")
                    .map(place -> new Contradiction(
                            Kind.ITSELF,
                            "`" + event + "` is no event of Woodpecker",
                            meant.map(m -> "did you mean `" + m + "`?").orElse("no such event"),
                            place,
                            Optional.empty(),
                            meant.map(m -> "write `" + m + "`").orElse("write one of " + quoted(When.EVENTS, ", "))));
        }
        return Optional.empty();
    }

    private static Optional<Contradiction> excluded(Condition in, String key) {
        String glob = first(in.filter(key).include()).orElse("**");
        return in.value(key)
                .map(place -> new Contradiction(
                        Kind.ITSELF,
                        "its `" + key + "` excludes all that it includes",
                        "`" + glob + "` is included and excluded",
                        place,
                        Optional.empty(),
                        "take `" + glob + "` out of `exclude`"));
    }

    private static Optional<Contradiction> events(
            List<Condition> outer, String whose, List<Condition> inner, Condition in, Condition out) {
        boolean apart = in.isKnown()
                && out.isKnown()
                && When.EVENTS.stream()
                        .noneMatch(e ->
                                in.constraint().admits(e) && out.constraint().admits(e));
        if (!apart) {
            return Optional.empty();
        }
        return in.value("event")
                .map(place -> new Contradiction(
                        Kind.EVENT,
                        "it runs on " + quoted(events(inner), " and ") + " only, and " + whose + " on "
                                + quoted(events(outer), " and "),
                        "never happens here",
                        place,
                        out.value("event").map(span -> Related.at(span, whose + " runs on these only")),
                        "let " + whose + " run on " + quoted(in.constraint().events(), " and ")
                                + " too, or give this one of its events"));
    }

    /** Why they are not met together on any of the events that both admit. */
    private static Optional<Contradiction> onEachEvent(Condition out, String whose, Condition in) {
        Optional<Contradiction> last = Optional.empty();
        for (String event : When.EVENTS) {
            if (in.constraint().admits(event) && out.constraint().admits(event)) {
                Optional<Contradiction> one = on(event, out, whose, in);
                if (one.isEmpty()) {
                    return Optional.empty();
                }
                last = last.or(() -> one);
            }
        }
        return in.isKnown() && out.isKnown() ? last : Optional.empty();
    }

    private static Optional<Contradiction> on(String event, Condition out, String whose, Condition in) {
        if (in.refusesRef(event)) {
            return in.value("ref").map(place -> ref(in, "its", event, place));
        }
        if (out.refusesRef(event)) {
            return in.value("event").map(place -> ref(out, "that of " + whose, event, place));
        }
        for (String key : NAMES) {
            if (When.Constraint.matters(key, event) && isEmpty(in.filter(key))) {
                return excluded(in, key);
            }
        }
        for (String key : NAMES) {
            if (When.Constraint.matters(key, event) && apart(in.filter(key), out.filter(key))) {
                return in.value(key)
                        .map(place -> new Contradiction(
                                Kind.NAME,
                                "its `" + key + "` is " + phrase(in, key) + ", that of " + whose + " "
                                        + phrase(out, key),
                                "never let through by " + whose,
                                place,
                                out.value(key).map(span -> Related.at(span, "what " + whose + " lets through")),
                                "make the two agree on `" + key + "`"));
            }
        }
        return Optional.empty();
    }

    private static Contradiction ref(Condition of, String whose, String event, Span place) {
        String glob = first(of.filter("ref").include()).orElse("");
        String start = switch (event) {
            case "tag", "release" -> "starts with `refs/tags/`";
            case "manual" -> "is the plain name of the branch";
            case "pull_request", "pull_request_closed", "pull_request_metadata" -> "is `refs/pull/…/head`";
            default -> "starts with `refs/heads/`";
        };
        String help = switch (event) {
            case "tag", "release" -> "write `refs/tags/…`, or let it run on `push`";
            case "pull_request", "pull_request_closed", "pull_request_metadata" ->
                "filter by `branch`, which is the target branch on a pull request";
            default -> glob.startsWith("refs/tags/") ? "let it run on `tag`" : "filter by `branch`";
        };
        Optional<Span> ref = of.value("ref");
        return new Contradiction(
                Kind.REF,
                whose + " `ref` is `" + glob + "`, and on `" + event + "` a ref " + start,
                "matches no ref of `" + event + "`",
                place,
                ref.equals(Optional.of(place))
                        ? of.value("event").map(span -> Related.at(span, "the events it is for"))
                        : ref.map(span -> Related.at(span, whose + " `ref`")),
                help);
    }

    private static boolean apart(When.Filter in, When.Filter out) {
        boolean both = !in.include().isEmpty() && !out.include().isEmpty();
        return both && Patterns.disjoint(in.include(), out.include())
                || allCovered(in.include(), out.exclude())
                || allCovered(out.include(), in.exclude());
    }

    private static boolean isEmpty(When.Filter filter) {
        return allCovered(filter.include(), filter.exclude())
                || filter.include().isEmpty() && filter.exclude().contains("**");
    }

    private static boolean allCovered(Set<String> include, Set<String> exclude) {
        return !include.isEmpty() && include.stream().allMatch(glob -> Patterns.covered(glob, exclude));
    }

    private static List<String> events(List<Condition> conditions) {
        Set<String> events = new LinkedHashSet<>();
        conditions.forEach(c -> events.addAll(c.constraint().events()));
        return List.copyOf(events);
    }

    private static String phrase(Condition condition, String key) {
        When.Filter filter = condition.filter(key);
        return filter.include().isEmpty()
                ? "not " + quoted(filter.exclude(), " nor ")
                : quoted(filter.include(), " or ");
    }

    private static Optional<String> first(Collection<String> names) {
        return names.stream().findFirst();
    }

    /** {@code `a`, `b` and `c`}. */
    static String quoted(Collection<String> names, String last) {
        List<String> quoted = names.stream().map(n -> "`" + n + "`").toList();
        return quoted.size() < 2
                ? String.join("", quoted)
                : String.join(", ", quoted.subList(0, quoted.size() - 1)) + last + quoted.get(quoted.size() - 1);
    }
}
