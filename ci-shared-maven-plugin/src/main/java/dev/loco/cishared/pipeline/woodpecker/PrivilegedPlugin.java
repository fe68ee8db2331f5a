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

/** A plugin that Woodpecker 2 ran privileged by itself, and 3 does not. */
public final class PrivilegedPlugin {
    public static final Rule RULE = new Rule(
            "woodpecker/privileged-plugin",
            Severity.WARNING,
            "A plugin needs a privilege that Woodpecker 3 no longer gives by itself",
            "unless an administrator lists the plugin in WOODPECKER_PLUGINS_PRIVILEGED, Woodpecker refuses the workflow");

    private static final Set<String> FORMERLY =
            Set.of("plugins/docker", "plugins/gcr", "plugins/ecr", "woodpeckerci/plugin-docker-buildx");

    private PrivilegedPlugin() {}

    static Optional<Finding> check(YamlFile file, Step step, YamlScalar image) {
        boolean privileged =
                step.body().text("privileged").filter("true"::equals).isPresent();
        if (privileged || !FORMERLY.contains(UntrustedClone.familiar(ImageReference.parse(image.value())))) {
            return Optional.empty();
        }
        return Optional.of(Finding.of(
                        RULE,
                        Token.firstLine(file, image.span()),
                        step.title() + " uses " + Token.quote(image.value())
                                + ", which is no longer privileged by default",
                        "make sure that an administrator has it in WOODPECKER_PLUGINS_PRIVILEGED, then allow this finding, or build with an image that needs no privilege, such as kaniko")
                .withLabel("formerly privileged"));
    }
}
