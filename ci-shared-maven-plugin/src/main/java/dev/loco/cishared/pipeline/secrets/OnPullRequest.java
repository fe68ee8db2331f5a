package dev.loco.cishared.pipeline.secrets;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Related;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.pipeline.model.SecretUse;
import dev.loco.cishared.pipeline.model.Step;
import dev.loco.cishared.pipeline.model.Token;
import dev.loco.cishared.pipeline.model.Workflow;
import dev.loco.cishared.pipeline.simulate.Column;
import dev.loco.cishared.pipeline.simulate.Simulation;
import dev.loco.cishared.pipeline.simulate.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A secret in a step that certainly runs on some pull request. */
public final class OnPullRequest {
    public static final Rule RULE = new Rule(
            "secrets/on-pull-request",
            Severity.WARNING,
            "A secret is used on pull requests",
            "if the secret is allowed on pull requests, whoever opens one can change the step and read it; if it is not, as every"
                    + " new secret, the pipeline fails before its first step");

    private OnPullRequest() {}

    static Optional<Finding> check(Simulation simulation, Workflow workflow, Step step) {
        List<SecretUse> uses = SecretUse.of(step);
        if (uses.isEmpty()) {
            return Optional.empty();
        }
        List<String> events = Arrays.stream(Column.values())
                .filter(Column::isPullRequest)
                .filter(column -> simulation.occasions().stream()
                        .anyMatch(o -> o.column() == column && simulation.step(workflow, step, o) == Verdict.RUNS))
                .map(Column::event)
                .toList();
        if (events.isEmpty()) {
            return Optional.empty();
        }
        List<String> names = uses.stream().map(SecretUse::secret).distinct().toList();
        Finding finding = Finding.of(
                        RULE,
                        Token.of(workflow.file(), uses.get(0).token()),
                        step.title() + " uses the " + (names.size() == 1 ? "secret " : "secrets ")
                                + names.stream().map(Token::quote).collect(Collectors.joining(", "))
                                + " on pull requests",
                        help(step))
                .withLabel("reachable on " + String.join(", ", events));
        for (SecretUse use : uses.subList(1, uses.size())) {
            finding = finding.withRelated(Related.at(use.token().use(), "and this one"));
        }
        return Optional.of(finding);
    }

    private static String help(Step step) {
        // Who names the event means it.
        boolean meant = step.when().items().stream()
                .flatMap(item -> item.events().stream())
                .anyMatch(event -> event.startsWith("pull_request"));
        String keep = step.isPlugin() ? ", keep it for the plugin's image" : "";
        String allow = "allow the secret for pull requests in Woodpecker" + keep
                + ", and let runs of forks wait for an approval";
        return meant ? allow : "filter the step, `when: event: push`, or " + allow;
    }
}
