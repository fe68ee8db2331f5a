package dev.loco.cishared.pipeline.woodpecker;

import static dev.loco.cishared.pipeline.woodpecker.Kind.BOOLEAN;
import static dev.loco.cishared.pipeline.woodpecker.Kind.INTEGER;
import static dev.loco.cishared.pipeline.woodpecker.Kind.LIST;
import static dev.loco.cishared.pipeline.woodpecker.Kind.MAPPING;
import static dev.loco.cishared.pipeline.woodpecker.Kind.NULL;
import static dev.loco.cishared.pipeline.woodpecker.Kind.NUMBER;
import static dev.loco.cishared.pipeline.woodpecker.Kind.TEXT;
import static dev.loco.cishared.pipeline.woodpecker.Shape.any;
import static dev.loco.cishared.pipeline.woodpecker.Shape.kinds;
import static dev.loco.cishared.pipeline.woodpecker.Shape.of;

import dev.loco.cishared.pipeline.woodpecker.Shape.Keys;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** {@code backend_options} in {@code schema.json} of Woodpecker 3.17.0; the parser takes any mapping. */
final class KubernetesSchema {
    private KubernetesSchema() {}

    private static final Shape TEXT_VALUE = of("a string", TEXT, TEXT).unparsed();
    private static final Shape FLAG =
            of("`true` or `false`", EnumSet.of(BOOLEAN), EnumSet.of(BOOLEAN)).unparsed();
    private static final Shape AMOUNT = of("a number", NUMBER, NUMBER).unparsed();
    private static final Shape TAGS = open(
            "the labels",
            Map.of(),
            of("a string, number or boolean", kinds(kinds(TEXT, BOOLEAN), INTEGER, Kind.FLOAT), TEXT)
                    .unparsed());

    static Shape backendOptions() {
        Shape profile = open("a profile", Map.of("type", TEXT_VALUE, "localhostProfile", TEXT_VALUE), any());
        Shape context = open(
                "`securityContext`",
                Map.of(
                        "privileged",
                        FLAG,
                        "runAsNonRoot",
                        FLAG,
                        "runAsUser",
                        AMOUNT,
                        "runAsGroup",
                        AMOUNT,
                        "fsGroup",
                        AMOUNT,
                        "seccompProfile",
                        profile,
                        "apparmorProfile",
                        profile),
                any());
        Shape toleration = open(
                "a toleration",
                Map.of(
                        "key",
                        TEXT_VALUE,
                        "operator",
                        TEXT_VALUE,
                        "value",
                        TEXT_VALUE,
                        "effect",
                        TEXT_VALUE,
                        "tolerationSeconds",
                        of("a whole number", EnumSet.of(INTEGER), Set.of()).unparsed()),
                any());
        Shape target = mapping(Keys.closed("`target`", Map.of("env", TEXT_VALUE, "file", TEXT_VALUE))
                .withOneOf("env", "file"));
        Shape secret =
                mapping(Keys.closed("a secret", Map.of("name", TEXT_VALUE, "key", TEXT_VALUE, "target", target)));
        Shape kubernetes = open(
                "`kubernetes`",
                Map.of(
                        "labels",
                        TAGS,
                        "annotations",
                        TAGS,
                        "tolerations",
                        list(toleration),
                        "securityContext",
                        context,
                        "runtimeClassName",
                        TEXT_VALUE,
                        "secrets",
                        list(secret)),
                any());
        return of("a mapping", EnumSet.of(MAPPING), EnumSet.of(MAPPING, NULL))
                .keyed(Keys.closed("`backend_options`", Map.of("kubernetes", kubernetes))
                        .open(any()));
    }

    private static Shape open(String of, Map<String, Shape> keys, Shape others) {
        return mapping(Keys.closed(of, keys).open(others));
    }

    private static Shape mapping(Keys keys) {
        return of("a mapping", EnumSet.of(MAPPING), Set.of()).unparsed().keyed(keys);
    }

    private static Shape list(Shape item) {
        return of("a list of mappings", EnumSet.of(LIST), Set.of()).unparsed().listing(item);
    }
}
