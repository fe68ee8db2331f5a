package dev.loco.cishared.pipeline.drift;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.pipeline.model.Step;
import dev.loco.cishared.pipeline.model.Token;
import dev.loco.cishared.pipeline.template.TemplateRevision;
import java.util.Optional;

/** A step of the template that the file does not have, or has under another name. */
public final class MissingStep {
    public static final Rule RULE = new Rule(
            "drift/missing-step",
            Severity.ERROR,
            "A step of the template is missing",
            "what a missing step would have checked or released is no longer checked or released");

    private MissingStep() {}

    /**
     * A step that is not there.
     *
     * @param neighbour the name of the step it belongs beside, and whether it belongs after it
     */
    static Finding absent(Step canonical, Span place, Optional<String> neighbour, boolean after) {
        return Finding.of(
                        RULE,
                        place,
                        canonical.title() + " is missing"
                                + neighbour
                                        .map(n -> ", which the template has " + (after ? "after" : "before") + " `" + n
                                                + "`")
                                        .orElse(", which the template has"),
                        "put the step back")
                .withLabel("expected " + canonical.title()
                        + (neighbour.isPresent() ? (after ? " below this one" : " above this one") : ""));
    }

    /** A step that is there under another name. */
    static Finding renamed(Step found, Step canonical) {
        return Finding.of(
                        RULE,
                        found.token(),
                        canonical.title() + " is missing; " + Token.quote(found.name())
                                + " is that step by another name",
                        "call the step " + Token.quote(canonical.name()))
                .withLabel("found " + Token.quote(found.name()) + ", expected " + Token.quote(canonical.name()));
    }

    /** A file without any step, where a template is expected. */
    static Finding allOf(TemplateRevision template, Span place, int steps) {
        return Finding.of(
                        RULE,
                        place,
                        "the pipeline has no steps, " + template.title() + " has " + steps,
                        "write the template's steps into the file")
                .withLabel("expected `steps`");
    }

    /** Steps below the key that Woodpecker 1 had for them. */
    static Finding underPipeline(Span key) {
        return Finding.of(
                        RULE,
                        key,
                        "the pipeline has no `steps`; `pipeline` is what Woodpecker 1 called them",
                        "write `steps`")
                .withLabel("found `pipeline`, expected `steps`");
    }

    /** A repository whose settings name a template that no file follows. */
    public static Finding noFile(TemplateRevision template, String file) {
        return Finding.of(
                RULE,
                Span.startOf(file),
                "no workflow follows " + template.title() + ", which .ci-shared.yml names",
                "create " + file + " with the first line `" + template.firstLine()
                        + "`, or take `template` out of .ci-shared.yml");
    }
}
