package dev.loco.cishared.decide;

import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.policy.Policy;
import dev.loco.cishared.policy.read.Fault;
import dev.loco.cishared.policy.read.Reading;
import dev.loco.cishared.report.Printable;
import dev.loco.cishared.report.Snippet;
import dev.loco.cishared.report.Style;

/** Why OpenBao would refuse a policy, in the look of a diagnostic. */
public final class Refusal {
    private Refusal() {}

    /** All faults of a reading; empty when there are none. */
    public static String of(Reading reading, Style style) {
        StringBuilder text = new StringBuilder();
        reading.faults().forEach(fault -> fault(text, reading.policy(), fault, style));
        return text.toString();
    }

    private static void fault(StringBuilder text, Policy policy, Fault fault, Style style) {
        Span span = policy.span(fault.place());
        Snippet snippet = new Snippet(
                span, "", Severity.ERROR, (file, line) -> policy.source().line(line), style);
        String indent = " ".repeat(snippet.gutter());
        String bar = indent + style.frame(" |") + "\n";
        text.append(style.severity(Severity.ERROR, "error"))
                .append(style.bold(": " + Printable.line(fault.message())))
                .append('\n');
        text.append(indent).append(style.frame("-->")).append(' ').append(Printable.line(span.file()));
        text.append(":").append(span.line()).append(':').append(span.column()).append('\n');
        text.append(bar);
        snippet.rows().forEach(row -> text.append(row).append('\n'));
        text.append(bar);
        if (!fault.help().isEmpty()) {
            text.append(indent).append(style.frame(" =")).append(' ').append(style.bold("help: "));
            text.append(Printable.line(fault.help())).append('\n');
        }
    }
}
