package dev.loco.cishared.pipeline.shell;

import dev.loco.cishared.finding.Edit;
import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Fix;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.pipeline.model.Step;
import dev.loco.cishared.pipeline.model.Substitution;
import dev.loco.cishared.pipeline.model.Token;
import dev.loco.cishared.pipeline.model.Workflow;
import dev.loco.cishared.yaml.YamlFile;
import java.util.List;

/** A <code>${</code> that Woodpecker cannot read, anywhere in the file. */
public final class BadSubstitution {
    public static final Rule RULE = new Rule(
            "shell/bad-substitution",
            Severity.ERROR,
            "A `${` cannot be read by Woodpecker",
            "Woodpecker replaces `${…}` in the whole file before it is read as YAML, comments included, and knows less than a"
                    + " shell; one it cannot read makes the pipeline fail before its first step");

    /** More than these nobody reads. */
    private static final int MOST = 50;

    private BadSubstitution() {}

    static List<Finding> check(Workflow workflow) {
        YamlFile file = workflow.file();
        return Substitution.in(file.text()).faults().stream()
                .limit(MOST)
                .map(fault -> finding(workflow, file.span(fault.offset(), fault.length())))
                .toList();
    }

    private static Finding finding(Workflow workflow, Span place) {
        YamlFile file = workflow.file();
        String written = file.text().substring(place.offset(), place.end());
        boolean comment = file.comments().stream().anyMatch(c -> c.span().overlaps(place));
        boolean command = workflow.all().stream().anyMatch(step -> isIn(step, place));
        String escaped = Token.quote("$" + written);
        String help = command || comment
                ? "write " + escaped
                : "write it in a form that Woodpecker knows, such as `${NAME:-default}`; " + escaped
                        + " stays as it is";
        Finding finding = Finding.of(
                        RULE,
                        place,
                        (comment ? "a comment has " : "the file has ") + Token.quote(written)
                                + ", which Woodpecker cannot replace",
                        help)
                .withLabel(command || comment ? "expected " + escaped : "cannot be replaced");
        // One that holds another, or never ends, is more than a matter of a dollar sign.
        boolean whole = written.length() > 2 && written.indexOf("${", 1) < 0;
        return whole && (command || comment)
                ? finding.withFix(Fix.safe("write `$${`", new Edit(place.offset(), 0, "$")))
                : finding;
    }

    private static boolean isIn(Step step, Span place) {
        return step.commands().stream()
                .anyMatch(c -> c.alias().isEmpty() && c.span().overlaps(place));
    }
}
