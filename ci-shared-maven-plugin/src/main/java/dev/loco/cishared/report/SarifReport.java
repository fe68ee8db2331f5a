package dev.loco.cishared.report;

import static dev.loco.cishared.report.JsonText.wellFormed;

import dev.loco.cishared.finding.Edit;
import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Fix;
import dev.loco.cishared.finding.Related;
import dev.loco.cishared.finding.Report;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Span;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;

/** SARIF 2.1.0 (OASIS): one run, with the rules that have findings, their pages as help, and fixes. */
public final class SarifReport implements Reporter {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    /** Stands for the repository's root, by the name that GitHub gave it and others took over. */
    private static final String ROOT = "%SRCROOT%";

    private static final String UNRESERVED = "-._~/!$&'()*+,;=@";

    private final Function<Rule, Optional<RulePage>> pages;

    /** With the rules' own pages as help. */
    public SarifReport() {
        this(RulePage::of);
    }

    /** With the pages that the function finds. */
    SarifReport(Function<Rule, Optional<RulePage>> pages) {
        this.pages = pages;
    }

    @Override
    public void write(Report report, Writer out) throws IOException {
        JsonText.write(out, json -> {
            json.writeStartObject();
            json.writeStringProperty("$schema", SCHEMA);
            json.writeStringProperty("version", "2.1.0");
            json.writeArrayPropertyStart("runs");
            new Run(json, report, pages).write();
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    /** The path as a relative reference of RFC 3986: a colon in its first segment would make a scheme of it. */
    static String uri(String path) {
        StringBuilder uri = new StringBuilder();
        for (byte b : wellFormed(path).getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0);
            uri.append(
                    plain
                            ? String.valueOf(c)
                            : "%" + HexFormat.of().withUpperCase().toHexDigits(b));
        }
        return uri.toString();
    }

    /** The one run of a log, being written. */
    private static final class Run {
        private final JsonGenerator json;
        private final Report report;
        private final List<Rule> rules;
        private final PrintableEdits printable;

        private final Function<Rule, Optional<RulePage>> pages;

        Run(JsonGenerator json, Report report, Function<Rule, Optional<RulePage>> pages) {
            this.json = json;
            this.report = report;
            this.pages = pages;
            this.rules = report.findings().stream()
                    .map(Finding::rule)
                    .distinct()
                    .sorted()
                    .toList();
            this.printable = new PrintableEdits(report);
        }

        void write() {
            json.writeStartObject();
            json.writeObjectPropertyStart("tool");
            json.writeObjectPropertyStart("driver");
            json.writeStringProperty("name", "ci-shared");
            json.writeStringProperty("version", report.front().version());
            json.writeStringProperty("informationUri", report.front().site());
            json.writeArrayPropertyStart("rules");
            rules.forEach(this::rule);
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndObject();
            json.writeStringProperty("columnKind", "utf16CodeUnits");
            json.writeArrayPropertyStart("results");
            report.findings().forEach(this::result);
            json.writeEndArray();
            json.writeEndObject();
        }

        private void rule(Rule rule) {
            json.writeStartObject();
            json.writeStringProperty("id", rule.id());
            text("shortDescription", rule.summary());
            text("fullDescription", rule.why());
            Optional<RulePage> page = pages.apply(rule);
            json.writeObjectPropertyStart("help");
            json.writeStringProperty(
                    "text", page.map(p -> p.render(Style.PLAIN).strip()).orElse(wellFormed(rule.why())));
            page.ifPresent(p -> json.writeStringProperty("markdown", p.markdown()));
            json.writeEndObject();
            json.writeStringProperty("helpUri", report.url(rule));
            json.writeObjectPropertyStart("defaultConfiguration");
            json.writeStringProperty("level", level(rule.severity()));
            json.writeEndObject();
            json.writeEndObject();
        }

        private void result(Finding finding) {
            json.writeStartObject();
            json.writeStringProperty("ruleId", finding.rule().id());
            json.writeNumberProperty("ruleIndex", rules.indexOf(finding.rule()));
            json.writeStringProperty("level", level(finding.severity()));
            text("message", finding.message() + InHistory.behind(finding) + "; " + finding.help());
            json.writeArrayPropertyStart("locations");
            json.writeStartObject();
            physicalLocation(finding.primary());
            json.writeEndObject();
            json.writeEndArray();
            if (!finding.related().isEmpty()) {
                json.writeArrayPropertyStart("relatedLocations");
                for (int i = 0; i < finding.related().size(); i++) {
                    related(finding.related().get(i), i + 1);
                }
                json.writeEndArray();
            }
            json.writeObjectPropertyStart("partialFingerprints");
            json.writeStringProperty(
                    "ciSharedLine/v1", report.sources().fingerprint(finding).hex());
            json.writeEndObject();
            printable.of(finding).ifPresent(edits -> fix(finding, edits));
            finding.past().ifPresent(past -> {
                json.writeObjectPropertyStart("properties");
                JsonReport.commit(json, past);
                json.writeEndObject();
            });
            json.writeEndObject();
        }

        private void physicalLocation(Span span) {
            json.writeObjectPropertyStart("physicalLocation");
            artifactLocation(span.file());
            json.writeObjectPropertyStart("region");
            json.writeNumberProperty("startLine", span.line());
            json.writeNumberProperty("startColumn", span.column());
            json.writeNumberProperty("endLine", span.endLine());
            json.writeNumberProperty("endColumn", span.endColumn());
            json.writeNumberProperty("charOffset", span.offset());
            json.writeNumberProperty("charLength", span.length());
            json.writeEndObject();
            json.writeEndObject();
        }

        private void artifactLocation(String file) {
            json.writeObjectPropertyStart("artifactLocation");
            json.writeStringProperty("uri", uri(file));
            json.writeStringProperty("uriBaseId", ROOT);
            json.writeEndObject();
        }

        /** A template is no file of the repository: it is a logical location, so that no viewer looks for it. */
        private void related(Related related, int id) {
            Span span = related.span();
            json.writeStartObject();
            json.writeNumberProperty("id", id);
            switch (related.kind()) {
                case FILE -> {
                    physicalLocation(span);
                    if (!related.label().isEmpty()) {
                        text("message", related.label());
                    }
                }
                case TEMPLATE -> {
                    String place = span.file() + ", line " + span.line();
                    json.writeArrayPropertyStart("logicalLocations");
                    json.writeStartObject();
                    json.writeStringProperty("name", wellFormed(span.file()));
                    json.writeStringProperty("kind", "resource");
                    json.writeEndObject();
                    json.writeEndArray();
                    text("message", related.label().isEmpty() ? place : place + ": " + related.label());
                }
            }
            json.writeEndObject();
        }

        private void fix(Finding finding, List<Edit> edits) {
            json.writeArrayPropertyStart("fixes");
            json.writeStartObject();
            finding.fix().map(Fix::title).ifPresent(title -> text("description", title));
            json.writeArrayPropertyStart("artifactChanges");
            json.writeStartObject();
            artifactLocation(finding.primary().file());
            json.writeArrayPropertyStart("replacements");
            for (Edit edit : edits) {
                json.writeStartObject();
                json.writeObjectPropertyStart("deletedRegion");
                json.writeNumberProperty("charOffset", edit.offset());
                json.writeNumberProperty("charLength", edit.length());
                json.writeEndObject();
                json.writeObjectPropertyStart("insertedContent");
                json.writeStringProperty("text", wellFormed(edit.replacement()));
                json.writeEndObject();
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndArray();
        }

        /** Words of a stranger's file must not become a link in a viewer (section 3.11.6, embedded links). */
        private void text(String name, String words) {
            json.writeObjectPropertyStart(name);
            json.writeStringProperty("text", wellFormed(words).replace("](", "] ("));
            json.writeEndObject();
        }
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case NOTE -> "note";
            case WARNING -> "warning";
            case ERROR -> "error";
        };
    }
}
