package dev.loco.cishared.manifest;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.DialectId;
import com.networknt.schema.keyword.KeywordType;
import com.networknt.schema.keyword.NonValidationKeyword;
import com.networknt.schema.path.NodePath;
import com.networknt.schema.regex.RegularExpressions;
import dev.loco.cishared.yaml.YamlFile;
import dev.loco.cishared.yaml.YamlNode;
import dev.loco.cishared.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** {@code schema/v1.json}, loaded at its first use, and what it says of a tree. */
final class ManifestSchema {
    /** Longer strings are {@code maxLength}'s: java.util.regex recurses once per repetition of a group. */
    private static final int LONGEST_FOR_PATTERNS = 2048;

    /** The keywords of the schema that do not say what is valid. */
    private static final List<String> ANNOTATIONS =
            List.of("$defs", "$id", "$schema", "default", "description", "examples", "title");

    private static final String RESOURCE = "schema/v1.json";

    private ManifestSchema() {}

    /**
     * One thing the schema does not accept.
     *
     * @param keyword JSON Schema's word for it: {@code required}
     * @param path the names and indices (as decimal text) from the root to the value
     * @param property the missing or unknown key; empty for other keywords
     */
    record Violation(String keyword, List<String> path, String property) {}

    /** The schema's own tree: names of keys, closed sets of values. */
    static JsonNode tree() {
        return Loaded.TREE;
    }

    static List<Violation> violations(YamlNode root) {
        List<Violation> violations = new ArrayList<>();
        for (Error error : Loaded.SCHEMA.validate(JsonTree.of(root))) {
            String property = switch (error.getKeyword()) {
                case "required", "additionalProperties" -> String.valueOf(error.getProperty());
                case "propertyNames" -> String.valueOf(error.getArguments()[0]);
                default -> "";
            };
            violations.add(new Violation(error.getKeyword(), names(error.getInstanceLocation()), property));
        }
        return violations;
    }

    private static List<String> names(NodePath location) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < location.getNameCount(); i++) {
            names.add(String.valueOf(location.getElement(i)));
        }
        return names;
    }

    /** Holder: nothing of the validator is loaded before a manifest is checked. */
    private static final class Loaded {
        static final JsonNode TREE = JsonTree.of(read());
        static final com.networknt.schema.Schema SCHEMA = SchemaRegistry.withDialect(
                        dialect(),
                        builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .regularExpressionFactory(Loaded::regularExpression)
                                .build()))
                .getSchema(SchemaLocation.of(TREE.get("$id").asString()), TREE);

        /** JSON Schema 2020-12 as far as the schema uses it: the rest, formats above all, costs a cold start much. */
        private static Dialect dialect() {
            return Dialect.builder(DialectId.DRAFT_2020_12)
                    .specificationVersion(SpecificationVersion.DRAFT_2020_12)
                    .idKeyword("$id")
                    .keywords(List.of(
                            KeywordType.ADDITIONAL_PROPERTIES,
                            KeywordType.CONST,
                            KeywordType.ENUM,
                            // Known, so that it raises no warning; the dialect has no formats, dates go by pattern.
                            KeywordType.FORMAT,
                            KeywordType.ITEMS,
                            KeywordType.MAX_LENGTH,
                            KeywordType.MIN_ITEMS,
                            KeywordType.MIN_LENGTH,
                            KeywordType.PATTERN,
                            KeywordType.PROPERTIES,
                            KeywordType.PROPERTY_NAMES,
                            KeywordType.REF,
                            KeywordType.REQUIRED,
                            KeywordType.TYPE,
                            KeywordType.UNIQUE_ITEMS))
                    .keywords(
                            ANNOTATIONS.stream().map(NonValidationKeyword::new).toList())
                    .build();
        }

        /** JSON is YAML: the reader that is loaded anyway spares Jackson's parser. */
        private static YamlNode read() {
            try (InputStream in = ManifestSchema.class.getResourceAsStream(RESOURCE)) {
                if (in == null) {
                    throw new IllegalStateException("not packaged: " + RESOURCE);
                }
                YamlFile file = YamlReader.read(RESOURCE, in.readAllBytes());
                return file.root().orElseThrow(() -> new IllegalStateException("not readable: " + file.problems()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static com.networknt.schema.regex.RegularExpression regularExpression(String regex) {
            // ECMA-262's $ is the very end; Java's is also the place before a last line end.
            Pattern pattern = Pattern.compile(RegularExpressions.replaceDollarAnchors(regex));
            return value -> value.length() > LONGEST_FOR_PATTERNS
                    || pattern.matcher(value).find();
        }
    }
}
