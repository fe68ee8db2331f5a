package dev.loco.cishared.report;

import static dev.loco.cishared.report.JsonText.wellFormed;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Fingerprint;
import dev.loco.cishared.finding.Report;
import dev.loco.cishared.finding.Severity;
import java.io.IOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/**
 * GitLab's code quality report, as GitLab documents it under "Code Quality report format". GitLab shows one finding of
 * each fingerprint, so equal ones are told apart by their number.
 */
public final class GitLabReport implements Reporter {
    @Override
    public void write(Report report, Writer out) throws IOException {
        JsonText.write(out, json -> {
            Map<Fingerprint, Integer> seen = new HashMap<>();
            json.writeStartArray();
            for (Finding finding : report.findings()) {
                Fingerprint print = report.sources().fingerprint(finding);
                issue(json, finding, print.occurrence(seen.merge(print, 1, Integer::sum)));
            }
            json.writeEndArray();
        });
    }

    private static void issue(JsonGenerator json, Finding finding, Fingerprint print) {
        json.writeStartObject();
        json.writeStringProperty(
                "description", wellFormed(finding.message() + InHistory.behind(finding) + "; " + finding.help()));
        json.writeStringProperty("check_name", finding.rule().id());
        json.writeStringProperty("fingerprint", print.hex());
        json.writeStringProperty("severity", severity(finding.severity()));
        json.writeObjectPropertyStart("location");
        json.writeStringProperty("path", wellFormed(finding.primary().file()));
        json.writeObjectPropertyStart("lines");
        json.writeNumberProperty("begin", finding.primary().line());
        json.writeNumberProperty("end", finding.primary().endLine());
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }

    /** GitLab knows info, minor, major, critical and blocker. */
    private static String severity(Severity severity) {
        return switch (severity) {
            case NOTE -> "info";
            case WARNING -> "minor";
            case ERROR -> "major";
        };
    }
}
