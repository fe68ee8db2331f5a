package dev.loco.cishared.release.commit;

import dev.loco.cishared.finding.Finding;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/** A checked message for other programs: one object on one line, ASCII only. Its schema is {@code schema/commit-check-v1.json}. */
public final class MessageJson {
    private static final JsonFactory FACTORY =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final JsonGenerator json;
    private final UnaryOperator<String> masked;

    private MessageJson(JsonGenerator json, UnaryOperator<String> masked) {
        this.json = json;
        this.masked = masked;
    }

    /**
     * The object, with a line feed behind it.
     *
     * @param findings those of the message that count
     * @param masked makes a text fit to print
     */
    public static String line(CheckedMessage message, List<Finding> findings, UnaryOperator<String> masked) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            new MessageJson(json, masked).write(message, findings);
        }
        return text.append('\n').toString();
    }

    private void write(CheckedMessage checked, List<Finding> findings) {
        Optional<CommitMessage> message = checked.message();
        Optional<Header> header = message.map(CommitMessage::header);
        json.writeStartObject();
        json.writeBooleanProperty("valid", checked.valid());
        text("type", header.map(Header::type));
        text("scope", header.flatMap(Header::scope));
        json.writeBooleanProperty(
                "breaking", message.filter(CommitMessage::breaking).isPresent());
        text("description", header.map(Header::description));
        text("body", message.flatMap(CommitMessage::body));
        json.writeArrayPropertyStart("footers");
        for (Footer footer : message.map(CommitMessage::footers).orElse(List.of())) {
            json.writeStartObject();
            text("token", Optional.of(footer.token()));
            text("value", Optional.of(footer.value()));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("problems");
        for (Finding finding : findings) {
            json.writeStartObject();
            text("rule", Optional.of(finding.rule().id()));
            // With what to write instead: there is no other member for it.
            text("message", Optional.of(finding.message() + "; " + finding.help()));
            json.writeNumberProperty("line", finding.primary().line());
            json.writeNumberProperty("column", finding.primary().column());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void text(String name, Optional<String> value) {
        json.writeName(name);
        if (value.isPresent()) {
            json.writeString(masked.apply(value.get()));
        } else {
            json.writeNull();
        }
    }
}
