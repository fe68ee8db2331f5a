package dev.loco.cishared.report;

import static dev.loco.cishared.report.JsonText.wellFormed;

import dev.loco.cishared.finding.Edit;
import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Fix;
import dev.loco.cishared.finding.Past;
import dev.loco.cishared.finding.Related;
import dev.loco.cishared.finding.Report;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.finding.Table;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** Everything a report holds, for other programs. Its schema is {@code schema/report-v1.json} of the repository. */
public final class JsonReport implements Reporter {
    /** Of the format; a new one when something is taken away or changes its meaning. */
    public static final int VERSION = 1;

    @Override
    public void write(Report report, Writer out) throws IOException {
        JsonText.write(out, json -> {
            json.writeStartObject();
            json.writeNumberProperty("version", VERSION);
            json.writeObjectPropertyStart("tool");
            json.writeStringProperty("name", "ci-shared");
            json.writeStringProperty("version", report.front().version());
            json.writeEndObject();
            counts(json, report);
            if (!report.tables().isEmpty()) {
                json.writeArrayPropertyStart("tables");
                report.tables().forEach(table -> table(json, table));
                json.writeEndArray();
            }
            if (!report.notes().isEmpty()) {
                json.writeArrayPropertyStart("notes");
                report.notes().forEach(note -> json.writeString(wellFormed(note)));
                json.writeEndArray();
            }
            json.writeArrayPropertyStart("findings");
            PrintableEdits printable = new PrintableEdits(report);
            report.findings().forEach(finding -> finding(json, finding, report, printable));
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void counts(JsonGenerator json, Report report) {
        json.writeObjectPropertyStart("counts");
        for (Severity severity : List.of(Severity.ERROR, Severity.WARNING, Severity.NOTE)) {
            json.writeNumberProperty(severity.label(), report.count(severity));
        }
        long fixable = report.findings().stream().filter(Finding::fixable).count();
        json.writeNumberProperty("fixable", fixable);
        json.writeNumberProperty("allowed", report.allowed());
        json.writeNumberProperty("known", report.known());
        json.writeNumberProperty("files", report.files());
        json.writeNumberProperty("skipped", report.skipped().files());
        if (report.skipped().files() > 0) {
            json.writeObjectPropertyStart("skippedBy");
            report.skipped().reasons().forEach((reason, files) -> json.writeNumberProperty(camelCase(reason), files));
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static String camelCase(String words) {
        StringBuilder name = new StringBuilder();
        for (String word : words.split(" ", -1)) {
            name.append(name.length() == 0 ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.toString();
    }

    private static void table(JsonGenerator json, Table table) {
        json.writeStartObject();
        json.writeStringProperty("title", wellFormed(table.title()));
        json.writeObjectPropertyStart("facts");
        table.facts().forEach((name, value) -> json.writeStringProperty(name, wellFormed(value)));
        json.writeEndObject();
        json.writeArrayPropertyStart("rows");
        for (Table.Row row : table.rows()) {
            json.writeStartObject();
            json.writeBooleanProperty("good", row.good());
            for (int i = 0; i < table.columns().size(); i++) {
                json.writeStringProperty(
                        table.columns().get(i), wellFormed(row.cells().get(i)));
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void finding(JsonGenerator json, Finding finding, Report report, PrintableEdits printable) {
        json.writeStartObject();
        json.writeStringProperty("rule", finding.rule().id());
        json.writeStringProperty("severity", finding.severity().label());
        json.writeStringProperty("message", wellFormed(finding.message()));
        json.writeName("primary");
        span(json, finding.primary());
        json.writeStringProperty("label", wellFormed(finding.label()));
        json.writeArrayPropertyStart("related");
        finding.related().forEach(related -> related(json, related));
        json.writeEndArray();
        json.writeStringProperty("help", wellFormed(finding.help()));
        json.writeStringProperty("why", wellFormed(finding.rule().why()));
        finding.fix().ifPresent(fix -> fix(json, finding, fix, printable));
        json.writeStringProperty("url", report.url(finding.rule()));
        finding.past().ifPresent(past -> commit(json, past));
        json.writeStringProperty(
                "fingerprint", report.sources().fingerprint(finding).hex());
        json.writeEndObject();
    }

    /** The property {@code commit}. */
    static void commit(JsonGenerator json, Past past) {
        json.writeObjectPropertyStart("commit");
        json.writeStringProperty("id", past.commit());
        json.writeStringProperty("date", past.date());
        json.writeStringProperty("author", wellFormed(past.author()));
        json.writeStringProperty("subject", wellFormed(past.subject()));
        json.writeNumberProperty("versions", past.versions());
        json.writeBooleanProperty("head", past.head());
        json.writeEndObject();
    }

    private static void span(JsonGenerator json, Span span) {
        json.writeStartObject();
        json.writeStringProperty("file", wellFormed(span.file()));
        json.writeNumberProperty("line", span.line());
        json.writeNumberProperty("column", span.column());
        json.writeNumberProperty("endLine", span.endLine());
        json.writeNumberProperty("endColumn", span.endColumn());
        json.writeNumberProperty("offset", span.offset());
        json.writeNumberProperty("length", span.length());
        json.writeEndObject();
    }

    private static void related(JsonGenerator json, Related related) {
        json.writeStartObject();
        switch (related.kind()) {
            case FILE -> {
                json.writeName("span");
                span(json, related.span());
            }
            case TEMPLATE -> {
                json.writeStringProperty("template", wellFormed(related.span().file()));
                json.writeNumberProperty("line", related.span().line());
            }
        }
        json.writeStringProperty("label", wellFormed(related.label()));
        json.writeEndObject();
    }

    private static void fix(JsonGenerator json, Finding finding, Fix fix, PrintableEdits printable) {
        json.writeObjectPropertyStart("fix");
        json.writeStringProperty("safety", fix.safety().name().toLowerCase(Locale.ROOT));
        json.writeStringProperty("title", wellFormed(fix.title()));
        json.writeBooleanProperty("withheld", printable.of(finding).isEmpty());
        json.writeArrayPropertyStart("edits");
        for (Edit edit : printable.of(finding).orElse(List.of())) {
            json.writeStartObject();
            json.writeNumberProperty("offset", edit.offset());
            json.writeNumberProperty("length", edit.length());
            json.writeStringProperty("replacement", wellFormed(edit.replacement()));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
