package dev.loco.cishared.pipeline.images;

import dev.loco.cishared.finding.Edit;
import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Fix;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.pipeline.model.ImageReference;
import dev.loco.cishared.pipeline.model.Step;
import dev.loco.cishared.pipeline.model.Token;
import dev.loco.cishared.yaml.YamlFile;
import dev.loco.cishared.yaml.YamlScalar;
import java.util.Optional;

/** Another version of kaniko than the one that works with the fleet's registry. Only asked of the fleet's pipelines. */
public final class KanikoVersion {
    /** The only one. */
    public static final String VERSION = "v1.20.0-debug";

    public static final Rule RULE = new Rule(
            "images/kaniko-version",
            Severity.ERROR,
            "kaniko is used in another version than " + VERSION,
            "kaniko from 1.22 on breaks against the fleet's registry: it treats mirrors differently and pushes cache layers that"
                    + " the registry does not take");

    private KanikoVersion() {}

    /** The finding, without a fix. */
    public static Finding finding(Step step, Span place, ImageReference found) {
        String now = found.pin().isEmpty() ? "no tag" : Token.quote(found.pin());
        return Finding.of(
                        RULE,
                        place,
                        step.title() + " uses kaniko with " + now + ", only `" + VERSION + "` works here",
                        "write `" + VERSION + "`")
                .withLabel("found " + now + ", expected `" + VERSION + "`");
    }

    static Optional<Finding> check(YamlFile file, Step step, YamlScalar image) {
        ImageReference reference = ImageReference.parse(image.value());
        if (!reference.isKaniko() || reference.pin().equals(VERSION) || reference.isVariable()) {
            return Optional.empty();
        }
        int length = reference.pin().length();
        Span place = length == 0 ? Token.of(file, image) : Token.part(file, image, reference.pinOffset(), length);
        Finding finding = finding(step, place, reference);
        return Optional.of(Token.written(file, image, reference.pinOffset(), length)
                .map(p ->
                        finding.withFix(Fix.safe("write `" + VERSION + "`", new Edit(p.offset(), p.length(), VERSION))))
                .orElse(finding));
    }
}
