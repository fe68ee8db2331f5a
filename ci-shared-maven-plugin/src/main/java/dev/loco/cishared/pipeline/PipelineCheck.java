package dev.loco.cishared.pipeline;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.pipeline.drift.ChangedCommand;
import dev.loco.cishared.pipeline.drift.ChangedValue;
import dev.loco.cishared.pipeline.drift.DriftCheck;
import dev.loco.cishared.pipeline.drift.ExtraKey;
import dev.loco.cishared.pipeline.drift.ImagePin;
import dev.loco.cishared.pipeline.drift.MissingKey;
import dev.loco.cishared.pipeline.drift.MissingStep;
import dev.loco.cishared.pipeline.drift.StepOrder;
import dev.loco.cishared.pipeline.drift.UnknownTemplate;
import dev.loco.cishared.pipeline.drift.WeakenedGate;
import dev.loco.cishared.pipeline.events.EventCheck;
import dev.loco.cishared.pipeline.graph.GraphCheck;
import dev.loco.cishared.pipeline.images.ImageCheck;
import dev.loco.cishared.pipeline.model.Step;
import dev.loco.cishared.pipeline.model.Workflow;
import dev.loco.cishared.pipeline.release.ReleaseCheck;
import dev.loco.cishared.pipeline.secrets.SecretCheck;
import dev.loco.cishared.pipeline.shell.ShellCheck;
import dev.loco.cishared.pipeline.simulate.Simulation;
import dev.loco.cishared.pipeline.template.Catalogue;
import dev.loco.cishared.pipeline.template.Filled;
import dev.loco.cishared.pipeline.template.FirstLine;
import dev.loco.cishared.pipeline.template.TemplateRevision;
import dev.loco.cishared.pipeline.update.Conflict;
import dev.loco.cishared.pipeline.update.LeftBehind;
import dev.loco.cishared.pipeline.update.Outdated;
import dev.loco.cishared.pipeline.update.Update;
import dev.loco.cishared.pipeline.woodpecker.WoodpeckerCheck;
import dev.loco.cishared.yaml.YamlFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code ci-lint}: the pipelines of a repository against the template they follow, and the rules about any pipeline. */
public final class PipelineCheck {
    private PipelineCheck() {}

    /** All rules of this room. */
    public static final List<Rule> RULES = Stream.of(
                    List.of(
                            ChangedCommand.RULE,
                            ChangedValue.RULE,
                            ExtraKey.RULE,
                            ImagePin.RULE,
                            MissingKey.RULE,
                            MissingStep.RULE,
                            StepOrder.RULE,
                            UnknownTemplate.RULE,
                            WeakenedGate.RULE),
                    List.of(Conflict.RULE, Outdated.RULE),
                    ImageCheck.RULES,
                    WoodpeckerCheck.RULES,
                    EventCheck.RULES,
                    GraphCheck.RULES,
                    ShellCheck.RULES,
                    SecretCheck.RULES,
                    ReleaseCheck.RULES)
            .flatMap(List::stream)
            .toList();

    /**
     * Checks the workflow files of one repository. A file that could not be read as YAML is passed over: its problems
     * say what is wrong with it.
     *
     * @param files all workflow files of the repository, in any order
     * @param settings what {@code .ci-shared.yml} says
     */
    public static List<Finding> check(List<YamlFile> files, PipelineSettings settings) {
        return check(files, List.of(), settings, Catalogue.shipped());
    }

    /** The same with the templates of another catalogue. */
    public static List<Finding> check(List<YamlFile> files, PipelineSettings settings, Catalogue catalogue) {
        return check(files, List.of(), settings, catalogue);
    }

