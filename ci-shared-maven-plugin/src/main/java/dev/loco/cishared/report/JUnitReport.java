package dev.loco.cishared.report;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Report;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Span;
import java.io.IOException;
import java.io.Writer;
import javax.xml.stream.XMLStreamException;

/**
 * JUnit's XML as Jenkins' {@code junit-10.xsd} describes it. Each finding is a test case named after its rule and place;
 * an error is a failed one, a warning or a note a passed one with output. A clean run is one passed case, since some
 * readers take an empty report for a lost one.
 */
public final class JUnitReport implements Reporter {
    @Override
    public void write(Report report, Writer out) throws IOException {
        String tests = Integer.toString(Math.max(1, report.findings().size()));
        String failures = Long.toString(report.count(Severity.ERROR));
        TextReport text = new TextReport(Style.PLAIN);
        XmlText.write(out, xml -> {
            xml.open("testsuites", "name", "ci-shared", "tests", tests, "failures", failures, "errors", "0");
            xml.open("testsuite", "name", "ci-shared", "tests", tests, "failures", failures, "errors", "0");
            for (Finding finding : report.findings()) {
                testCase(xml, finding, text.block(finding, report));
            }
            if (report.findings().isEmpty()) {
                xml.empty("testcase", "name", "no findings", "classname", "ci-shared");
            }
            xml.close().close();
        });
    }

    private static void testCase(XmlText xml, Finding finding, String block) throws XMLStreamException {
        Span span = finding.primary();
        String place = span.file() + ":" + span.line() + ":" + span.column() + InHistory.behind(finding);
        xml.open("testcase", "name", finding.rule().id() + " at " + place, "classname", span.file());
        switch (finding.severity()) {
            case ERROR -> xml.text("failure", block, "type", finding.rule().id(), "message", finding.message());
            case WARNING, NOTE -> xml.text("system-out", block);
        }
        xml.close();
    }
}
