package dev.loco.cishared.report;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.PassedOver;
import dev.loco.cishared.finding.Report;
import dev.loco.cishared.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A run in one line: {@code 2 errors, 1 warning in 3 files (1 allowed) in 41 ms}. */
public final class ClosingLine {
    // Of the reasons that are nouns; "2 binary" needs none.
    private static final Map<String, String> PLURALS = Map.of(
            "archive", "archives", "symbolic link", "symbolic links", "nested repository", "nested repositories");

    private ClosingLine() {}

    /** The line, without a line end. Parts that would say zero are left out. */
    public static String of(Report report) {
        return findings(report) + " in " + count(report.files(), report.unit()) + parentheses(report) + " in "
                + report.elapsedMillis() + " ms";
    }

    /** Only how many findings of which severity: {@code 2 errors, 1 warning}, or {@code no findings}. */
    public static String findings(Report report) {
        String counts = Stream.of(Severity.ERROR, Severity.WARNING, Severity.NOTE)
                .filter(severity -> report.count(severity) > 0)
                .map(severity -> count(report.count(severity), severity.label()))
                .collect(Collectors.joining(", "));
        return counts.isEmpty() ? "no findings" : counts;
    }

    private static String parentheses(Report report) {
        List<String> parts = new ArrayList<>();
        long fixable = report.findings().stream().filter(Finding::fixable).count();
        if (fixable > 0) {
            parts.add(fixable + " fixable: run '" + report.front().fixCommand() + "'");
        }
        if (report.allowed() > 0) {
            parts.add(report.allowed() + " allowed");
        }
        if (report.known() > 0) {
            parts.add(report.known() + " known");
        }
        if (report.skipped().files() > 0) {
            parts.add(count(report.skipped().files(), "file") + " skipped: " + reasons(report.skipped()));
        }
        return parts.isEmpty() ? "" : " (" + String.join("; ", parts) + ")";
    }

    private static String reasons(PassedOver skipped) {
        return skipped.reasons().entrySet().stream()
                .map(e -> PLURALS.containsKey(e.getKey()) && e.getValue() > 1
                        ? e.getValue() + " " + PLURALS.get(e.getKey())
                        : e.getValue() + " " + e.getKey())
                .collect(Collectors.joining(", "));
    }

    private static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
