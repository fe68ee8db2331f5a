package dev.loco.cishared.report;

import static dev.loco.cishared.report.JsonText.wellFormed;

import dev.loco.cishared.finding.Baseline;
import dev.loco.cishared.finding.Baseline.Entry;
import dev.loco.cishared.finding.Fingerprint;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * The baseline as a JSON file: an object of {@code version} (1) and {@code entries}, sorted by file and rule so that a
 * person can read it and a merge can be resolved.
 */
public final class BaselineFile {
    /** Its name at the repository's root. */
    public static final String NAME = ".ci-shared-baseline.json";

    private static final int VERSION = 1;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private BaselineFile() {}

    /** What reading gives. */
    public sealed interface Reading {
        /** A baseline that could be read. */
        record Good(Baseline baseline) implements Reading {}

        /**
         * A text that is no baseline.
         *
         * @param message what was found and what was expected, without a full stop
         * @param line from 1
         * @param column from 1, in UTF-16 units
         */
        record Bad(String message, int line, int column) implements Reading {}
    }

    /** Writes the baseline; the same one always as the same characters. */
    public static void write(Baseline baseline, Writer out) throws IOException {
        JsonText.write(out, json -> {
            json.writeStartObject();
            json.writeNumberProperty("version", VERSION);
            json.writeArrayPropertyStart("entries");
            for (Entry entry : baseline.entries()) {
                json.writeStartObject();
                json.writeStringProperty("rule", entry.rule());
                json.writeStringProperty("file", wellFormed(entry.file()));
                json.writeNumberProperty("count", entry.count());
                json.writeStringProperty("fingerprint", entry.fingerprint().hex());
                entry.commit().ifPresent(id -> json.writeStringProperty("commit", id));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    /** Reads what {@link #write} wrote. Strict: an unknown, missing or repeated key is an error, as is a second value. */
    public static Reading read(String text) {
        try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            return new Reading.Good(new Parse(json).baseline());
        } catch (Unexpected e) {
            return bad(e.said, e.at);
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation() == null ? TokenStreamLocation.NA : e.getLocation();
            return bad("not JSON: " + e.getOriginalMessage(), at);
        }
    }

    private static Reading.Bad bad(String message, TokenStreamLocation at) {
        return new Reading.Bad(Printable.line(message), Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
    }

    /** Leaves the parse; never leaves this class. */
    private static final class Unexpected extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final String said;
        private final transient TokenStreamLocation at;

        Unexpected(String said, TokenStreamLocation at) {
            super(said, null, false, false);
            this.said = said;
            this.at = at;
        }
    }

    private static final class Parse {
        private final JsonParser json;

        Parse(JsonParser json) {
            this.json = json;
        }

        Baseline baseline() {
            List<Entry> entries = new ArrayList<>();
            Set<String> seen = new HashSet<>();
            expect(json.nextToken(), JsonToken.START_OBJECT, "an object");
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String key = json.currentName();
                seen.add(key);
                switch (key) {
                    case "version" -> version();
                    case "entries" -> entries(entries);
                    default -> throw unexpected("unknown key `" + key + "`, expected `version` or `entries`");
                }
            }
            require(seen, "version", "entries");
            if (json.nextToken() != null) {
                throw unexpected("text behind the end of the baseline");
            }
            return new Baseline(entries);
        }

        private void version() {
            int version = number("version");
            if (version != VERSION) {
                throw unexpected("version " + version + " of the baseline is not known, expected " + VERSION
                        + "; write it anew with --write-baseline");
            }
        }

        private void entries(List<Entry> entries) {
            Set<String> prints = new HashSet<>();
            expect(json.nextToken(), JsonToken.START_ARRAY, "`entries` to be a list");
            while (json.nextToken() != JsonToken.END_ARRAY) {
                expect(json.currentToken(), JsonToken.START_OBJECT, "an entry to be an object");
                Entry entry = entry();
                if (!prints.add(entry.fingerprint() + (entry.commit().isPresent() ? " past" : ""))) {
                    throw unexpected("fingerprint " + entry.fingerprint() + " stands here twice");
                }
                entries.add(entry);
            }
        }

        private Entry entry() {
            String rule = "";
            String file = "";
            String print = "";
            int count = 0;
            Optional<String> commit = Optional.empty();
            Set<String> seen = new HashSet<>();
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String key = json.currentName();
                seen.add(key);
                switch (key) {
                    case "rule" -> rule = string(key);
                    case "file" -> file = string(key);
                    case "fingerprint" -> print = fingerprint();
                    case "count" -> count = count();
                    case "commit" -> commit = Optional.of(string(key));
                    default ->
                        throw unexpected("unknown key `" + key
                                + "`, expected `rule`, `file`, `count`, `fingerprint` or `commit`");
                }
            }
            require(seen, "rule", "file", "count", "fingerprint");
            return new Entry(new Fingerprint(print), rule, file, count, commit);
        }

        private String fingerprint() {
            String print = string("fingerprint");
            if (!Fingerprint.isOne(print)) {
                throw unexpected("`fingerprint` is `" + print + "`, expected 64 hexadecimal digits");
            }
            return print;
        }

        private int count() {
            int count = number("count");
            if (count < 1) {
                throw unexpected("`count` is " + count + ", expected at least 1");
            }
            return count;
        }

        private String string(String key) {
            expect(json.nextToken(), JsonToken.VALUE_STRING, "`" + key + "` to be a string");
            return json.getString();
        }

        private int number(String key) {
            expect(json.nextToken(), JsonToken.VALUE_NUMBER_INT, "`" + key + "` to be a whole number");
            return json.getIntValue();
        }

        private void require(Set<String> seen, String... keys) {
            for (String key : keys) {
                if (!seen.contains(key)) {
                    throw unexpected("key `" + key + "` is missing");
                }
            }
        }

        private void expect(JsonToken found, JsonToken expected, String what) {
            if (found != expected) {
                throw unexpected("expected " + what);
            }
        }

        private Unexpected unexpected(String said) {
            return new Unexpected(said, json.currentTokenLocation());
        }
    }
}
