package dev.loco.cishared.report;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Fix;
import dev.loco.cishared.finding.Related;
import dev.loco.cishared.finding.Report;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.finding.Table;
import java.io.IOException;
import java.io.Writer;

/**
 * The format for a person or a CI log, and the model of the others: each finding with its line, carets under the token,
 * why it matters, what mends it and how to allow it; at the end one line that counts.
 */
public final class TextReport implements Reporter {
    private final Style style;

    /** A report in this style. */
    public TextReport(Style style) {
        this.style = style;
    }

    @Override
    public void write(Report report, Writer out) throws IOException {
        Tables tables = new Tables(style);
        for (Table table : report.tables()) {
            out.write(tables.text(table));
            out.write('\n');
        }
        for (Finding finding : report.findings()) {
            out.write(block(finding, report));
            out.write('\n');
        }
        out.write(style.bold(ClosingLine.of(report)));
        out.write('\n');
    }

    /** All that is said of one finding; each line with its line end. */
    String block(Finding finding, Report report) {
        Snippet snippet = new Snippet(finding, report.sources(), style);
        String indent = " ".repeat(snippet.gutter());
        StringBuilder text = new StringBuilder();
        String title = finding.severity().label() + "[" + finding.rule().id() + "]";
        text.append(style.severity(finding.severity(), title))
                .append(style.bold(": " + Printable.line(finding.message())))
                .append('\n');
        text.append(indent)
                .append(style.frame("-->"))
                .append(' ')
                .append(place(finding.primary(), snippet.present()))
                .append(InHistory.behind(finding))
                .append('\n');
        if (snippet.present()) {
            String bar = indent + style.frame(" |") + "\n";
            text.append(bar);
            snippet.rows().forEach(row -> text.append(row).append('\n'));
            text.append(bar);
        }
        for (Related related : finding.related()) {
            text.append(indent)
                    .append(style.frame(":::"))
                    .append(' ')
                    .append(place(related))
                    .append('\n');
        }
        finding.past().ifPresent(past -> note(text, indent, "since: ", InHistory.story(past)));
        note(text, indent, "why:  ", Printable.line(finding.rule().why()));
        remedy(text, indent, finding, report);
        if (finding.past().isPresent()) {
            note(
                    text,
                    indent,
                    "allow: ",
                    InHistory.allowance(finding, finding.past().get()));
        } else if (snippet.present()) {
            AllowComment.of(finding).ifPresent(comment -> note(text, indent, "allow: ", comment));
        }
        return text.toString();
    }

    /** A safe fix needs no words: the label shows what is expected, and the command does it. */
    private void remedy(StringBuilder text, String indent, Finding finding, Report report) {
        if (finding.fixable()) {
            note(text, indent, "fix:  ", "(safe) " + report.front().fixCommand());
            return;
        }
        note(text, indent, "help: ", Printable.line(finding.help()));
        finding.fix()
                .map(Fix::title)
                .ifPresent(title -> note(text, indent, "fix:  ", "(unsafe) " + Printable.line(title)));
    }

    private void note(StringBuilder text, String indent, String name, String words) {
        text.append(indent)
                .append(style.frame(" ="))
                .append(' ')
                .append(style.bold(name))
                .append(words)
                .append('\n');
    }

    /** A file that has no such line, because it is missing, is named without a position at its start. */
    private static String place(Span span, boolean present) {
        String file = Printable.line(span.file());
        boolean wholeFile = span.offset() == 0 && span.length() == 0;
        return !present && wholeFile ? file : file + ":" + span.line() + ":" + span.column();
    }

    private static String place(Related related) {
        Span span = related.span();
        String place = switch (related.kind()) {
            case FILE -> place(span, true);
            case TEMPLATE -> Printable.line(span.file()) + ", line " + span.line();
        };
        return related.label().isEmpty() ? place : place + ": " + Printable.line(related.label());
    }
}
