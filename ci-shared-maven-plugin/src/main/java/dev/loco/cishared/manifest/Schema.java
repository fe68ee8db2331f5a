package dev.loco.cishared.manifest;

import dev.loco.cishared.finding.Edit;
import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Fix;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.finding.Suggestion;
import dev.loco.cishared.manifest.ManifestSchema.Violation;
import dev.loco.cishared.manifest.Spots.Spot;
import dev.loco.cishared.yaml.YamlFile;
import dev.loco.cishared.yaml.YamlMapping;
import dev.loco.cishared.yaml.YamlNode;
import dev.loco.cishared.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** {@code schema/v1.json} refuses the manifest: one finding for one cause, at the token that is wrong. */
final class Schema {
    static final Rule RULE = new Rule(
            "manifest/schema",
            Severity.ERROR,
            "the manifest does not have the form that schema/v1.json gives it",
            "what the schema does not know is read by no one, so a slip of the keyboard would go unnoticed");

    /** What a person wants to hear first about one place. */
    private static final List<String> GRAVITY =
            List.of("type", "enum", "const", "minItems", "uniqueItems", "maxLength", "minLength", "pattern");

    private final YamlFile file;
    private final YamlNode root;
    private final Spots spots;
    private final Predicate<String> hidden;
    private final Map<String, List<String>> homes = homes();
    private final List<Finding> findings = new ArrayList<>();

    private Schema(YamlFile file, YamlNode root, Predicate<String> hidden) {
        this.file = file;
        this.root = root;
        this.spots = new Spots(root);
        this.hidden = hidden;
    }

    /** What the schema says of a tree; {@code hidden} tells which strings must not be printed. */
    static List<Finding> check(YamlFile file, YamlNode root, Predicate<String> hidden) {
        return new Schema(file, root, hidden).check();
    }

    /** A file with no document in it, or with only {@code null}. */
    static Finding empty(YamlFile file) {
        return Finding.of(
                RULE,
                Span.startOf(file.file()),
                "`" + file.file() + "` holds no manifest",
                "begin with the two lines `version: 1` and `workload: <name>`, then add what the workload uses");
    }

    private List<Finding> check() {
        Map<List<String>, Violation> gravest = new LinkedHashMap<>();
        Map<List<String>, List<String>> missing = new LinkedHashMap<>();
        Map<List<String>, Set<String>> unknown = new LinkedHashMap<>();
        Map<List<String>, Set<String>> names = new LinkedHashMap<>();
        for (Violation violation : ManifestSchema.violations(root)) {
            List<String> path = violation.path();
            switch (violation.keyword()) {
                case "required" ->
                    missing.computeIfAbsent(path, p -> new ArrayList<>()).add(violation.property());
                case "additionalProperties" ->
                    unknown.computeIfAbsent(path, p -> new HashSet<>()).add(violation.property());
                case "propertyNames" ->
                    names.computeIfAbsent(path, p -> new HashSet<>()).add(violation.property());
                default -> gravest.merge(path, violation, Schema::graver);
            }
        }
        gravest.remove(List.of("version")); // said by manifest/unsupported-version, and better
        unknown.forEach((path, keys) -> unknownKeys(path, keys, missing));
        missing.forEach(this::missingKeys);
        names.forEach(this::fieldNames);
        SchemaValues values = new SchemaValues(file, spots, hidden);
        gravest.values().forEach(values::add);
        findings.addAll(values.findings());
        return findings;
    }

    private static Violation graver(Violation a, Violation b) {
        return GRAVITY.indexOf(a.keyword()) <= GRAVITY.indexOf(b.keyword()) ? a : b;
    }

