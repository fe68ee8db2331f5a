package dev.loco.cishared.pipeline.images;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.pipeline.model.ImageReference;
import dev.loco.cishared.pipeline.model.Step;
import dev.loco.cishared.pipeline.model.Token;
import dev.loco.cishared.yaml.YamlFile;
import dev.loco.cishared.yaml.YamlScalar;
import java.util.Optional;

/** An image without a tag, or with {@code latest}: another one tomorrow. */
public final class Unpinned {
    public static final Rule RULE = new Rule(
            "images/unpinned",
            Severity.WARNING,
            "An image has no tag, or the tag latest",
            "the step runs with whatever was pushed last, so the same commit can pass today and fail tomorrow");

    private Unpinned() {}

    static Optional<Finding> check(YamlFile file, Step step, YamlScalar image) {
        ImageReference reference = ImageReference.parse(image.value());
        boolean latest = reference.tag().filter("latest"::equals).isPresent();
        boolean pinned = reference.digest().isPresent() || reference.tag().isPresent() && !latest;
        if (pinned || reference.isVariable() || !looksLikeImage(reference)) {
            return Optional.empty();
        }
        Span place = latest
                ? Token.part(file, image, reference.pinOffset(), reference.pin().length())
                : Token.of(file, image);
        String what = latest ? "the tag `latest`" : "no tag";
        String wanted = reference.isShared() ? "the tag of a major version, such as `v1`" : "the tag of a version";
        return Optional.of(Finding.of(
                        RULE,
                        place,
                        step.title() + " uses " + Token.quote(reference.repository()) + " with " + what,
                        "write " + wanted)
                .withLabel("found " + what + ", expected " + wanted));
    }

    /** On a local agent `image` is a program: {@code bash}, {@code bash.exe}, {@code /bin/sh}. */
    private static boolean looksLikeImage(ImageReference reference) {
        String name = reference.repository();
        return !name.isEmpty()
                && !name.startsWith("/")
                && !name.startsWith(".")
                && !name.endsWith(".exe")
                && !name.equals("bash")
                && !name.equals("sh")
                && !name.equals("zsh")
                && !name.equals("fish")
                && !name.equals("pwsh")
                && !name.equals("powershell");
    }
}
