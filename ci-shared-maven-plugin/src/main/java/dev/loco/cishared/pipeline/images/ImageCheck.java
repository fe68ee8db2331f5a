package dev.loco.cishared.pipeline.images;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Related;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.pipeline.model.ImageReference;
import dev.loco.cishared.pipeline.model.Step;
import dev.loco.cishared.pipeline.model.Workflow;
import dev.loco.cishared.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/** All rules about images, over one workflow. */
public final class ImageCheck {
    /** The fleet's registry, whose name in a command tells one of its pipelines. */
    private static final String REGISTRY = "sm-zot";

    private ImageCheck() {}

    /** All rules of this package. */
    public static final List<Rule> RULES = List.of(
            Unpinned.RULE,
            ExactSharedPin.RULE,
            MissingPull.RULE,
            KanikoVersion.RULE,
            KanikoFlags.RULE,
            KanikoNotLast.RULE);

    /** Whether a workflow bears the marks of the fleet: one of its shared images, or its registry. */
    public static boolean isOfTheFleet(Workflow workflow) {
        return workflow.all().stream()
                .anyMatch(s -> s.image()
                                .filter(i -> ImageReference.parse(i.value()).isShared())
                                .isPresent()
                        || s.commands().stream().anyMatch(c -> c.value().contains(REGISTRY)));
    }

    /**
     * Checks every container.
     *
     * @param fleet whether the repository is one of the fleet; what is only the fleet's business is not asked of others
     * @param said tells the keys of a container that something was already said of
     */
    public static List<Finding> check(Workflow workflow, boolean fleet, BiPredicate<Step, String> said) {
        List<Finding> findings = new ArrayList<>();
        Map<String, Integer> aliased = new HashMap<>();
        for (Step step : workflow.all()) {
            boolean image = said.test(step, "image");
            step.image()
                    .filter(i -> !image)
                    .ifPresent(i -> ofImage(workflow, step, i, fleet).ifPresent(f -> add(f, i, aliased, findings)));
            if (!image && !said.test(step, "pull")) {
                MissingPull.check(workflow.file(), step).ifPresent(findings::add);
            }
            if (!said.test(step, "commands")) {
                if (fleet) {
                    findings.addAll(KanikoFlags.check(workflow.file(), step));
                }
                KanikoNotLast.check(workflow.file(), step)
                        .map(f -> fleet ? f : f.withSeverity(Severity.WARNING))
                        .ifPresent(findings::add);
            }
        }
        return findings;
    }

    /** Images that come from one anchor are one fault. */
    private static void add(Finding finding, YamlScalar image, Map<String, Integer> aliased, List<Finding> findings) {
        String fault = finding.rule().id() + " " + image.span().offset();
        Integer first = aliased.putIfAbsent(fault, findings.size());
        if (first == null) {
            findings.add(finding);
        } else {
            findings.set(first, findings.get(first).withRelated(Related.at(image.use(), "used here too")));
        }
    }

    /** One finding at most for one image: the gravest reason. */
    private static Optional<Finding> ofImage(Workflow workflow, Step step, YamlScalar image, boolean fleet) {
        Optional<Finding> kaniko = fleet ? KanikoVersion.check(workflow.file(), step, image) : Optional.empty();
        return kaniko.or(() -> ExactSharedPin.check(workflow, step, image))
                .or(() -> Unpinned.check(workflow.file(), step, image)
                        .map(f -> fleet ? f : f.withSeverity(Severity.NOTE)));
    }
}
