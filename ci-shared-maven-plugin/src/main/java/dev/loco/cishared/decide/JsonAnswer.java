package dev.loco.cishared.decide;

import static dev.loco.cishared.report.JsonText.wellFormed;

import dev.loco.cishared.finding.Span;
import dev.loco.cishared.policy.AclRule;
import dev.loco.cishared.policy.Decision;
import dev.loco.cishared.report.JsonText;
import java.io.IOException;
import java.io.Writer;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** The answer for other programs. Its schema is {@code schema/policy-decide-v1.json} of the repository. */
final class JsonAnswer {
    /** Of the format; a new one when something is taken away or changes its meaning. */
    static final int VERSION = 1;

    private final JsonGenerator json;
    private final Answer answer;

    private JsonAnswer(JsonGenerator json, Answer answer) {
        this.json = json;
        this.answer = answer;
    }

    static void write(Answer answer, Writer out) throws IOException {
        JsonText.write(out, json -> new JsonAnswer(json, answer).write());
    }

    private void write() {
        Decision decision = answer.decision();
        json.writeStartObject();
        json.writeNumberProperty("version", VERSION);
        text("operation", decision.operation().word());
        text("path", decision.path());
        text("semantics", answer.semantics().word());
        outcome(decision);
        json.writeArrayPropertyStart("lost");
        for (Loser loser : answer.losers()) {
            json.writeStartObject();
            rule(loser.rule());
            text("why", loser.why());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("nearest");
        for (Near near : answer.nearest()) {
            json.writeStartObject();
            rule(near.rule());
            text("why", near.why());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeName("otherwise");
        if (answer.other().isPresent()) {
            json.writeStartObject();
            text("semantics", Answer.other(answer.semantics()).word());
            outcome(answer.other().get());
            json.writeEndObject();
        } else {
            json.writeNull();
        }
        json.writeArrayPropertyStart("notes");
        answer.notes().forEach(note -> json.writeString(wellFormed(note)));
        json.writeEndArray();
        json.writeEndObject();
    }

    private void outcome(Decision decision) {
        text("verdict", decision.ruling().verdict().word());
        text("why", Words.ground(decision));
        json.writeName("rule");
        Optional<AclRule> rule = decision.rule();
        if (rule.isEmpty()) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        rule(rule.get());
        json.writeNumberProperty(
                "decidingBlock", rule.get().origins().indexOf(decision.origin().orElseThrow()));
        json.writeEndObject();
    }

    private void rule(AclRule rule) {
        text("pattern", Words.pattern(rule.origins().get(0)));
        json.writeArrayPropertyStart("capabilities");
        rule.capabilities().words().forEach(json::writeString);
        json.writeEndArray();
        json.writeArrayPropertyStart("blocks");
        for (AclRule.Origin origin : rule.origins()) {
            Span span = origin.policy().span(origin.rule().place());
            json.writeStartObject();
            text("policy", origin.policy().name());
            text("file", span.file());
            json.writeNumberProperty("line", span.line());
            json.writeNumberProperty("column", span.column());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void text(String name, String value) {
        json.writeStringProperty(name, wellFormed(value));
    }
}
