package dev.loco.cishared.pipeline.woodpecker;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.pipeline.model.ImageReference;
import dev.loco.cishared.pipeline.model.Step;
import dev.loco.cishared.pipeline.model.Token;
import dev.loco.cishared.yaml.YamlFile;
import dev.loco.cishared.yaml.YamlScalar;
import java.util.Optional;
import java.util.Set;

/** A clone step with an image that is not given git's credentials. */
public final class UntrustedClone {
    public static final Rule RULE = new Rule(
            "woodpecker/untrusted-clone",
            Severity.WARNING,
            "A clone step's image is not one that Woodpecker trusts with git's credentials",
            "without credentials the clone of a private repository fails; an administrator can add images to the list");

    /** {@code TrustedClonePlugins} of {@code shared/constant}, in familiar form. */
    private static final Set<String> TRUSTED = Set.of("woodpeckerci/plugin-git", "quay.io/woodpeckerci/plugin-git");

    private UntrustedClone() {}

    static Optional<Finding> check(YamlFile file, Step step, YamlScalar image) {
        ImageReference reference = ImageReference.parse(image.value());
        // What a variable stands for is not known before the run.
        if (reference.repository().contains("$") || TRUSTED.contains(familiar(reference))) {
            return Optional.empty();
        }
        return Optional.of(Finding.of(
                        RULE,
                        Token.firstLine(file, image.span()),
                        step.title() + " uses " + Token.quote(image.value()) + ", which gets no credentials of git",
                        "use `docker.io/woodpeckerci/plugin-git`, or have an administrator add the image to WOODPECKER_PLUGINS_TRUSTED_CLONE")
                .withLabel("not on the list"));
    }

    /** The name as Docker prints it: without {@code docker.io/} and {@code library/}. */
    static String familiar(ImageReference reference) {
        String name = reference.repository();
        for (String prefix : new String[] {"docker.io/", "index.docker.io/", "library/"}) {
            name = name.startsWith(prefix) ? name.substring(prefix.length()) : name;
        }
        return name;
    }
}
