package dev.loco.cishared.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code schema/v1.json} as a file: frozen, documented, and read as JSON parsers read it. */
class SchemaFileTest {
    private static final Path FILE = Path.of("../schema/v1.json");

    /** Manifests in repositories rely on it: to change the format, write {@code schema/v2.json}. */
    @Test
    void versionOneIsFrozen() throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(FILE));

        assertThat(HexFormat.of().formatHex(digest))
                .isEqualTo("d9d256ef132a73258288395f50fd55b894fe55382580c25693c3936fb12113f9");
    }

    @Test
    void thePackagedSchemaIsTheFileReadAsJson() throws Exception {
        assertThat(ManifestSchema.tree()).isEqualTo(JsonMapper.builder().build().readTree(FILE.toFile()));
    }

    @Test
    void everyPropertyHasADescriptionAndExamplesThatItAccepts() {
        List<String> places = new ArrayList<>();
        walk(ManifestSchema.tree(), "#", places);

        assertThat(places).contains("#", "#/properties/owner/properties/team", "#/$defs/access/properties/expires");
    }

    private static void walk(JsonNode schema, String place, List<String> places) {
        places.add(place);
        assertThat(schema.path("description").asString(""))
                .as("description at %s", place)
                .isNotBlank();
        assertThat(schema.path("examples").size()).as("examples at %s", place).isPositive();
        if (schema.path("type").asString("").equals("object") && !schema.has("propertyNames")) {
            assertThat(schema.get("additionalProperties"))
                    .as("strict at %s", place)
                    .hasToString("false");
        }
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            walk(property.getValue(), place + "/properties/" + property.getKey(), places);
        }
        for (Map.Entry<String, JsonNode> definition : schema.path("$defs").properties()) {
            walk(definition.getValue(), place + "/$defs/" + definition.getKey(), places);
        }
        for (String keyword : List.of("items", "propertyNames", "additionalProperties")) {
            if (schema.path(keyword).isObject() && !schema.path(keyword).has("$ref")) {
                walk(schema.get(keyword), place + "/" + keyword, places);
            }
        }
    }

    @Test
    void verbsAreThoseOfTheEngines() {
        List<String> verbs =
                SchemaPlace.at(List.of("access", "0", "verbs", "0")).values();
        List<String> engines = SchemaPlace.at(List.of("access", "0", "engine")).values();

        assertThat(engines)
                .containsExactlyElementsOf(
                        Stream.of(Engine.values()).map(Engine::word).toList());
        assertThat(verbs)
                .containsExactlyInAnyOrderElementsOf(Stream.of(Engine.values())
                        .flatMap(e -> e.verbs().stream())
                        .distinct()
                        .toList());
    }

    @Test
    void datesAreThoseOfTheCalendar() {
        SchemaPlace place = SchemaPlace.at(List.of("access", "0", "expires"));
        for (int year : new int[] {1, 4, 100, 400, 1899, 1900, 1999, 2000, 2023, 2024, 2026, 2100, 2400, 9996, 9999}) {
            for (int month = 0; month <= 13; month++) {
                for (int day = 0; day <= 32; day++) {
                    boolean exists = month >= 1
                            && month <= 12
                            && day >= 1
                            && day <= LocalDate.of(year, month, 1).lengthOfMonth();
                    String date = "%04d-%02d-%02d".formatted(year, month, day);
                    assertThat(place.accepts(date)).as(date).isEqualTo(exists);
                }
            }
        }
        for (int year = 1; year <= 9999; year++) {
            assertThat(place.accepts("%04d-02-29".formatted(year)))
                    .as("leap year %d", year)
                    .isEqualTo(Year.isLeap(year));
        }
        assertThat(place.accepts("0000-01-01")).isFalse();
        assertThat(place.accepts("2027-06-30 ")).isFalse();
        assertThat(place.accepts("x2027-06-30")).isFalse();
    }
}
