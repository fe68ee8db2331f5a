package dev.loco.cishared.lint;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Report;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.pipeline.update.Outdated;
import dev.loco.cishared.report.ClosingLine;
import dev.loco.cishared.report.Format;
import dev.loco.cishared.report.Style;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes a run's report in the formats asked for, and turns it into an outcome. */
final class Reports {
    private final Door door;
    private final Severity failOn;
    private final List<Output<Format>> outputs;
    private final long started;
    private final String unit;

    Reports(Options options, Door door) throws WrongUse {
        this(options, door, Report.FILE);
    }

    /** Where what is looked at are no files. */
    Reports(Options options, Door door, String unit) throws WrongUse {
        this.unit = unit;
        this.door = door;
        this.started = door.millis().getAsLong();
        this.failOn = new Translation(options, door).failOn();
        this.outputs = Output.of(options, door.directory(), Format::of, Format::unknown);
    }

    /** Writes the report everywhere and says how the run ended. */
    Outcome write(LintResult result) throws CouldNotRun {
        Report report = report(result);
        boolean shown = false;
        for (Output<Format> output : outputs) {
            write(report, output);
            shown |= output.file().isEmpty();
        }
        if (!shown) {
            door.err().println(ClosingLine.of(report));
        }
        result.notes().forEach(door.err()::println);
        return outcome(report, result);
    }

    /** As {@link #write}, with nothing on standard output, where something else stands. */
    Outcome writeBeside(LintResult result) throws CouldNotRun {
        Report report = report(result);
        for (Output<Format> output : outputs) {
            if (output.file().isPresent()) {
                write(report, output);
            }
        }
        door.err().println(ClosingLine.of(report));
        return outcome(report, result);
    }

    private Report report(LintResult result) {
        Redaction redaction = new Redaction(result);
        List<Finding> findings = result.findings().stream()
                .map(redaction::finding)
                .map(this::atThisDoor)
                .toList();
        Product product = Product.read();
        return new Report(
                result.tables(),
                findings,
                result.allowed(),
                result.known(),
                result.files(),
                unit,
                result.skipped(),
                door.millis().getAsLong() - started,
                result.notes(),
                redaction,
                new Report.Front(door.words().goal("fix"), door.words().explain(), product.version(), product.site()));
    }

    /** What to do about an outdated pipeline is a command, and how that is typed only the door knows. */
    private Finding atThisDoor(Finding finding) {
        return Outdated.isNewer(finding)
                ? finding.withHelp(finding.help() + ": " + door.words().goal("fix")
                        + door.words().flag("update"))
                : finding;
    }

    private void write(Report report, Output<Format> output) throws CouldNotRun {
        try {
            if (output.file().isEmpty()) {
                Writer out = new OutputStreamWriter(door.out(), StandardCharsets.UTF_8);
                output.format()
                        .reporter(door.colour() ? Style.COLOUR : Style.PLAIN)
                        .write(report, out);
                out.flush();
                return;
            }
            Path file = output.file().get();
            if (file.getParent() != null) {
                Files.createDirectories(file.getParent());
            }
            try (BufferedWriter out = Files.newBufferedWriter(file)) {
                output.format().reporter(Style.PLAIN).write(report, out);
            }
        } catch (IOException fault) {
            String where = output.file().map(Path::toString).orElse("standard output");
            throw new CouldNotRun("the report cannot be written to " + where + ": " + fault.getMessage(), fault);
        }
    }

    private Outcome outcome(Report report, LintResult result) {
        if (result.unreadable()) {
            return new Outcome(
                    ExitCode.COULD_NOT_RUN, "not every file could be read; see rule repository/unreadable-file");
        }
        List<Finding> failing = report.findings().stream()
                .filter(finding -> finding.severity().compareTo(failOn) >= 0)
                .toList();
        if (!result.badSettings() && failing.isEmpty()) {
            return Outcome.CLEAN;
        }
        String counts = ClosingLine.findings(report);
        if (result.badSettings()) {
            return new Outcome(
                    ExitCode.WRONG_USE, "bad configuration file (" + counts + "); " + explain(report.findings()));
        }
        boolean fixable = failing.stream().anyMatch(Finding::fixable);
        return new Outcome(
                ExitCode.FINDINGS,
                counts + "; " + (fixable ? "to mend: " + door.words().goal("fix") : explain(failing)));
    }

    private String explain(List<Finding> findings) {
        return "to learn more: " + door.words().explain()
                + findings.get(0).rule().id();
    }
}
