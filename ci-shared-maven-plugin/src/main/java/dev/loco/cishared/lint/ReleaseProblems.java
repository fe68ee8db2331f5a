package dev.loco.cishared.lint;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.PassedOver;
import dev.loco.cishared.finding.Report;
import dev.loco.cishared.finding.Sources;
import dev.loco.cishared.release.git.GitFault;
import dev.loco.cishared.release.git.GitRepository;
import dev.loco.cishared.release.plan.ReleasePlan;
import dev.loco.cishared.report.Format;
import dev.loco.cishared.report.Style;
import dev.loco.cishared.repository.Repository;
import dev.loco.cishared.text.SourceText;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells of files that a release cannot change, as every other finding is told. */
final class ReleaseProblems {
    private ReleaseProblems() {}

    /** Clean when no plan has any. */
    static Outcome of(List<ReleasePlan> plans, GitRepository repository, Options options, Door door)
            throws CouldNotRun {
        List<Finding> findings = new ArrayList<>();
        String base = "";
        for (ReleasePlan plan : plans) {
            findings.addAll(plan.problems());
            base = plan.base();
        }
        return of(findings, base, repository, options, door);
    }

    static Outcome of(List<Finding> findings, String base, GitRepository repository, Options options, Door door)
            throws CouldNotRun {
        if (findings.isEmpty()) {
            return Outcome.CLEAN;
        }
        tell(findings, sources(base, repository), options, door);
        return new Outcome(
                ExitCode.FINDINGS,
                "no release: its version files cannot be changed; to learn more: "
                        + door.words().explain() + findings.get(0).rule().id());
    }

    /** Faults of {@code .ci-shared.yml}, as it lies there. */
    static Outcome ofSettings(List<Finding> findings, Repository repository, Options options, Door door)
            throws CouldNotRun {
        Inputs inputs = new Inputs(LintRequest.quiet(repository));
        inputs.quietly(Repository.SETTINGS);
        tell(findings, (file, line) -> inputs.text(file).flatMap(text -> text.line(line)), options, door);
        return new Outcome(
                ExitCode.WRONG_USE,
                "bad configuration file; to learn more: " + door.words().explain()
                        + findings.get(0).rule().id());
    }

    private static void tell(List<Finding> findings, Sources sources, Options options, Door door) throws CouldNotRun {
        // Where a program reads standard output, it is no place for findings.
        boolean text =
                options.list("format").isEmpty() || options.list("format").contains("text");
        Product product = Product.read();
        Report report = new Report(
                List.of(),
                findings,
                0,
                0,
                (int) findings.stream().map(f -> f.primary().file()).distinct().count(),
                "file",
                PassedOver.NONE,
                0,
                List.of(),
                sources,
                new Report.Front(door.words().goal("fix"), door.words().explain(), product.version(), product.site()));
        try {
            Writer out = new OutputStreamWriter(text ? door.out() : door.err(), StandardCharsets.UTF_8);
            Format.TEXT.reporter(Style.PLAIN).write(report, out);
            out.flush();
        } catch (IOException fault) {
            throw new CouldNotRun("the findings cannot be written: " + fault.getMessage(), fault);
        }
    }

    /** Lines of the files as the commit has them: those in the work tree may be others. */
    private static Sources sources(String commit, GitRepository repository) {
        Map<String, Optional<SourceText>> texts = new HashMap<>();
        return (file, line) -> texts.computeIfAbsent(file, name -> text(commit, name, repository))
                .flatMap(text -> text.line(line));
    }

    private static Optional<SourceText> text(String commit, String file, GitRepository repository) {
        try {
            return repository
                    .file(commit, file)
                    .map(bytes -> new SourceText(file, new String(bytes, StandardCharsets.UTF_8)));
        } catch (GitFault unreadable) {
            return Optional.empty();
        }
    }
}
