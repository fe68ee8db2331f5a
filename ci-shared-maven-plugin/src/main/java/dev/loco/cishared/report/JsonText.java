package dev.loco.cishared.report;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.core.util.Separators.Spacing;

/** How JSON is written: indented by two, ended by a line feed, ASCII only so that no reader's encoding matters. */
public final class JsonText {
    private static final JsonFactory FACTORY =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");
    private static final Separators SEPARATORS = Separators.createDefaultInstance()
            .withObjectNameValueSpacing(Spacing.AFTER)
            .withObjectEmptySeparator("")
            .withArrayEmptySeparator("");

    private JsonText() {}

    /** Writes what the body generates. */
    public static void write(Writer out, Consumer<JsonGenerator> body) throws IOException {
        // By way of a string, since Jackson would wrap the writer's own exceptions into unchecked ones.
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(new Indented(), text)) {
            body.accept(json);
        }
        out.write(text.toString());
        out.write('\n');
    }

    /** What the body generates, on one line that ends in a line feed. */
    public static String line(Consumer<JsonGenerator> body) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            body.accept(json);
        }
        return text.append('\n').toString();
    }

    /**
     * A string as it may stand in JSON: half a surrogate pair is none of Unicode's characters, and some readers refuse
     * a document with one.
     */
    public static String wellFormed(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().map(c -> c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c).forEach(out::appendCodePoint);
        return out.toString();
    }

    private static final class Indented extends ObjectWriteContext.Base {
        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }

        @Override
        public PrettyPrinter getPrettyPrinter() {
            return new DefaultPrettyPrinter(SEPARATORS)
                    .withObjectIndenter(INDENT)
                    .withArrayIndenter(INDENT);
        }
    }
}
