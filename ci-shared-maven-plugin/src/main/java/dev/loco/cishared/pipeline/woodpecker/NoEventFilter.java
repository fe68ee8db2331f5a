package dev.loco.cishared.pipeline.woodpecker;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Related;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.pipeline.model.Step;
import dev.loco.cishared.pipeline.model.When;
import dev.loco.cishared.pipeline.model.Workflow;
import java.util.List;
import java.util.Optional;

/** Steps that run on every event there is, those of later versions of Woodpecker included. */
public final class NoEventFilter {
    public static final Rule RULE = new Rule(
            "woodpecker/no-event-filter",
            Severity.NOTE,
            "Steps run on every event",
            "without a filter a step runs on events that nobody thought of: a closed pull request, a new label, a cron job");

    private static final int MOST_RELATED = 8;

    private NoEventFilter() {}

    static Optional<Finding> check(Workflow workflow) {
        boolean all = workflow.root()
                .flatMap(r -> r.get("when"))
                .map(When::of)
                .filter(w -> !w.items().isEmpty() && isFiltered(w))
                .isPresent();
        List<Step> open = all
                ? List.of()
                : workflow.steps().stream().filter(NoEventFilter::isOpen).toList();
        if (open.isEmpty()) {
            return Optional.empty();
        }
        Step first = open.get(0);
        boolean every = open.size() == workflow.steps().size();
        String which = every && open.size() > 1
                ? "every step runs"
                : open.size() == 1 ? first.title() + " runs" : open.size() + " steps run";
        Finding finding = Finding.of(
                        RULE,
                        first.token(),
                        which + " on every event",
                        every
                                ? "add `when` with the events to the workflow: `when: {event: [push, pull_request]}`"
                                : "add `event` to every item of `when` of "
                                        + WrongType.listed(open.stream()
                                                .limit(MOST_RELATED)
                                                .map(Step::name)
                                                .toList()))
                .withLabel("no `event`");
        for (Step other : open.subList(1, Math.min(open.size(), MOST_RELATED))) {
            finding = finding.withRelated(Related.at(other.token(), "nor here"));
        }
        return Optional.of(finding);
    }

    private static boolean isOpen(Step step) {
        When when = step.body().get("when").map(When::of).orElseGet(When::everything);
        return when.items().isEmpty() || !isFiltered(when);
    }

    private static boolean isFiltered(When when) {
        return when.items().stream().noneMatch(c -> c.events().isEmpty());
    }
}
