package dev.loco.cishared.version;

import tools.jackson.databind.json.JsonMapper;

/** Reads the cells of the tables in {@code src/test/resources/versions}. */
final class Texts {
    private static final JsonMapper JSON = new JsonMapper();

    private Texts() {}

    static SemanticVersion version(String text) {
        return SemanticVersion.parse(text).orElseThrow(() -> new AssertionError("no version: " + text));
    }

    /** A text with JSON's escapes. */
    static String unescaped(String cell) {
        return JSON.readTree('"' + cell.replace("\"", "\\\"") + '"').asString();
    }
}
