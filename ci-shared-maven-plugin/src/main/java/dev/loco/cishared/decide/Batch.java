package dev.loco.cishared.decide;

import dev.loco.cishared.policy.Acl;
import dev.loco.cishared.policy.AclRule;
import dev.loco.cishared.policy.Decision;
import dev.loco.cishared.report.JsonText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/**
 * Many questions, one a line as JSON, each answered on a line of its own in the same order. A line that is no question,
 * or that has a policy OpenBao would refuse, gets an answer with {@code error}, and the run goes on.
 */
public final class Batch {
    private final PolicyTexts policies;

    private Batch(PolicyTexts policies) {
        this.policies = policies;
    }

    /**
     * How a batch went.
     *
     * @param lines those that were answered, empty ones not counted
     * @param errors those among them that got no answer but an error
     */
    public record Count(long lines, long errors) {}

    /**
     * Answers every line; empty ones are passed over.
     *
     * @param now blocks of policies that have expired by then do not count
     */
    public static Count run(Reader in, Writer out, Instant now) throws IOException {
        return new Batch(new PolicyTexts(now)).answer(new BufferedReader(in, 1 << 16), out);
    }

    private Count answer(BufferedReader in, Writer out) throws IOException {
        long lines = 0;
        long errors = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String bare = lines == 0 && line.startsWith("\uFEFF") ? line.substring(1) : line;
            if (bare.isBlank()) {
                continue;
            }
            lines++;
            errors += write(bare, out) ? 0 : 1;
            if (!in.ready()) {
                out.flush(); // Who writes one question and waits gets its answer.
            }
        }
        return new Count(lines, errors);
    }

    private boolean write(String line, Writer out) throws IOException {
        try {
            BatchCase one = BatchLine.read(line);
            try {
                Acl acl = policies.acl(one.policies(), one.request().namespace());
                out.write(JsonText.line(json -> answer(json, one, acl)));
                return true;
            } catch (PolicyTexts.Refused refused) {
                throw new BatchCase.Unclear(one.id(), String.valueOf(refused.getMessage()));
            }
        } catch (BatchCase.Unclear unclear) {
            out.write(JsonText.line(json -> error(json, unclear)));
            return false;
        }
    }

    private static void answer(JsonGenerator json, BatchCase one, Acl acl) {
        Decision decision = acl.decide(one.request(), one.semantics());
        json.writeStartObject();
        id(json, one.id());
        json.writeBooleanProperty("allowed", decision.allowed());
        json.writeBooleanProperty("conditional", decision.conditional());
        json.writeArrayPropertyStart("capabilities");
        acl.capabilities(decision.path(), one.semantics()).forEach(json::writeString);
        json.writeEndArray();
        Optional<AclRule.Origin> origin = decision.origin();
        if (origin.isPresent()) {
            AclRule.Origin block = origin.get();
            json.writeStringProperty("rule", JsonText.wellFormed(Words.pattern(block)));
            json.writeNumberProperty("policy", block.index());
            json.writeNumberProperty("line", block.rule().place().line());
        } else {
            noRule(json);
        }
        json.writeEndObject();
    }

    private static void error(JsonGenerator json, BatchCase.Unclear unclear) {
        json.writeStartObject();
        id(json, unclear.id());
        json.writeBooleanProperty("allowed", false);
        json.writeBooleanProperty("conditional", false);
        json.writeArrayPropertyStart("capabilities");
        json.writeEndArray();
        noRule(json);
        json.writeStringProperty("error", JsonText.wellFormed(String.valueOf(unclear.getMessage())));
        json.writeEndObject();
    }

    private static void noRule(JsonGenerator json) {
        json.writeNullProperty("rule");
        json.writeNullProperty("policy");
        json.writeNullProperty("line");
    }

    private static void id(JsonGenerator json, BatchCase.CaseId id) {
        json.writeName("id");
        if (id instanceof BatchCase.CaseId.Text text) {
            json.writeString(JsonText.wellFormed(text.text()));
        } else if (id instanceof BatchCase.CaseId.Digits digits) {
            json.writeNumber(digits.text());
        } else {
            json.writeNull();
        }
    }
}
