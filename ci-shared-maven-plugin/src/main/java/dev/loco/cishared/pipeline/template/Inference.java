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
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;

/** What stands in a pipeline where its template has holes. The value most places agree on wins, then the first. */
final class Inference {

    /** A word of the template that holds holes, and the words of the pipeline that could be it. */
    private record Place(String pattern, List<String> words) {}

    private final List<Place> places = new ArrayList<>();
    private final Map<String, String> given;
    private final Map<String, String> values;
    private final Map<String, Set<String>> contested = new TreeMap<>();

    private Inference(Map<String, String> given) {
        this.given = given;
        this.values = new TreeMap<>(given);
    }

    /** Nothing to infer: every hole's value is given. */
    static Inference none(Map<String, String> given) {
        return new Inference(given);
    }

    /**
     * Infers the values of the holes.
     *
     * @param template the template's workflow, holes unfilled
     * @param found the pipeline
     * @param given values that need no guessing
     */
    static Inference of(Workflow template, Workflow found, Map<String, String> given) {
        Inference inference = new Inference(given);
        for (Section section : Section.values()) {
            for (Step step : template.in(section)) {
                found.find(section, step.name()).ifPresent(other -> inference.addStep(step, other));
            }
        }
        boolean more = true;
        while (more) {
            // Words with one hole left are sure; those with more are split at the first place that fits, and at last
            // those where a hole has another value than the one it was given so far.
            more = inference.settle(inference.values, 1)
                    || inference.settle(inference.values, Integer.MAX_VALUE)
                    || inference.settle(given, Integer.MAX_VALUE);
        }
        inference.values.keySet().stream().toList().forEach(inference::count);
        return inference;
    }

    /** The value of every hole that has one. */
    Map<String, String> values() {
        return values;
    }

    /** Holes whose value is a toss-up, with the values that stand in as many places. */
    Map<String, Set<String>> contested() {
        return contested;
    }

    private void addStep(Step template, Step found) {
        for (YamlMapping.Entry entry : template.body().entries()) {
            found.body().get(entry.name()).ifPresent(other -> {
                if (entry.name().equals("image")) {
                    // The tag is another matter: an exact pin must not hide which registry is meant.
                    add(repository(entry.value()), List.of(repository(other)));
                } else {
                    List<String> words = words(other);
                    words(entry.value()).forEach(word -> add(word, words));
                }
            });
        }
    }

    private static String repository(YamlNode image) {
        return image.scalar()
                .map(s -> ImageReference.parse(s.value()).repository())
                .orElse("");
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

    /** Settles the holes of the first word that has so many left at most and fits; false when there is none. */
    private boolean settle(Map<String, String> known, int mostHoles) {
        for (Place place : places) {
            Set<String> open = Holes.in(Holes.fill(place.pattern, values));
            String pattern = Holes.fill(place.pattern, known);
            if (open.isEmpty() || open.size() > mostHoles) {
                continue;
            }
            for (String word : place.words) {
                Matcher matcher = Holes.pattern(pattern).matcher(word);
                if (matcher.matches()) {
                    open.forEach(hole -> values.put(hole, matcher.group(Holes.group(hole))));
                    values.keySet().stream().toList().forEach(this::count);
                    return true;
                }
            }
        }
        return false;
    }

    /** Lets all places vote on a hole, the others taken as they are. */
    private void count(String hole) {
        if (given.containsKey(hole)) {
            return;
        }
        Map<String, String> others = new TreeMap<>(values);
        others.remove(hole);
        Map<String, Integer> votes = new LinkedHashMap<>();
        for (Place place : places) {
            String pattern = Holes.fill(place.pattern, others);
            if (Holes.in(pattern).equals(Set.of(hole))) {
                for (String word : place.words) {
                    Matcher matcher = Holes.pattern(pattern).matcher(word);
                    if (matcher.matches()) {
                        votes.merge(matcher.group(Holes.group(hole)), 1, Integer::sum);
                    }
                }
            }
        }
        int most = votes.values().stream().mapToInt(v -> v).max().orElse(0);
        Set<String> best = new TreeSet<>();
        votes.forEach((value, count) -> {
            if (count == most && best.isEmpty()) {
                values.put(hole, value);
            }
            if (count == most) {
                best.add(value);
            }
        });
        contested.remove(hole);
        if (best.size() > 1) {
            contested.put(hole, best);
        }
    }
}
