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
import dev.loco.cishared.yaml.YamlMapping;
import dev.loco.cishared.yaml.YamlNode;
import java.util.Optional;

/** A shared image under its floating tag without {@code pull: true}. */
public final class MissingPull {
    public static final Rule RULE = new Rule(
            "images/missing-pull",
            Severity.ERROR,
            "A floating tag of a shared image is used without pull: true",
            "without `pull: true` the agent goes on using the image it has, however often the tag moves on");

    private MissingPull() {}

    /** Whether a step with this image needs {@code pull: true}. */
    public static boolean applies(ImageReference image) {
        return image.isShared()
                && (image.isMajor() || image.pin().isEmpty() || image.pin().equals("latest"));
    }

    /** The finding, without a fix: at the image, or at the {@code false} that stands for {@code pull}. */
    public static Finding finding(YamlFile file, Step step) {
        Optional<YamlNode> pull = step.body().get("pull").filter(p -> p.use().length() > 0);
        Span place = pull.or(() -> step.image().map(i -> i))
                .map(n -> Token.of(file, n))
                .orElseGet(step::token);
        return Finding.of(RULE, place, step.title() + " uses a floating tag without `pull: true`", "add `pull: true`")
                .withLabel(pull.isPresent() ? "expected `true`" : "expected `pull: true` beside it");
    }

    static Optional<Finding> check(YamlFile file, Step step) {
        Optional<YamlMapping.Entry> image = step.body().entry("image");
        boolean wrong = !step.pulls()
                && step.image()
                        .filter(i -> applies(ImageReference.parse(i.value())))
                        .isPresent();
        if (!wrong || image.isEmpty()) {
            return Optional.empty();
        }
        Finding finding = finding(file, step);
        return Optional.of(fix(file, step, image.get()).map(finding::withFix).orElse(finding));
    }

    private static Optional<Fix> fix(YamlFile file, Step step, YamlMapping.Entry image) {
        boolean aliased = step.body().alias().isPresent() || image.key().alias().isPresent();
        Optional<YamlMapping.Entry> pull = step.body().entry("pull");
        if (aliased
                || pull.filter(p -> p.value().use() != p.value().span()
                                || p.value().span().length() == 0)
                        .isPresent()) {
            return Optional.empty();
        }
        if (pull.isPresent()) {
            Span now = pull.get().value().span();
            return Optional.of(Fix.safe("write `true`", new Edit(now.offset(), now.length(), "true")));
        }
        int end = image.value().use().end();
        if (step.body().flow()) {
            return Optional.of(Fix.safe("add `pull: true`", new Edit(end, 0, ", pull: true")));
        }
        String indent = " ".repeat(image.key().span().column() - 1);
        int lineEnd = file.endOfLine(file.lineAt(end));
        return Optional.of(Fix.safe("add `pull: true`", new Edit(lineEnd, 0, file.lineEnd() + indent + "pull: true")));
    }
}
