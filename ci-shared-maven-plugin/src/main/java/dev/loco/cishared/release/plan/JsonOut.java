package dev.loco.cishared.release.plan;

import dev.loco.cishared.release.git.GitFault;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/** JSON as it comes, never as a whole text in memory: a first release may have a hundred thousand reasons. */
public final class JsonOut {
    private static final JsonFactory FACTORY =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private JsonOut() {}

    /** What writes one value. */
    @FunctionalInterface
    public interface Body {
        /** Writes it; a change that cannot be read from its temporary file is a fault. */
        void write(JsonGenerator json) throws GitFault;
    }

    /**
     * Writes one value on one line, in UTF-8, without closing the output.
     *
     * @throws IOException when the output cannot be written
     */
    public static void line(OutputStream out, Body body) throws IOException, GitFault {
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), new Kept(out))) {
            body.write(json);
        } catch (JacksonException wrapped) {
            if (wrapped.getCause() instanceof IOException fault) {
                throw fault;
            }
            throw wrapped;
        }
        out.write('\n');
        out.flush();
    }

    /** Writes values on one line: as an array, or the only one as it is. */
    public static <T> void lines(OutputStream out, List<T> values, boolean array, BiConsumer<JsonGenerator, T> one)
            throws IOException, GitFault {
        line(out, json -> {
            if (array) {
                json.writeStartArray();
            }
            values.forEach(value -> one.accept(json, value));
            if (array) {
                json.writeEndArray();
            }
        });
    }

    /** A property that is null where there is no value. */
    public static void optional(JsonGenerator json, String name, Optional<String> value) {
        if (value.isPresent()) {
            json.writeStringProperty(name, wellFormed(value.get()));
        } else {
            json.writeNullProperty(name);
        }
    }

    /** Half a surrogate pair is no character of Unicode; some readers refuse a document with one. */
    public static String wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                StringBuilder out = new StringBuilder(text.length());
                text.codePoints()
                        .map(c -> c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c)
                        .forEach(out::appendCodePoint);
                return out.toString();
            }
        }
        return text;
    }

    /** An output that stays open: the generator ends its value, not the output. */
    private static final class Kept extends FilterOutputStream {
        Kept(OutputStream out) {
            super(out);
        }

        /** In one piece, which the class above would take apart. */
        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            out.flush();
        }
    }
}
