package dev.loco.cishared.pipeline.woodpecker;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Related;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.pipeline.model.ImageReference;
import dev.loco.cishared.pipeline.model.Step;
import dev.loco.cishared.pipeline.model.Token;
import dev.loco.cishared.pipeline.model.Workflow;
import dev.loco.cishared.yaml.YamlFile;
import dev.loco.cishared.yaml.YamlScalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/** A plugin that Woodpecker 2 ran privileged by itself, and 3 does not. */
public final class PrivilegedPlugin {
    public static final Rule RULE = new Rule(
            "woodpecker/privileged-plugin",
            Severity.WARNING,
            "A plugin needs a privilege that Woodpecker 3 no longer gives by itself",
            "unless an administrator lists the plugin in WOODPECKER_PLUGINS_PRIVILEGED, Woodpecker refuses the workflow");

    private static final Set<String> FORMERLY =
            Set.of("plugins/docker", "plugins/gcr", "plugins/ecr", "woodpeckerci/plugin-docker-buildx");

    private static final int MOST_RELATED = 8;

    private PrivilegedPlugin() {}

    /** One finding for each such image, however many steps use it. */
    static List<Finding> check(Workflow workflow, BiPredicate<Step, String> said) {
        Map<String, Finding> byImage = new LinkedHashMap<>();
        for (Step step : workflow.all()) {
            Optional<YamlScalar> image = step.image().filter(i -> !said.test(step, "image") && applies(step, i));
            image.ifPresent(i -> byImage.merge(
                    i.value(), finding(workflow.file(), step, i), (first, other) -> withUse(first, i.use())));
        }
        return List.copyOf(byImage.values());
    }

    private static boolean applies(Step step, YamlScalar image) {
        boolean privileged =
                step.body().text("privileged").filter("true"::equalsIgnoreCase).isPresent();
        return !privileged && FORMERLY.contains(UntrustedClone.familiar(ImageReference.parse(image.value())));
    }

    private static Finding withUse(Finding first, Span use) {
        boolean told = first.related().size() >= MOST_RELATED || first.primary().equals(use);
        return told ? first : first.withRelated(Related.at(use, "and here"));
    }

    private static Finding finding(YamlFile file, Step step, YamlScalar image) {
        return Finding.of(
                        RULE,
                        Token.of(file, image),
                        step.title() + " uses " + Token.quote(image.value())
                                + ", which is no longer privileged by default",
                        "make sure that an administrator has it in WOODPECKER_PLUGINS_PRIVILEGED and allow this"
                                + " finding, or build with an image that needs no privilege, such as kaniko")
                .withLabel("formerly privileged");
    }
}
