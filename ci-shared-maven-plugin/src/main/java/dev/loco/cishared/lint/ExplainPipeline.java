package dev.loco.cishared.lint;

import dev.loco.cishared.explain.DefaultBranch;
import dev.loco.cishared.explain.Explanation;
import dev.loco.cishared.explain.Rendering;
import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.PassedOver;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.pipeline.model.Workflow;
import dev.loco.cishared.report.Style;
import dev.loco.cishared.repository.Settings;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code explain --pipeline}: what the workflows of a repository, or those named, do on every event. */
final class ExplainPipeline {
    private final Options options;
    private final Door door;

    private ExplainPipeline(Options options, Door door) {
        this.options = options;
        this.door = door;
    }

    static Outcome run(List<String> files, Options options, Door door) throws WrongUse, CouldNotRun {
        return new ExplainPipeline(options, door).run(files);
    }

    private Outcome run(List<String> files) throws WrongUse, CouldNotRun {
        List<Output<Rendering>> outputs = Output.of(options, door.directory(), Rendering::of, Rendering::unknown);
        try (LintRequest request = new Translation(options, door).request(Goal.EXPLAIN, files)) {
            Inputs inputs = new Inputs(request);
            List<Workflow> workflows = PipelineRun.files(request, inputs).stream()
                    .map(Workflow::read)
                    .toList();
            if (inputs.findings().stream().anyMatch(f -> f.severity() == Severity.ERROR)) {
                return unreadable(request, inputs);
            }
            Optional<Workflow> without = workflows.stream()
                    .filter(w -> w.steps().isEmpty() || w.isUnderPipeline())
                    .findFirst();
            if (without.isPresent()) {
                return new Outcome(ExitCode.FINDINGS, withoutSteps(without.get()));
            }
            Explanation explanation = Explanation.of(workflows, defaultBranch(request));
            for (Output<Rendering> output : outputs) {
                write(explanation, output);
            }
            return Outcome.CLEAN;
        }
    }

    /** Told as `lint` tells it, in words for a person: there is no table that could hold it. */
    private Outcome unreadable(LintRequest request, Inputs inputs) throws WrongUse, CouldNotRun {
        List<Finding> findings = inputs.findings().stream().sorted().toList();
        LintResult result = new LintResult(
                inputs,
                Settings.NONE,
                findings,
                0,
                0,
                inputs.looked().size(),
                PassedOver.NONE,
                false,
                request.shown(),
                List.of(),
                List.of());
        return new Reports(Options.none(), door).write(result);
    }

    private static String withoutSteps(Workflow workflow) {
        String old = workflow.isUnderPipeline()
                ? "; `pipeline` is what Woodpecker called them before 2.0: rename it to `steps`"
                : "; Woodpecker fails the whole run because of it";
        return "`" + workflow.file().file() + "` has no `steps`" + old;
    }

    private Optional<DefaultBranch> defaultBranch(LintRequest request) {
        return options.one("default-branch")
                .map(name -> new DefaultBranch(name, DefaultBranch.Source.OPTION))
                .or(() -> request.repository()
                        .defaultBranch()
                        .map(name -> new DefaultBranch(name, DefaultBranch.Source.GIT)));
    }

    private void write(Explanation explanation, Output<Rendering> output) throws CouldNotRun {
        String version = Product.read().version();
        try {
            StringWriter text = new StringWriter();
            boolean colour = door.colour() && output.file().isEmpty();
            output.format().write(explanation, version, colour ? Style.COLOUR : Style.PLAIN, text);
            if (output.file().isEmpty()) {
                door.out().print(text);
                door.out().flush();
                return;
            }
            Path file = output.file().get();
            if (file.getParent() != null) {
                Files.createDirectories(file.getParent());
            }
            AtomicFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException fault) {
            String where = output.file().map(Path::toString).orElse("standard output");
            throw new CouldNotRun("the explanation cannot be written to " + where + ": " + fault.getMessage(), fault);
        }
    }
}
