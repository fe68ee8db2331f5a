package dev.loco.cishared.pipeline.drift;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.pipeline.model.ImageReference;
import dev.loco.cishared.pipeline.model.Step;
import dev.loco.cishared.pipeline.model.Token;

/** The image of a canonical step in another version than the template's. */
public final class ImagePin {
    public static final Rule RULE = new Rule(
            "drift/image-pin",
            Severity.ERROR,
            "A canonical step uses another version of its image than the template",
            "the registry keeps the last three versions; an exact pin breaks on the next prune");

    private ImagePin() {}

    static Finding finding(Step step, Span place, ImageReference found, ImageReference expected) {
        String message = expected.isShared() && !found.pin().isEmpty() && !found.isMajor()
                ? step.title() + " pins an exact version of a shared image"
                : step.title() + " uses another version of " + Token.quote(expected.repository())
                        + " than the template";
        String now = found.pin().isEmpty() ? "no tag" : Token.quote(found.pin());
        return Finding.of(RULE, place, message, "write " + Token.quote(expected.pin()))
                .withLabel("found " + now + ", expected " + Token.quote(expected.pin()));
    }
}
