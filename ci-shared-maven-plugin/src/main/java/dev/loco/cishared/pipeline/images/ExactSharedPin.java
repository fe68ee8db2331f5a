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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A shared image pinned to anything but its major version. */
public final class ExactSharedPin {
    public static final Rule RULE = new Rule(
            "images/exact-shared-pin",
            Severity.ERROR,
            "A shared image is pinned to an exact version",
            "the registry keeps the last three versions; an exact pin breaks on the next prune");

    private static final Pattern EXACT = Pattern.compile("(v[0-9]+)\\.[0-9]+(?:\\.[0-9]+)?(?:[-+.][\\w.+-]*)?(?:@.*)?");

    private ExactSharedPin() {}

    static Optional<Finding> check(YamlFile file, Step step, YamlScalar image) {
        ImageReference reference = ImageReference.parse(image.value());
        boolean latest = reference.tag().filter("latest"::equals).isPresent();
        if (!reference.isShared()
                || reference.pin().isEmpty()
                || reference.isMajor()
                || latest
                || reference.isVariable()) {
            return Optional.empty();
        }
        String pin = reference.pin();
        Span place = Token.part(file, image, reference.pinOffset(), pin.length());
        Matcher exact = EXACT.matcher(pin);
        String wanted = exact.matches() ? Token.quote(exact.group(1)) : "`v<major>`";
        String what = exact.matches()
                ? " pins an exact version of a shared image"
                : " uses a shared image by another tag than that of its major version";
        Finding finding = Finding.of(RULE, place, step.title() + what, "write " + wanted)
                .withLabel("found " + Token.quote(pin) + ", expected " + wanted);
        return Optional.of(Token.written(file, image, reference.pinOffset(), pin.length())
                .filter(p -> exact.matches())
                .map(p -> finding.withFix(
                        Fix.safe("write the major version", new Edit(p.offset(), p.length(), exact.group(1)))))
                .orElse(finding));
    }
}
