package dev.loco.cishared.pipeline;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.pipeline.drift.MissingStep;
import dev.loco.cishared.pipeline.drift.UnknownTemplate;
import dev.loco.cishared.pipeline.model.Workflow;
import dev.loco.cishared.pipeline.template.Catalogue;
import dev.loco.cishared.pipeline.template.FirstLine;
import dev.loco.cishared.pipeline.template.Similarity;
import dev.loco.cishared.pipeline.template.TemplateRevision;
import dev.loco.cishared.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Which file follows which template, and what is wrong with how it says so. A file says it in its first line; else the
 * settings say it for the file that is most like the template; else a file that is like one closely enough follows it.
 *
 * @param templates by the path of the file
 * @param findings {@code drift/unknown-template}, and {@code drift/missing-step} when no file follows what the settings name
 */
record Following(Map<String, TemplateRevision> templates, List<Finding> findings) {
    /** A file that has less in common with a template was not made from it. */
    private static final double ALIKE = 0.5;

    /** The same for a repository that says it follows the template. */
    private static final double PERHAPS = 0.2;

    private static final String PIPELINE = ".woodpecker/ci.yml";
    private static final Set<String> PIPELINES =
            Set.of(PIPELINE, ".woodpecker/ci.yaml", ".woodpecker.yml", ".woodpecker.yaml");

    static Following of(Catalogue catalogue, List<Workflow> workflows, PipelineSettings settings) {
        Following following = new Following(new LinkedHashMap<>(), new ArrayList<>());
        List<Workflow> silent = new ArrayList<>();
        boolean named = false;
        for (Workflow workflow : workflows) {
            Optional<FirstLine> line = FirstLine.of(workflow.file());
            line.ifPresentOrElse(l -> following.named(catalogue, workflow, l), () -> silent.add(workflow));
            named |= line.isPresent();
        }
        if (settings.template().isPresent()) {
            String name = settings.template().get();
            UnknownTemplate.inSettings(catalogue, name, settings.revision()).ifPresent(following.findings::add);
            Optional<TemplateRevision> template = wanted(catalogue, name, settings.revision());
            if (!named && template.isPresent() && !workflows.isEmpty()) {
                following.expected(silent, template.get());
            }
        } else {
            silent.forEach(workflow ->
                    closest(catalogue, workflow, ALIKE).ifPresent(template -> following.unnamed(workflow, template)));
        }
        return following;
    }

    /** The template that file follows. */
    Optional<TemplateRevision> of(Workflow workflow) {
        return Optional.ofNullable(templates.get(workflow.file().file()));
    }

    private void named(Catalogue catalogue, Workflow workflow, FirstLine line) {
        Optional<TemplateRevision> template = line.revision().isPresent()
                ? catalogue.find(line.name(), line.revision().getAsInt())
                : Optional.empty();
        template.ifPresentOrElse(
                t -> templates.put(workflow.file().file(), t),
                () -> findings.add(UnknownTemplate.named(catalogue, line, closest(catalogue, workflow, ALIKE))));
    }

    private void unnamed(Workflow workflow, TemplateRevision template) {
        templates.put(workflow.file().file(), template);
        findings.add(UnknownTemplate.unnamed(workflow.file(), template));
    }

    /** The settings name a template and no file does: it is the file that is most like it, or the one of that name. */
    private void expected(List<Workflow> silent, TemplateRevision template) {
        Optional<Workflow> best = Optional.empty();
        double most = -1;
        for (Workflow workflow : silent) {
            double alike = Similarity.of(read(template), workflow);
            boolean candidate =
                    alike >= PERHAPS || PIPELINES.contains(workflow.file().file());
            if (candidate && alike > most) {
                best = Optional.of(workflow);
                most = alike;
            }
        }
        best.ifPresentOrElse(w -> unnamed(w, template), () -> findings.add(MissingStep.noFile(template, PIPELINE)));
    }

    private static Optional<TemplateRevision> wanted(Catalogue catalogue, String name, OptionalInt revision) {
        return revision.isPresent() ? catalogue.find(name, revision.getAsInt()) : catalogue.newest(name);
    }

    private static Optional<TemplateRevision> closest(Catalogue catalogue, Workflow workflow, double least) {
        Optional<TemplateRevision> best = Optional.empty();
        double most = 0;
        for (TemplateRevision template : catalogue.revisions()) {
            double alike = Similarity.of(read(template), workflow);
            // Of two equally alike the newer: they differ in what the file does not have.
            if (alike >= least && alike >= most) {
                best = Optional.of(template);
                most = alike;
            }
        }
        return best;
    }

    private static Workflow read(TemplateRevision template) {
        return Workflow.read(YamlReader.read(template.title(), template.text().getBytes(StandardCharsets.UTF_8)));
    }
}
