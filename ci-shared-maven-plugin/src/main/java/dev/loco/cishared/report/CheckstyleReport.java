package dev.loco.cishared.report;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Report;
import dev.loco.cishared.finding.Severity;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;

/** Checkstyle's XML, which many review tools read. */
public final class CheckstyleReport implements Reporter {
    @Override
    public void write(Report report, Writer out) throws IOException {
        Map<String, List<Finding>> files = report.findings().stream()
                .collect(Collectors.groupingBy(f -> f.primary().file(), TreeMap::new, Collectors.toList()));
        XmlText.write(out, xml -> {
            // The version is that of the format, which has not changed since.
            xml.open("checkstyle", "version", "4.3");
            for (Map.Entry<String, List<Finding>> file : files.entrySet()) {
                xml.open("file", "name", file.getKey());
                for (Finding finding : file.getValue()) {
                    error(xml, finding);
                }
                xml.close();
            }
            xml.close();
        });
    }

    private static void error(XmlText xml, Finding finding) throws XMLStreamException {
        xml.empty(
                "error",
                "line",
                Integer.toString(finding.primary().line()),
                "column",
                Integer.toString(finding.primary().column()),
                "severity",
                severity(finding.severity()),
                "message",
                finding.message() + InHistory.behind(finding) + "; " + finding.help(),
                "source",
                finding.rule().id());
    }

    /** Checkstyle knows ignore, info, warning and error. */
    private static String severity(Severity severity) {
        return switch (severity) {
            case NOTE -> "info";
            case WARNING -> "warning";
            case ERROR -> "error";
        };
    }
}
