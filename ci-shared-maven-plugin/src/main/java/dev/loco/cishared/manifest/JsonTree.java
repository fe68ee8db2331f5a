package dev.loco.cishared.manifest;

import dev.loco.cishared.yaml.YamlMapping;
import dev.loco.cishared.yaml.YamlNode;
import dev.loco.cishared.yaml.YamlScalar;
import dev.loco.cishared.yaml.YamlSequence;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * The validator's tree, built from the YAML tree, so that one parse serves both. Nothing here touches Jackson's data
 * binding proper: an {@code ObjectMapper} alone costs several times what the validation of a manifest does.
 */
final class JsonTree {
    private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;

    private JsonTree() {}

    static JsonNode of(YamlNode node) {
        if (node instanceof YamlMapping mapping) {
            ObjectNode object = MAKE.objectNode();
            for (YamlMapping.Entry entry : mapping.entries()) {
                object.set(entry.name(), of(entry.value()));
            }
            return object;
        }
        if (node instanceof YamlSequence sequence) {
            ArrayNode array = MAKE.arrayNode(sequence.items().size());
            for (YamlNode item : sequence.items()) {
                array.add(of(item));
            }
            return array;
        }
        YamlScalar scalar = (YamlScalar) node;
        return switch (scalar.type()) {
            case STRING -> new Text(scalar.value());
            case BOOLEAN -> MAKE.booleanNode(scalar.value().equalsIgnoreCase("true"));
            case NULL -> MAKE.nullNode();
            case FLOAT -> MAKE.numberNode(0.5);
            case INTEGER -> MAKE.numberNode(small(scalar.value()));
        };
    }

    /**
     * The validator writes out each value of an {@code enum} when it loads the schema, and a node of Jackson's own
     * starts a whole {@code JsonMapper} to write itself.
     */
    private static final class Text extends StringNode {
        private static final long serialVersionUID = 1;

        Text(String value) {
            super(value);
        }

        @Override
        public String toString() {
            return '"' + asString() + '"';
        }
    }

    /** Of a manifest's numbers only their kind matters, and those of the schema are small. */
    private static int small(String digits) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            return Integer.MAX_VALUE;
        }
    }
}
