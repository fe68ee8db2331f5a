package dev.loco.cishared.pipeline.template;

import dev.loco.cishared.pipeline.model.ImageReference;
import dev.loco.cishared.pipeline.model.Section;
import dev.loco.cishared.pipeline.model.Step;
import dev.loco.cishared.pipeline.model.Workflow;
import dev.loco.cishared.yaml.YamlMapping;
import dev.loco.cishared.yaml.YamlNode;
import dev.loco.cishared.yaml.YamlScalar;
import dev.loco.cishared.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;

/** What stands in a pipeline where its template has holes. The value most places agree on wins, then the first. */
final class Inference {

    /** Words of the template that hold holes, and the words of the pipeline that could be theirs. */
    private record Place(String pattern, List<String> words) {}

    private final List<Place> places = new ArrayList<>();

    private Inference() {}

    /**
     * The values of the holes.
     *
     * @param template the template's workflow, holes unfilled
     * @param found the pipeline
     * @param given values that need no guessing
     */
    static Map<String, String> values(Workflow template, Workflow found, Map<String, String> given) {
        Inference inference = new Inference();
        for (Section section : Section.values()) {
            for (Step step : template.in(section)) {
                found.find(section, step.name()).ifPresent(other -> inference.addStep(step, other));
            }
        }
        Map<String, String> known = new TreeMap<>(given);
        boolean more = true;
        while (more) {
            // Words with one hole left are sure; those with two are split at the first place that fits.
            more = inference.vote(known, 1) || inference.vote(known, 9);
        }
        return known;
    }

    private void addStep(Step template, Step found) {
        for (YamlMapping.Entry entry : template.body().entries()) {
            found.body().get(entry.name()).ifPresent(other -> {
                if (entry.name().equals("image")) {
                    // The tag is another matter: an exact pin must not hide which registry is meant.
                    add(repository(entry.value()), List.of(repository(other)));
                } else {
                    add(entry.value(), words(other));
                }
            });
        }
    }

    private static String repository(YamlNode image) {
        return image.scalar()
                .map(s -> ImageReference.parse(s.value()).repository())
                .orElse("");
    }

    private void add(YamlNode template, List<String> found) {
        for (String word : words(template)) {
            add(word, found);
        }
    }

    private void add(String pattern, List<String> words) {
        if (!Holes.in(pattern).isEmpty()) {
            places.add(new Place(pattern, words));
        }
    }

    private static List<String> words(YamlNode node) {
        if (node instanceof YamlScalar scalar) {
            return Arrays.asList(scalar.value().trim().split("\\s+", -1));
        }
        List<YamlNode> below = node instanceof YamlSequence list
                ? list.items()
                : node.mapping().stream()
                        .flatMap(m -> m.entries().stream())
                        .map(YamlMapping.Entry::value)
                        .toList();
        return below.stream().flatMap(n -> words(n).stream()).toList();
    }

    /** Settles one more hole (or all of one word) by a vote; false when there is nothing to vote on. */
    private boolean vote(Map<String, String> known, int mostHoles) {
        Map<Map<String, String>, Integer> votes = new LinkedHashMap<>();
        Optional<Set<String>> about = Optional.empty();
        for (Place place : places) {
            String pattern = Holes.fill(place.pattern, known);
            Set<String> holes = Holes.in(pattern);
            if (holes.isEmpty()
                    || holes.size() > mostHoles
                    || !about.map(holes::equals).orElse(true)) {
                continue;
            }
            for (String word : place.words) {
                Matcher matcher = Holes.pattern(pattern).matcher(word);
                if (matcher.matches()) {
                    Map<String, String> values = new TreeMap<>();
                    holes.forEach(hole -> values.put(hole, matcher.group(Holes.group(hole))));
                    votes.merge(values, 1, Integer::sum);
                    about = Optional.of(holes);
                }
            }
        }
        Optional<Map.Entry<Map<String, String>, Integer>> best = Optional.empty();
        for (Map.Entry<Map<String, String>, Integer> vote : votes.entrySet()) {
            if (best.isEmpty() || vote.getValue() > best.get().getValue()) {
                best = Optional.of(vote);
            }
        }
        best.ifPresent(b -> known.putAll(b.getKey()));
        return best.isPresent();
    }
}
