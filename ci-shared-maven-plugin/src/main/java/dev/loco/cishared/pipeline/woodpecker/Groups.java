package dev.loco.cishared.pipeline.woodpecker;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Related;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.pipeline.model.Step;
import dev.loco.cishared.pipeline.model.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * {@code group} of steps, which Woodpecker 3.0 removed for {@code depends_on}: neighbours of one group ran at once, and
 * after the steps before them. There is no fix: in a graph a step that is filtered out fails the ones that depend on it.
 */
final class Groups {
    /** More than this is no help on one line. */
    private static final int MOST_STEPS = 12;

    private Groups() {}

    /** One finding for all groups of a workflow, at its first {@code group}. */
    static Finding finding(Workflow workflow, Span key) {
        List<Span> keys = workflow.steps().stream()
                .flatMap(s -> s.body().entry("group").stream())
                .map(e -> e.key().span())
                .distinct()
                .toList();
        Span first = keys.isEmpty() ? key : keys.get(0);
        Finding finding =
                RemovedKey.ignored(first, "`group` was removed: the steps run one after the other", help(workflow));
        for (Span other : keys.subList(Math.min(1, keys.size()), Math.min(keys.size(), MOST_STEPS))) {
            finding = finding.withRelated(Related.at(other, "and here"));
        }
        return finding;
    }

    private static String help(Workflow workflow) {
        if (workflow.isGraph()) {
            return "take it out: the steps have `depends_on`, which says it all";
        }
        List<String> lines = new ArrayList<>();
        List<String> before = List.of();
        List<String> stage = new ArrayList<>();
        String group = "";
        for (Step step : workflow.steps()) {
            String own = step.body().text("group").orElse("");
            if (own.isEmpty() || !own.equals(group)) {
                before = List.copyOf(stage);
                stage.clear();
            }
            group = own;
            stage.add(step.name());
            lines.add("`" + step.name() + "`: `depends_on: ["
                    + before.stream().map(FlowForm::text).collect(Collectors.joining(", ")) + "]`");
        }
        if (lines.size() > MOST_STEPS) {
            return "give every step `depends_on` with the steps of the stage before it: "
                    + String.join(", ", lines.subList(0, MOST_STEPS)) + " and so on";
        }
        return "give every step `depends_on`: " + String.join(", ", lines);
    }
}
