package dev.loco.cishared.report;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Report;
import dev.loco.cishared.finding.Span;
import java.io.IOException;
import java.io.Writer;

/** One line a finding, for editors and grep: {@code file:line:col: severity[rule] message}. Nothing when clean. */
public final class ConciseReport implements Reporter {
    @Override
    public void write(Report report, Writer out) throws IOException {
        for (Finding finding : report.findings()) {
            Span span = finding.primary();
            out.write(Printable.line(span.file()) + ":" + span.line() + ":" + span.column() + ": "
                    + finding.severity().label() + "[" + finding.rule().id() + "] "
                    + Printable.line(finding.message()) + InHistory.behind(finding) + "\n");
        }
    }
}
