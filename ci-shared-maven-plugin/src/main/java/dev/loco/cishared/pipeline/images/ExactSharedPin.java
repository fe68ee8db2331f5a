package dev.loco.cishared.pipeline.images;

import dev.loco.cishared.finding.Edit;
import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Fix;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.pipeline.model.ImageReference;
import dev.loco.cishared.pipeline.model.KanikoCommand;
import dev.loco.cishared.pipeline.model.Step;
import dev.loco.cishared.pipeline.model.Substitution;
import dev.loco.cishared.pipeline.model.Token;
import dev.loco.cishared.pipeline.model.Workflow;
import dev.loco.cishared.yaml.YamlFile;
import dev.loco.cishared.yaml.YamlScalar;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A shared image pinned to anything but its major version. A pin that is made of the tag a run was started for is one as
 * well, unless the workflow has just built that image: it tries what it is about to release.
 */
public final class ExactSharedPin {
    public static final Rule RULE = new Rule(
            "images/exact-shared-pin",
            Severity.ERROR,
            "A shared image is pinned to an exact version",
            "the registry keeps the last three versions; an exact pin breaks on the next prune");

    private static final Pattern EXACT = Pattern.compile("(v[0-9]+)\\.[0-9]+(?:\\.[0-9]+)?(?:[-+.][\\w.+-]*)?(?:@.*)?");

    /** The same with variables in it: the major version and a dot are written out. */
    private static final Pattern EXACT_IN_PART = Pattern.compile("(v[0-9]+)\\.[0-9$].*");

    private static final String OF_THE_TAG = "CI_COMMIT_TAG";

    private ExactSharedPin() {}

    static Optional<Finding> check(Workflow workflow, Step step, YamlScalar image) {
        YamlFile file = workflow.file();
        ImageReference reference = ImageReference.parse(image.value());
        boolean latest = reference.tag().filter("latest"::equals).isPresent();
        if (!reference.isShared()
                || reference.pin().isEmpty()
                || reference.isMajor()
                || latest
                || reference.isVariable() && (!isVersion(reference) || builds(workflow, reference))) {
            return Optional.empty();
        }
        String pin = reference.pin();
        if (reference.isVariable()) {
            return Optional.of(variable(file, step, image, reference));
        }
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

    private static Finding variable(YamlFile file, Step step, YamlScalar image, ImageReference reference) {
        String pin = reference.pin();
        Matcher exact = EXACT_IN_PART.matcher(pin);
        String wanted = exact.matches() ? Token.quote(exact.group(1)) : "`v<major>`";
        String what = exact.matches()
                ? " pins an exact version of a shared image"
                : " uses a shared image by the version of this repository's tag, and the workflow does not build it";
        return Finding.of(
                        RULE,
                        Token.part(file, image, reference.pinOffset(), pin.length()),
                        step.title() + what,
                        "write " + wanted)
                .withLabel("found " + Token.quote(pin) + ", expected " + wanted);
    }

    /** Whether it is a whole version, whatever the variables in it stand for. */
    private static boolean isVersion(ImageReference reference) {
        String pin = reference.pin();
        return EXACT_IN_PART.matcher(pin).matches()
                || Substitution.in(pin).references().stream()
                        .anyMatch(r -> r.name().equals(OF_THE_TAG));
    }

    /** Whether a step pushes an image of that name. */
    private static boolean builds(Workflow workflow, ImageReference reference) {
        return workflow.steps().stream()
                .flatMap(step -> step.commands().stream())
                .flatMap(command -> KanikoCommand.of(command.value()).stream())
                .flatMap(call -> call.all("--destination").stream())
                .map(flag -> ImageReference.parse(flag.value()).repository())
                .anyMatch(reference.repository()::equals);
    }
}