    private void unknownKeys(List<String> path, Set<String> keys, Map<List<String>, List<String>> missing) {
        SchemaPlace place = SchemaPlace.at(path);
        YamlMapping mapping = (YamlMapping) spots.at(path).node();
        List<String> free = new ArrayList<>(place.keys());
        mapping.entries().forEach(e -> free.remove(e.name()));
        List<YamlMapping.Entry> entries =
                mapping.entries().stream().filter(e -> keys.contains(e.name())).toList();
        Map<String, Optional<String>> meant = new HashMap<>();
        entries.forEach(e -> meant.put(e.name(), Suggestion.closest(e.name(), free)));
        Map<String, Long> rivals = meant.values().stream()
                .flatMap(Optional::stream)
                .collect(Collectors.groupingBy(s -> s, Collectors.counting()));
        for (YamlMapping.Entry entry : entries) {
            Optional<String> suggestion = meant.getOrDefault(entry.name(), Optional.empty());
            boolean alone = suggestion.isPresent() && rivals.getOrDefault(suggestion.get(), 0L) == 1;
            suggestion.ifPresent(
                    s -> missing.getOrDefault(path, new ArrayList<>()).remove(s));
            findings.add(unknownKey(place, entry, suggestion, alone));
        }
    }

    private Finding unknownKey(SchemaPlace place, YamlMapping.Entry entry, Optional<String> suggestion, boolean alone) {
        YamlScalar key = entry.key();
        String name = shown(key.value());
        String known = "known here: " + Words.list(place.keys(), "and");
        List<String> elsewhere = homes.getOrDefault(entry.name(), List.of());
        Optional<String> twin = suggestion.or(() -> Suggestion.closest(entry.name(), place.keys()));
        String help = suggestion
                .map(s -> "rename it to `" + s + "`; " + known)
                .orElseGet(() -> !elsewhere.isEmpty()
                        ? "`" + entry.name() + "` belongs " + String.join(" or ", elsewhere) + "; " + known
                        : "remove it"
                                + twin.map(t -> ", `" + t + "` is there already")
                                        .orElse("") + "; " + known);
        Finding finding = Finding.of(RULE, key.use(), "unknown key " + name + " " + place.inside(), help)
                .withLabel(twin.map(s -> "did you mean `" + s + "`?").orElse("unknown key"));
        Optional<Edit> edit = alone ? suggestion.flatMap(s -> new ScalarText(file, key).replace(s)) : Optional.empty();
        return edit.map(e -> finding.withFix(Fix.unsafe("rename to `" + suggestion.get() + "`", e)))
                .orElse(finding);
    }

    /** Where the keys of a manifest are known, in words. */
    private static Map<String, List<String>> homes() {
        Map<String, List<String>> homes = new HashMap<>();
        for (List<String> path : List.of(
                List.<String>of(),
                List.of("owner"),
                List.of("identities", "0"),
                List.of("access", "0"),
                List.of("waivers", "0"))) {
            SchemaPlace place = SchemaPlace.at(path);
            place.keys()
                    .forEach(key ->
                            homes.computeIfAbsent(key, k -> new ArrayList<>()).add(place.inside()));
        }
        return homes;
    }

    private void missingKeys(List<String> path, List<String> keys) {
        if (keys.isEmpty()) {
            return;
        }
        SchemaPlace place = SchemaPlace.at(path);
        Spot spot = spots.at(path);
        Span primary = spot.key().map(k -> k.use()).orElseGet(() -> Manifest.head(spot.node()));
        String lacking = Words.list(keys, "and");
        String help = keys.stream()
                .map(k -> "`" + k + ": " + place.example(k) + "`")
                .collect(Collectors.joining(", ", "add what is missing, for example ", ""));
        findings.add(Finding.of(RULE, primary, place.words() + " lacks " + lacking, help)
                .withLabel("lacks " + lacking));
    }

    private void fieldNames(List<String> path, Set<String> names) {
        YamlMapping mapping = (YamlMapping) spots.at(path).node();
        for (YamlMapping.Entry entry : mapping.entries()) {
            if (names.contains(entry.name())) {
                String what = entry.name().isEmpty()
                        ? "is empty"
                        : entry.name().length() > 256 ? "has more than 256 characters" : "has a control character";
                findings.add(Finding.of(
                        RULE,
                        entry.key().use(),
                        "the name of a field of the secret " + what,
                        "write the field's name as it stands in the secret"));
            }
        }
    }

    /** A key to be printed, unless it must not be. */
    private String shown(String value) {
        return hidden.test(value) ? "(masked)" : Words.quoted(value);
    }
}
