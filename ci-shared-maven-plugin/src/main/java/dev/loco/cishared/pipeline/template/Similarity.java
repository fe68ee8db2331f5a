package dev.loco.cishared.pipeline.template;

import dev.loco.cishared.pipeline.model.ImageReference;
import dev.loco.cishared.pipeline.model.Section;
import dev.loco.cishared.pipeline.model.Step;
import dev.loco.cishared.pipeline.model.Value;
import dev.loco.cishared.pipeline.model.Workflow;
import dev.loco.cishared.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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

    /**
     * How much a pipeline and a template have in common, 0 to 1, of all that both have: unlike {@link #of} it also tells
     * two revisions apart, since what the one lacks counts as much as what the other has more. What the file's owner added
     * takes the same from every template.
     *
     * @param template with its holes filled for that pipeline
     */
    public static double detailed(Workflow template, Workflow found) {
        Map<String, Integer> wanted = details(template);
        Map<String, Integer> there = details(found);
        int both = wanted.entrySet().stream()
                .mapToInt(e -> Math.min(e.getValue(), there.getOrDefault(e.getKey(), 0)))
                .sum();
        int all = wanted.values().stream().mapToInt(n -> n).sum()
                + there.values().stream().mapToInt(n -> n).sum();
        return all == 0 ? 0 : 2.0 * both / all;
    }

    private static Map<String, Integer> details(Workflow workflow) {
        List<String> details = new ArrayList<>();
        String above = "";
        for (Step step : workflow.all()) {
            details.add(above + ">" + step.name());
            above = step.name();
            details.addAll(features(step, step.name() + "\n"));
            for (YamlMapping.Entry entry : step.body().entries()) {
                String name = step.name() + "\n" + entry.name() + " ";
                if (entry.value() instanceof YamlMapping map) {
                    map.entries().forEach(e -> details.add(name + e.name() + " " + Value.of(e.value())));
                } else if (!entry.name().equals("commands")) {
                    details.add(name + Value.ofKey(entry.name(), entry.value()));
                }
            }
            step.commands().forEach(c -> details.add(step.name() + "\nruns " + Value.command(c.value())));
        }
        workflow.file().comments().forEach(c -> details.add("# " + c.text()));
        Map<String, Integer> counted = new HashMap<>();
        details.forEach(d -> counted.merge(d, 1, Integer::sum));
        return counted;
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
