package dev.loco.cishared.pipeline.drift;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Related;
import dev.loco.cishared.pipeline.model.Step;
import dev.loco.cishared.pipeline.model.Token;
import dev.loco.cishared.yaml.YamlScalar;
import java.util.Optional;

/** Says where the value of a hole comes from, when a text departs from it. */
final class Holed {
    private Holed() {}

    /** The finding with the place that has the value the rest of the file agrees on, if the text is just a hole's. */
    static Finding explain(Comparison comparison, Finding finding, String expected) {
        Optional<String> hole = comparison.template().values().entrySet().stream()
                .filter(e -> e.getValue().equals(expected))
                .map(java.util.Map.Entry::getKey)
                .findFirst();
        if (hole.isEmpty() || comparison.template().given().contains(hole.get())) {
            return finding;
        }
        for (Step step : comparison.found().all()) {
            Optional<YamlScalar> image = step.image().filter(i -> i.value().startsWith(expected + "/"));
            if (image.isPresent()) {
                return finding.withRelated(Related.at(
                        Token.part(comparison.file(), image.get(), 0, expected.length()),
                        "the template's `<" + hole.get() + ">` is `" + expected + "` here"));
            }
        }
        return finding;
    }
}