    /**
     * The same for some of the workflow files.
     *
     * @param beside the others of their folders: what Woodpecker does with one workflow depends on them, but nothing is
     *     said of them
     */
    public static List<Finding> check(
            List<YamlFile> files, List<YamlFile> beside, PipelineSettings settings, Catalogue catalogue) {
        List<Workflow> workflows = workflows(files);
        Following following = Following.of(catalogue, workflows, settings);
        boolean fleet = settings.template().isPresent()
                || !following.templates().isEmpty()
                || workflows.stream().anyMatch(ImageCheck::isOfTheFleet);
        List<Finding> findings = new ArrayList<>(following.findings());
        for (Workflow workflow : workflows) {
            Optional<DriftCheck.Result> drift =
                    following.of(workflow).map(template -> DriftCheck.check(workflow, template, settings.parameters()));
            drift.ifPresent(d -> {
                TemplateRevision template = following.of(workflow).orElseThrow();
                findings.addAll(LeftBehind.tell(d.findings(), workflow, catalogue, template, settings.parameters()));
                FirstLine.of(workflow.file())
                        .flatMap(line -> Outdated.check(catalogue, line, template))
                        .ifPresent(findings::add);
            });
            BiPredicate<Step, String> said =
                    (step, key) -> drift.map(d -> d.spokeOf(step, key)).orElse(false);
            findings.addAll(ImageCheck.check(workflow, fleet, said));
            // Of steps that are missing drift has spoken already.
            boolean stepsSaid = drift.isPresent() && (workflow.steps().isEmpty() || workflow.isUnderPipeline());
            findings.addAll(WoodpeckerCheck.check(workflow, fleet, said, stepsSaid));
            findings.addAll(ShellCheck.check(workflow));
        }
        findings.addAll(together(files, beside, fleet));
        findings.sort(null);
        return findings;
    }

    /** What is to be said of the files only when the workflows of a folder are seen together. */
    private static List<Finding> together(List<YamlFile> files, List<YamlFile> beside, boolean fleet) {
        Set<String> names = files.stream().map(YamlFile::file).collect(Collectors.toSet());
        List<Workflow> all = Stream.concat(files.stream(), beside.stream())
                .map(Workflow::read)
                .toList();
        return Folders.simulate(all).stream()
                .flatMap(simulation -> together(simulation, names, fleet))
                .filter(finding -> names.contains(finding.primary().file()))
                .toList();
    }

    private static Stream<Finding> together(Simulation simulation, Set<String> names, boolean fleet) {
        return Stream.of(
                        EventCheck.check(simulation),
                        GraphCheck.check(simulation, names),
                        SecretCheck.check(simulation, fleet),
                        ReleaseCheck.check(simulation, fleet))
                .flatMap(List::stream);
    }

    /** The template a file follows, holes filled: what {@code lint --diff} compares the file with. */
    public static Optional<String> filledTemplate(YamlFile file, PipelineSettings settings, Catalogue catalogue) {
        Workflow workflow = Workflow.read(file);
        return Following.of(catalogue, List.of(workflow), settings)
                .of(workflow)
                .map(template ->
                        Filled.of(template, workflow, settings.parameters()).text());
    }

    /**
     * Brings the files that follow a template to its newest revision, and names it in the first line of those that say
     * nothing.
     *
     * @return what came of it, by the name of the file; only files that can be updated
     */
    public static Map<String, Update> update(List<YamlFile> files, PipelineSettings settings, Catalogue catalogue) {
        List<Workflow> workflows = workflows(files);
        Following following = Following.of(catalogue, workflows, settings);
        Map<String, Update> updates = new TreeMap<>();
        for (Workflow workflow : workflows) {
            YamlFile file = workflow.file();
            Optional<TemplateRevision> from = following.of(workflow);
            Optional<TemplateRevision> to = from.flatMap(f -> catalogue.newest(f.name()));
            boolean named =
                    FirstLine.of(file).filter(l -> l.revision().isPresent()).isPresent();
            if (to.isPresent() && isWhole(file) && !(named && to.equals(from))) {
                updates.put(file.file(), Update.of(file, from.orElseThrow(), to.get(), settings.parameters()));
            }
        }
        return updates;
    }

    /** A text with faults, or with characters that could not be decoded, is not written anew. */
    private static boolean isWhole(YamlFile file) {
        return file.problems().isEmpty() && file.text().indexOf('\uFFFD') < 0;
    }

    /** The step a finding is about, for allowances that name one. */
    public static Optional<String> stepOf(YamlFile file, Finding finding) {
        if (finding.rule().equals(MissingStep.RULE)) {
            // It points at a neighbour: the step itself is not there. The first name in backquotes is its name.
            String[] parts = finding.message().split("`", -1);
            return parts.length > 2 ? Optional.of(parts[1]) : Optional.empty();
        }
        return Workflow.read(file).stepAt(finding.primary().offset()).map(Step::name);
    }

    private static List<Workflow> workflows(List<YamlFile> files) {
        return files.stream()
                .filter(f -> f.root().isPresent() || f.problems().isEmpty())
                .map(Workflow::read)
                .toList();
    }
}
