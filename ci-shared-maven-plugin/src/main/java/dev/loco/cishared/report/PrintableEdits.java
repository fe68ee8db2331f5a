package dev.loco.cishared.report;

import dev.loco.cishared.finding.Edit;
import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Report;
import dev.loco.cishared.finding.Span;
import java.util.List;
import java.util.Optional;

/**
 * The edits of a fix, if they may be printed. A replacement can repeat the text it replaces, so where a credential is
 * near, all edits are withheld rather than masked: a masked edit would be applied by someone and destroy the file.
 */
final class PrintableEdits {
    private final List<Span> masked;

    PrintableEdits(Report report) {
        this.masked = report.findings().stream()
                .flatMap(finding -> finding.masked().stream())
                .toList();
    }

    /** The edits of the finding's fix; empty when it has none or they touch what any finding masks. */
    Optional<List<Edit>> of(Finding finding) {
        if (finding.fix().isEmpty() || !finding.masked().isEmpty()) {
            return Optional.empty();
        }
        List<Edit> edits = finding.fix().get().edits();
        String file = finding.primary().file();
        boolean touches = edits.stream().anyMatch(edit -> masked.stream().anyMatch(span -> touches(edit, file, span)));
        return touches ? Optional.empty() : Optional.of(edits);
    }

    private static boolean touches(Edit edit, String file, Span span) {
        return span.file().equals(file)
                && edit.offset() <= span.end()
                && span.offset() <= edit.offset() + edit.length();
    }
}
