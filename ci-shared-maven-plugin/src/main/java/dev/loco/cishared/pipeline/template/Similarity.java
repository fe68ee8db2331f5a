package dev.loco.cishared.pipeline.template;

import dev.loco.cishared.pipeline.model.ImageReference;
import dev.loco.cishared.pipeline.model.Section;
import dev.loco.cishared.pipeline.model.Step;
import dev.loco.cishared.pipeline.model.Workflow;
import java.util.HashSet;
import java.util.Set;

/** How alike pipelines and steps are: the share of what the template has that the other has too. */
public final class Similarity {
    private Similarity() {}

    /** From 0 to 1: of the template's steps, their images and the words of their commands. */
    public static double of(Workflow template, Workflow found) {
        Set<String> wanted = new HashSet<>();
        Set<String> there = new HashSet<>();
        for (Step step : template.in(Section.STEPS)) {
            wanted.addAll(features(step, step.name() + "\n"));
        }
        for (Step step : found.in(Section.STEPS)) {
            there.addAll(features(step, step.name() + "\n"));
        }
        return share(wanted, there);
    }

    /** The same for two steps, whatever their names: to tell a renamed step from a new one. */
    public static double of(Step template, Step found) {
        return share(features(template, ""), features(found, ""));
    }

    private static double share(Set<String> wanted, Set<String> there) {
        Set<String> both = new HashSet<>(wanted);
        both.retainAll(there);
        return wanted.isEmpty() ? 0 : (double) both.size() / wanted.size();
    }

    private static Set<String> features(Step step, String prefix) {
        Set<String> found = new HashSet<>();
        if (!prefix.isEmpty()) {
            found.add(prefix);
        }
        step.image().ifPresent(image -> {
            // Registries differ from fleet to fleet; the last part of the name is what it is.
            String repository = ImageReference.parse(image.value()).repository();
            found.add(prefix + "image " + repository.substring(repository.lastIndexOf('/') + 1));
        });
        step.commands().forEach(command -> {
            for (String word : command.value().trim().split("\\s+", -1)) {
                if (Holes.in(word).isEmpty()) {
                    found.add(prefix + "command " + word);
                }
            }
        });
        return found;
    }
}
