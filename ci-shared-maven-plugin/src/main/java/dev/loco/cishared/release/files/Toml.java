package dev.loco.cishared.release.files;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A TOML 1.0.0 document as a tree that keeps the places of its values. */
final class Toml {
    private Toml() {}

    /** A value. */
    sealed interface Node permits Table, Items, Text, Other {}

    /** A table, however it is written: header, dotted keys, braces. */
    static final class Table implements Node {
        private final Map<String, Node> entries = new LinkedHashMap<>();

        Map<String, Node> entries() {
            return entries;
        }

        Optional<Node> get(String key) {
            return Optional.ofNullable(entries.get(key));
        }

        /** The table at a path; empty when there is none. */
        Optional<Table> table(String... path) {
            Table table = this;
            for (String key : path) {
                if (!(table.entries.get(key) instanceof Table next)) {
                    return Optional.empty();
                }
                table = next;
            }
            return Optional.of(table);
        }

        Optional<Text> text(String key) {
            return get(key).filter(Text.class::isInstance).map(Text.class::cast);
        }

        /** The items at a key, of an array or an array of tables; none when it is neither. */
        List<Node> items(String key) {
            return get(key).filter(Items.class::isInstance)
                    .map(items -> ((Items) items).list)
                    .orElse(List.of());
        }
    }

    /** An array, or an array of tables. */
    record Items(List<Node> list, boolean tables) implements Node {}

    /**
     * A string.
     *
     * @param value what it says
     * @param place what stands between its quotes
     */
    record Text(String value, Place place) implements Node {}

    /** A number, a boolean, a date. */
    record Other(Place place) implements Node {}

    /**
     * Reads a document.
     *
     * @throws Malformed when it is none
     */
    static Table read(Source source) {
        return new TomlScanner(source).document();
    }
}
