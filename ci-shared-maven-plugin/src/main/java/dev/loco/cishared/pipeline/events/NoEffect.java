package dev.loco.cishared.pipeline.events;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Related;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.pipeline.model.Step;
import dev.loco.cishared.pipeline.model.When;
import dev.loco.cishared.pipeline.model.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A filter that Woodpecker asks on none of the events its item is for ({@code constraint/constraint.go}): {@code branch}
 * where there are only tags, {@code path} where nothing changed, {@code cron} where there is no cron job.
 *
 * <p>Beside events of both kinds a filter does what its author wants on one of them. Only of {@code branch: main} beside
 * {@code event: [push, tag]} there is a note: it reads as if it held back the tags of other branches.
 */
public final class NoEffect {
    public static final Rule RULE = new Rule(
            "events/no-effect",
            Severity.WARNING,
            "A filter of when has no effect on the events it stands beside",
            "Woodpecker asks `branch` on every event but tags, `path` on push and pull requests, `cron` on cron jobs, `matrix`"
                    + " of steps; elsewhere a filter lets everything through");

    private static final List<String> FILTERS = List.of("branch", "cron", "path");

    private NoEffect() {}

    static List<Finding> check(Workflow workflow) {
        List<Finding> findings = new ArrayList<>();
        List<Condition> whole = Condition.of(workflow);
        for (Condition condition : whole) {
            ofWorkflow(condition).ifPresent(findings::add);
            findings.addAll(of("workflow `" + workflow.name() + "`", condition, List.of(condition), whole));
        }
        for (Step step : workflow.all()) {
            List<Condition> own = Condition.of(workflow, step);
            List<Condition> all = Stream.concat(whole.stream(), own.stream()).toList();
            for (Condition condition : own) {
                findings.addAll(of(step.title(), condition, whole, all));
            }
        }
        return findings;
    }

    /**
     * @param around the items of the workflow
     * @param all those of workflow and step
     */
    private static List<Finding> of(String title, Condition condition, List<Condition> around, List<Condition> all) {
        List<Finding> findings = new ArrayList<>();
        boolean known = condition.isKnown() && around.stream().allMatch(Condition::isKnown);
        List<String> own = condition.possibleEvents();
        List<String> events = own.stream()
                .filter(e -> around.stream().anyMatch(c -> c.possibleEvents().contains(e)))
                .toList();
        for (String key : known && !events.isEmpty() ? FILTERS : List.<String>of()) {
            Optional<Span> place = condition.key(key);
            boolean asked = events.stream().anyMatch(e -> When.Constraint.matters(key, e));
            if (place.isPresent() && condition.filters(key) && !asked) {
                boolean byItself = own.stream().noneMatch(e -> When.Constraint.matters(key, e));
                findings.add(finding(title, key, events, place.get(), related(byItself ? List.of(condition) : around)));
            } else if (place.isPresent()
                    && key.equals("branch")
                    && letsTagsThrough(condition, events)
                    && all.stream().noneMatch(NoEffect::knowsTags)) {
                findings.add(besideTags(title, place.get(), related(List.of(condition))));
            }
        }
        return findings;
    }

    private static Finding besideTags(String title, Span place, Optional<Related> related) {
        Finding finding = Finding.of(
                        RULE,
                        place,
                        title + " filters by `branch`, which holds back no tag: those of every branch get through",
                        "give `tag` an item of its own without `branch`, if that is meant; else let the first command check it,"
                                + " as in `git merge-base --is-ancestor $CI_COMMIT_SHA origin/main`")
                .withSeverity(Severity.NOTE)
                .withLabel("not asked on `tag`");
        return related.map(finding::withRelated).orElse(finding);
    }

    /** Whether tags are named beside other events, and nothing but the branch would choose among them. */
    private static boolean letsTagsThrough(Condition condition, List<String> events) {
        return events.contains("tag")
                && condition.value("event").isPresent()
                && condition.filters("branch")
                && !condition.filters("ref");
    }

    /** Whether it lets tags through on purpose: who writes that knows that a tag has no branch. */
    private static boolean knowsTags(Condition condition) {
        return condition.constraint().events().contains("tag") && !condition.filters("branch");
    }

    private static Finding finding(
            String title, String key, List<String> events, Span place, Optional<Related> related) {
        Finding finding = Finding.of(
                        RULE,
                        place,
                        title + " filters by `" + key + "`, which has no effect on "
                                + Contradiction.quoted(events, " and "),
                        help(key))
                .withLabel("not asked on " + Contradiction.quoted(events, " or "));
        return related.map(finding::withRelated).orElse(finding);
    }

    private static Optional<Related> related(List<Condition> conditions) {
        return conditions.stream()
                .flatMap(c -> c.value("event").or(() -> c.value("ref")).stream())
                .findFirst()
                .map(span -> Related.at(span, "the events it is for"));
    }

    private static String help(String key) {
        return switch (key) {
            case "branch" ->
                "remove `branch`: a tag belongs to no branch; to release from one branch only, let the first command check it,"
                        + " as in `git merge-base --is-ancestor $CI_COMMIT_SHA origin/main`";
            case "cron" -> "remove `cron`, or add `cron` to the events";
            default -> "remove `path`, or filter the events `push` and `pull_request` by it in an item of their own";
        };
    }

    /** {@code matrix} is asked of steps only. */
    private static Optional<Finding> ofWorkflow(Condition condition) {
        return condition
                .key("matrix")
                .map(place -> Finding.of(
                                RULE,
                                place,
                                "the workflow filters by `matrix`, which has no effect on a whole workflow",
                                "move `matrix` to the `when` of the steps it is for")
                        .withLabel("asked of steps only"));
    }
}
