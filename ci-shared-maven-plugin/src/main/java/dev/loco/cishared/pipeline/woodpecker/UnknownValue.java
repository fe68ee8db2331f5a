package dev.loco.cishared.pipeline.woodpecker;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Fix;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.finding.Suggestion;
import dev.loco.cishared.pipeline.model.Token;
import dev.loco.cishared.yaml.YamlEdits;
import dev.loco.cishared.yaml.YamlFile;
import dev.loco.cishared.yaml.YamlScalar;
import java.util.Optional;

/** A value that is not one of the closed set, or a number below the least. */
public final class UnknownValue {
    public static final Rule RULE = new Rule(
            "woodpecker/unknown-value",
            Severity.WARNING,
            "A value is not one of those that Woodpecker knows there",
            "Woodpecker does not refuse it: a filter for an event that does not exist never matches, without a word");

    private UnknownValue() {}

    static Optional<Finding> of(YamlFile file, Place place, YamlScalar scalar, Shape shape) {
        if (!shape.words().isEmpty() && !shape.words().contains(scalar.value())) {
            return Optional.of(ofWord(file, place, scalar, shape));
        }
        if (shape.least().isPresent()
                && Kind.of(scalar) == Kind.INTEGER
                && isBelow(scalar, shape.least().get())) {
            return Optional.of(Finding.of(
                            RULE,
                            scalar.span(),
                            place.title() + " is " + Token.quote(scalar.value()) + ", expected at least "
                                    + shape.least().get(),
                            "write a number of at least " + shape.least().get() + ", or take it out for no limit")
                    .withLabel("expected at least " + shape.least().get()));
        }
        return Optional.empty();
    }

    private static Finding ofWord(YamlFile file, Place place, YamlScalar scalar, Shape shape) {
        Optional<String> near = Suggestion.closest(scalar.value(), shape.words());
        Span primary = Token.firstLine(file, scalar.span());
        Finding finding = Finding.of(
                        RULE,
                        primary,
                        "unknown value " + Token.quote(scalar.value()) + " in " + place.title(),
                        near.map(word -> "write `" + word + "`; ").orElse("") + "the values are "
                                + WrongType.listed(shape.words()))
                .withLabel(near.map(word -> "did you mean `" + word + "`?").orElse("not one of the known values"));
        return near.filter(word -> scalar.alias().isEmpty())
                .flatMap(word -> new YamlEdits(file)
                        .replaceScalar(scalar, word)
                        .map(edits -> new Fix(Fix.Safety.UNSAFE, "write `" + word + "`", edits)))
                .map(finding::withFix)
                .orElse(finding);
    }

    private static boolean isBelow(YamlScalar scalar, int least) {
        try {
            return Double.parseDouble(scalar.value().replace("_", "")) < least;
        } catch (NumberFormatException inAnotherBase) {
            return false;
        }
    }
}
