package dev.loco.cishared.pipeline.woodpecker;

import dev.loco.cishared.finding.Edit;
import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Fix;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.pipeline.model.Token;
import dev.loco.cishared.yaml.EditCheck;
import dev.loco.cishared.yaml.YamlFile;
import dev.loco.cishared.yaml.YamlNode;
import dev.loco.cishared.yaml.YamlScalar;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A value of a kind that Woodpecker does not take there. */
public final class WrongType {
    public static final Rule RULE = new Rule(
            "woodpecker/wrong-type",
            Severity.ERROR,
            "A value is of another type than Woodpecker takes there",
            "Woodpecker's parser refuses the whole file for a value that it cannot convert; what it can, its linter warns of");

    private WrongType() {}

    /**
     * The finding; a warning where only the schema minds.
     *
     * @param key where to point at when the value has no text of its own
     */
    static Finding of(YamlFile file, Place place, boolean item, YamlNode node, Span key, Shape shape) {
        Kind kind = Kind.of(node);
        boolean parsed = shape.decoded().contains(kind);
        String what = (item ? "an item of " : "") + place.title();
        Span primary = node.span().length() == 0 ? key : Token.firstLine(file, node.span());
        Finding finding = Finding.of(
                        RULE,
                        primary,
                        what + " is " + described(node, kind) + ", expected " + shape.expected(),
                        help(kind, item, shape))
                .withLabel("found " + kind.noun() + ", expected " + shape.expected())
                .withSeverity(parsed ? Severity.WARNING : Severity.ERROR);
        return fix(file, node, kind, shape).map(finding::withFix).orElse(finding);
    }

    /** Words in backquotes, joined by commas. */
    static String listed(Collection<String> words) {
        return words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
    }

    private static String described(YamlNode node, Kind kind) {
        boolean shown =
                node instanceof YamlScalar s && !s.isNull() && !s.value().isBlank();
        return kind.noun() + (shown ? " (" + Token.quote(((YamlScalar) node).value()) + ")" : "");
    }

    private static String help(Kind kind, boolean item, Shape shape) {
        if (kind == Kind.NULL) {
            return "give it a value, or take it out";
        }
        if (quotable(kind, shape)) {
            return "put the value in quotes";
        }
        if (item && kind == Kind.MAPPING && shape.valid().contains(Kind.STRING)) {
            return "put the whole text in quotes: the `: ` in it makes a mapping of it";
        }
        return "write " + shape.expected();
    }

    private static boolean quotable(Kind kind, Shape shape) {
        boolean other = kind == Kind.DATE || kind == Kind.INTEGER || kind == Kind.FLOAT || kind == Kind.BOOLEAN;
        return other && shape.words().isEmpty() && shape.valid().contains(Kind.STRING);
    }

    private static Optional<Fix> fix(YamlFile file, YamlNode node, Kind kind, Shape shape) {
        if (!(node instanceof YamlScalar scalar)
                || scalar.alias().isPresent()
                || scalar.style() != YamlScalar.Style.PLAIN) {
            return Optional.empty();
        }
        Span span = scalar.span();
        if (quotable(kind, shape)) {
            List<Edit> edits = List.of(new Edit(span.offset(), 0, "\""), new Edit(span.end(), 0, "\""));
            return checked(file, edits, "put it in quotes");
        }
        if (kind == Kind.SWITCH
                && shape.valid().equals(EnumSet.of(Kind.BOOLEAN))
                && shape.decoded().contains(Kind.SWITCH)) {
            String word = Kind.isOn(scalar.value()) ? "true" : "false";
            return checked(file, List.of(new Edit(span.offset(), span.length(), word)), "write `" + word + "`");
        }
        return Optional.empty();
    }

    private static Optional<Fix> checked(YamlFile file, List<Edit> edits, String title) {
        return EditCheck.fault(file, edits, EditCheck.Aliases.STAY).isPresent()
                ? Optional.empty()
                : Optional.of(new Fix(Fix.Safety.SAFE, title, edits));
    }
}
