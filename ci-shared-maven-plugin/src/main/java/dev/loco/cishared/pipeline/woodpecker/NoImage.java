package dev.loco.cishared.pipeline.woodpecker;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Fix;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.finding.Suggestion;
import dev.loco.cishared.yaml.YamlEdits;
import dev.loco.cishared.yaml.YamlFile;
import dev.loco.cishared.yaml.YamlMapping;
import dev.loco.cishared.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/** A step, clone step or service without an image. */
public final class NoImage {
    public static final Rule RULE = new Rule(
            "woodpecker/no-image",
            Severity.ERROR,
            "A step or service has no image",
            "Woodpecker refuses the workflow: it would not know what to run the step in");

    private NoImage() {}

    /** Whether a container has none. */
    static boolean applies(YamlMapping body) {
        return body.get("image")
                .map(image -> image instanceof YamlScalar s
                        && (s.isNull() || s.value().isEmpty()))
                .orElse(true);
    }

    static Finding of(YamlFile file, String title, Span token, YamlMapping body) {
        Optional<YamlMapping.Entry> image = body.entry("image");
        if (image.isPresent()) {
            return finding(image.get().key().span(), title, "write the image's name")
                    .withLabel("no name");
        }
        Optional<YamlMapping.Entry> meant = misspelt(body);
        if (meant.isEmpty()) {
            return finding(token, title, "add `image: <name>:<tag>`").withLabel("expected `image`");
        }
        Finding finding = finding(meant.get().key().span(), title, "write `image`")
                .withLabel("found `" + meant.get().name() + "`, expected `image`");
        return new YamlEdits(file)
                .renameKey(body, meant.get().name(), "image")
                .map(edits -> finding.withFix(new Fix(Fix.Safety.UNSAFE, "call it `image`", edits)))
                .orElse(finding);
    }

    /** A container that has nothing at all. */
    static Finding ofNothing(Span place, String title) {
        return finding(place, title, "add `image: <name>:<tag>`, or take it out")
                .withLabel("expected a mapping");
    }

    /** {@code <<} among the containers of map style, which is taken for one of them. */
    static Finding ofMerge(Span place, String section) {
        return Finding.of(
                        RULE,
                        place,
                        "`<<` in `" + section + "` is taken for a container of that name, which has no image",
                        "write `" + section + "` as a list, where `- <<: *name` merges a list, or merge inside of each")
                .withLabel("merged here");
    }

    /** The unknown key that was meant to be {@code image}, in a container without. */
    static Optional<YamlMapping.Entry> misspelt(YamlMapping body) {
        if (body.entry("image").isPresent()) {
            return Optional.empty();
        }
        return body.entries().stream()
                .filter(e -> !Schema.STEP.keys().orElseThrow().allowed().containsKey(e.name()))
                .filter(e -> e.value() instanceof YamlScalar)
                .filter(e -> Suggestion.closest(e.name(), List.of("image")).isPresent())
                .findFirst();
    }

    /** Whether what is wrong with that key of a container is said by this rule. */
    static boolean saysOf(YamlMapping body, String key) {
        return key.equals("image") && applies(body)
                || misspelt(body).filter(e -> e.name().equals(key)).isPresent();
    }

    private static Finding finding(Span place, String title, String help) {
        return Finding.of(RULE, place, title + " has no image", help);
    }
}
