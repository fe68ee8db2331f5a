package dev.loco.cishared.explain;

import static dev.loco.cishared.report.JsonText.wellFormed;

import dev.loco.cishared.pipeline.simulate.Column;
import dev.loco.cishared.pipeline.simulate.Verdict;
import dev.loco.cishared.report.JsonText;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;

/** The explanation for other programs. Its schema is {@code schema/explain-v1.json} of the repository. */
final class JsonExplanation {
    /** Of the format; a new one when something is taken away or changes its meaning. */
    static final int VERSION = 1;

    private final JsonGenerator json;

    private JsonExplanation(JsonGenerator json) {
        this.json = json;
    }

    static void write(Explanation explanation, String version, Writer out) throws IOException {
        JsonText.write(out, json -> new JsonExplanation(json).write(explanation, version));
    }

    private void write(Explanation explanation, String version) {
        json.writeStartObject();
        json.writeNumberProperty("version", VERSION);
        json.writeObjectPropertyStart("tool");
        json.writeStringProperty("name", "ci-shared");
        json.writeStringProperty("version", version);
        json.writeEndObject();
        json.writeObjectPropertyStart("defaultBranch");
        text("name", explanation.defaultBranch().name());
        text("source", explanation.defaultBranch().source().label());
        json.writeEndObject();
        json.writeArrayPropertyStart("workflows");
        explanation.workflows().forEach(this::workflow);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void workflow(WorkflowTable workflow) {
        json.writeStartObject();
        text("name", workflow.name());
        text("file", workflow.file());
        needs(workflow.needs());
        json.writeArrayPropertyStart("matrix");
        for (var axis : workflow.hasMatrix() ? workflow.axes() : List.<java.util.Map<String, String>>of()) {
            json.writeStartObject();
            axis.forEach(this::text);
            json.writeEndObject();
        }
        json.writeEndArray();
        marks(workflow::mark, false);
        json.writeArrayPropertyStart("steps");
        workflow.rows().forEach(this::row);
        json.writeEndArray();
        json.writeArrayPropertyStart("orders");
        workflow.orders().forEach(this::order);
        json.writeEndArray();
        json.writeArrayPropertyStart("failures");
        for (Column column : Column.values()) {
            workflow.broken(column).ifPresent(broken -> {
                json.writeStartObject();
                text("event", id(column));
                json.writeBooleanProperty("always", broken.always());
                strings("why", broken.why());
                json.writeEndObject();
            });
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void row(StepRow row) {
        json.writeStartObject();
        text("name", row.name());
        text("kind", row.section().noun());
        text("image", row.image());
        json.writeBooleanProperty("detached", row.detached());
        json.writeBooleanProperty("failureIgnored", row.failureIgnored());
        needs(row.waitsFor());
        json.writeArrayPropertyStart("secrets");
        for (StepRow.Secret secret : row.secrets()) {
            json.writeStartObject();
            text("name", secret.name());
            text("variable", secret.variable());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeBooleanProperty("reachedByPullRequest", row.isReachedByPullRequest());
        marks(row::mark, true);
        json.writeEndObject();
    }

    private void needs(List<StepRow.Need> needs) {
        json.writeArrayPropertyStart("dependsOn");
        for (StepRow.Need need : needs) {
            json.writeStartObject();
            text("name", need.name());
            json.writeBooleanProperty("optional", need.optional());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void marks(Function<Column, Mark> marks, boolean after) {
        json.writeObjectPropertyStart("events");
        for (Column column : Column.values()) {
            Mark mark = marks.apply(column);
            json.writeObjectPropertyStart(id(column));
            text("verdict", lower(mark.verdict()));
            if (after && mark.isRunning()) {
                text("after", lower(mark.after()));
            }
            if (mark.verdict() == Verdict.MAY_RUN) {
                strings("depends", mark.depends());
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void order(Order order) {
        json.writeStartObject();
        strings("events", order.columns().stream().map(JsonExplanation::id).toList());
        json.writeBooleanProperty("graph", order.graph());
        json.writeArrayPropertyStart("stages");
        for (List<String> stage : order.stages()) {
            json.writeStartArray();
            stage.forEach(name -> json.writeString(wellFormed(name)));
            json.writeEndArray();
        }
        json.writeEndArray();
        strings("circular", order.circular());
        json.writeEndObject();
    }

    private void text(String name, String value) {
        json.writeStringProperty(wellFormed(name), wellFormed(value));
    }

    private void strings(String name, List<String> values) {
        json.writeArrayPropertyStart(name);
        values.forEach(value -> json.writeString(wellFormed(value)));
        json.writeEndArray();
    }

    /** Columns are more than Woodpecker's events: a push has two. */
    private static String id(Column column) {
        return lower(column);
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
