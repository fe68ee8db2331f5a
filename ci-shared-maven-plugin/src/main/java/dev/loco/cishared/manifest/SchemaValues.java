package dev.loco.cishared.manifest;

import dev.loco.cishared.finding.Edit;
import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Fix;
import dev.loco.cishared.finding.Related;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.finding.Suggestion;
import dev.loco.cishared.manifest.ManifestSchema.Violation;
import dev.loco.cishared.manifest.Spots.Spot;
import dev.loco.cishared.yaml.YamlFile;
import dev.loco.cishared.yaml.YamlNode;
import dev.loco.cishared.yaml.YamlScalar;
import dev.loco.cishared.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the schema refuses of a value, put into words. */
final class SchemaValues {
    private static final Pattern WORDS = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*(, *[A-Za-z_][A-Za-z0-9_-]*)*");

    /** What the same thing is called elsewhere. */
    private static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("kv", "kv2"),
            Map.entry("kv-v1", "kv1"),
            Map.entry("kv-v2", "kv2"),
            Map.entry("generic", "kv1"),
            Map.entry("db", "database"),
            Map.entry("k8s", "kubernetes"),
            Map.entry("oidc", "jwt"),
            Map.entry("tls", "cert"));

    private static final Map<String, String> BOOLEANS =
            Map.of("yes", "true", "on", "true", "true", "true", "no", "false", "off", "false", "false", "false");

    private final YamlFile file;
    private final Spots spots;
    private final Predicate<String> hidden;
    private final List<Finding> findings = new ArrayList<>();

    SchemaValues(YamlFile file, Spots spots, Predicate<String> hidden) {
        this.file = file;
        this.spots = spots;
        this.hidden = hidden;
    }

    List<Finding> findings() {
        return findings;
    }

    /** Puts one violation into words: one finding, or one for each repetition in a list. */
    void add(Violation violation) {
        SchemaPlace place = SchemaPlace.at(violation.path());
        Spot spot = spots.at(violation.path());
        Optional<YamlScalar> scalar = spot.node().scalar();
        if (scalar.filter(YamlScalar::isNull).isPresent()) {
            findings.add(Finding.of(
                            Schema.RULE,
                            spot.primary(),
                            place.words() + " has no value, expected " + expected(place),
                            ifNothing(violation.path(), place))
                    .withLabel("no value"));
            return;
        }
        switch (violation.keyword()) {
            case "enum" -> closedSet(place, spot);
            case "maxLength" -> {
                // Of a variable's name and of a date the length is not what is wrong with it.
                if (scalar.isPresent() && Set.of("variable", "date").contains(place.kind())) {
                    slip(place, scalar.get());
                } else {
                    tooLong(place, spot, scalar);
                }
            }
            case "minItems" ->
                findings.add(Finding.of(
                        Schema.RULE,
                        spot.primary(),
                        place.words() + " is empty",
                        "name at least one: `[" + firstValue(place) + "]`"));
            case "uniqueItems" -> repeated(place, spot);
            case "pattern", "minLength" -> scalar.ifPresent(s -> slip(place, s));
            default -> wrongType(place, spot);
        }
    }

    private static String ifNothing(List<String> path, SchemaPlace place) {
        if (path.get(path.size() - 1).chars().allMatch(Character::isDigit)) {
            return "write a value, or remove the item";
        }
        String key = path.get(path.size() - 1);
        return SchemaPlace.at(path.subList(0, path.size() - 1)).requires(key)
                ? "write a value, for example `" + key + ": " + place.example() + "`"
                : "write a value, or remove the key";
    }

    private String expected(SchemaPlace place) {
        return place.values().isEmpty() ? place.expected() : "one of " + Words.list(valuesAt(place), "or");
    }

    private void wrongType(SchemaPlace place, Spot spot) {
        YamlNode node = spot.node();
        String expected = place.expected();
        String found = node.kindName();
        Finding finding = Finding.of(
                        Schema.RULE,
                        spot.primary(),
                        place.words() + " is " + found + ", expected " + expected,
                        help(place, node, expected))
                .withLabel("found " + found);
        if (place.kind().equals("variable")) {
            // A number may be the secret itself.
            findings.add(node.scalar().isPresent() ? finding.withMasked(node.span()) : finding);
            return;
        }
        Optional<Fix> fix = node.scalar()
                .filter(s -> s.alias().isEmpty() && s.span().line() == s.span().endLine())
                .flatMap(s -> retyped(place, s, expected));
        findings.add(fix.map(f -> finding.withFix(f).withLabel("found " + found + ", " + f.title()))
                .orElse(finding));
    }

    private static String help(SchemaPlace place, YamlNode node, String expected) {
        return switch (expected) {
            case "a list" ->
                node.mapping().isPresent() ? "write a list: begin each entry with `- `" : "write a list: `[…]`";
            case "a mapping" -> "write a mapping: `" + place.example() + "`";
            case "a string" -> "write a string: `" + place.example() + "`";
            default -> "write " + expected;
        };
    }

    /** What was meant beyond doubt: the same characters as a list of one, as a string, as a boolean. */
    private static Optional<Fix> retyped(SchemaPlace place, YamlScalar scalar, String expected) {
        String text = scalar.value();
        boolean plain = scalar.style() == YamlScalar.Style.PLAIN;
        Optional<String> mended = switch (expected) {
            case "a list" -> plain && allAccepted(place, text) ? Optional.of("[" + text + "]") : Optional.empty();
            case "a string" -> plain && place.accepts(text) ? Optional.of("\"" + text + "\"") : Optional.empty();
            case "`true` or `false`" -> Optional.ofNullable(BOOLEANS.get(text.toLowerCase(Locale.ROOT)));
            default -> Optional.empty();
        };
        Span span = scalar.span();
        return mended.map(m -> Fix.safe("replace with `" + m + "`", new Edit(span.offset(), span.length(), m)));
    }

    private static boolean allAccepted(SchemaPlace list, String words) {
        SchemaPlace item = SchemaPlace.at(
                Stream.concat(list.path().stream(), Stream.of("0")).toList());
        return WORDS.matcher(words).matches() && Stream.of(words.split(", *")).allMatch(item::accepts);
    }

    private void closedSet(SchemaPlace place, Spot spot) {
        List<String> values = valuesAt(place);
        String set = Words.list(values, "or");
        Optional<YamlScalar> scalar = spot.node().scalar();
        if (scalar.isEmpty()) {
            findings.add(Finding.of(
                            Schema.RULE,
                            spot.primary(),
                            place.words() + " is " + spot.node().kindName() + ", expected one of " + set,
                            "write one of " + set)
                    .withLabel("found " + spot.node().kindName()));
            return;
        }
        String text = scalar.get().value();
        boolean hide = hidden.test(text);
        Optional<String> closest = hide
                ? Optional.empty()
                : Optional.ofNullable(MEANT.get(text))
                        .filter(values::contains)
                        .or(() -> Suggestion.closest(text, values));
        String message = hide
                ? place.words() + " has an unknown value, expected one of " + set
                : place.words() + " is " + Words.quoted(text) + ", expected one of " + set;
        Finding finding = Finding.of(
                        Schema.RULE,
                        scalar.get().use(),
                        message,
                        closest.map(c -> "use `" + c + "`").orElse("use one of them"))
                .withLabel(closest.map(c -> "did you mean `" + c + "`?").orElse("unknown value"));
        Optional<Edit> edit = closest.flatMap(c -> new ScalarText(file, scalar.get()).replace(c));
        boolean sure = closest.filter(c -> c.equalsIgnoreCase(text.strip())).isPresent();
        findings.add(edit.map(e -> finding.withFix(new Fix(
                        sure ? Fix.Safety.SAFE : Fix.Safety.UNSAFE,
                        "replace with `" + closest.get() + "`",
                        List.of(e))))
                .orElse(finding));
    }

    /** Of the verbs only those of the entry's engine, when it has a known one. */
    private List<String> valuesAt(SchemaPlace place) {
        if (place.path().size() == 4 && place.path().get(2).equals("verbs")) {
            return spots.at(place.path().subList(0, 2))
                    .node()
                    .mapping()
                    .flatMap(m -> m.text("engine"))
                    .flatMap(Engine::of)
                    .map(e -> List.copyOf(e.verbs()))
                    .orElseGet(place::values);
        }
        return place.values();
    }

    private static String firstValue(SchemaPlace place) {
        List<String> item = new ArrayList<>(place.path());
        item.add("0");
        return SchemaPlace.at(item).values().stream().findFirst().orElse("…");
    }

    private void tooLong(SchemaPlace place, Spot spot, Optional<YamlScalar> scalar) {
        String text = scalar.map(YamlScalar::value).orElse("");
        int length = text.codePointCount(0, text.length());
        findings.add(Finding.of(
                        Schema.RULE,
                        spot.primary(),
                        place.words() + " has " + length + " characters, at most " + place.longest() + " are allowed",
                        "shorten it")
                .withLabel(length + " characters"));
    }

    private void repeated(SchemaPlace place, Spot spot) {
        Map<String, YamlNode> first = new HashMap<>();
        for (YamlNode item : spot.node().sequence().map(YamlSequence::items).orElse(List.of())) {
            String text = item.scalar().map(YamlScalar::value).orElse("");
            YamlNode before = item.scalar().isEmpty() ? null : first.putIfAbsent(text, item);
            if (before != null) {
                findings.add(Finding.of(
                                Schema.RULE,
                                item.use(),
                                place.words() + " names " + (hidden.test(text) ? "something" : Words.quoted(text))
                                        + " twice",
                                "leave the second out")
                        .withLabel("second time")
                        .withRelated(Related.at(before.use(), "first time")));
            }
        }
    }

    private void slip(SchemaPlace place, YamlScalar scalar) {
        Slip slip = Slip.of(place, scalar.value());
        ScalarText text = new ScalarText(file, scalar);
        Optional<String> mended = slip.mended().filter(m -> !hidden.test(m));
        Span primary = text.part(slip.offset(), slip.length());
        Finding finding = Finding.of(Schema.RULE, primary, place.words() + " " + slip.what(), slip.help())
                .withLabel(mended.map(m -> "did you mean `" + m + "`?").orElse(""));
        if (slip.hide()) {
            finding = finding.withMasked(scalar.span());
        }
        Optional<Edit> edit = mended.flatMap(text::replace);
        if (edit.isPresent()) {
            Fix.Safety safety = slip.sure() ? Fix.Safety.SAFE : Fix.Safety.UNSAFE;
            finding = finding.withFix(new Fix(safety, "replace with `" + mended.get() + "`", List.of(edit.get())));
        }
        findings.add(finding);
    }
}
