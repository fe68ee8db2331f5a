package dev.loco.cishared.pipeline;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.pipeline.drift.MissingStep;
import dev.loco.cishared.pipeline.drift.UnknownTemplate;
import dev.loco.cishared.pipeline.model.Workflow;
import dev.loco.cishared.pipeline.template.Catalogue;
import dev.loco.cishared.pipeline.template.Filled;
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
            line.ifPresentOrElse(
                    l -> following.named(catalogue, workflow, l, settings.parameters()), () -> silent.add(workflow));
            named |= line.isPresent();
        }
        if (settings.template().isPresent()) {
            String name = settings.template().get();
            UnknownTemplate.inSettings(catalogue, name, settings.revision()).ifPresent(following.findings::add);
            Optional<TemplateRevision> template = wanted(catalogue, name, settings.revision());
            if (!named && template.isPresent() && !workflows.isEmpty()) {
                following.expected(catalogue, silent, template.get(), settings);
            }
        } else {
            silent.forEach(workflow -> closest(catalogue, workflow, ALIKE, settings.parameters())
                    .ifPresent(template -> following.unnamed(workflow, template)));
        }
        return following;
    }

    /** The template that file follows. */
    Optional<TemplateRevision> of(Workflow workflow) {
        return Optional.ofNullable(templates.get(workflow.file().file()));
    }

    private void named(Catalogue catalogue, Workflow workflow, FirstLine line, Map<String, String> parameters) {
        Optional<TemplateRevision> template = line.revision().isPresent()
                ? catalogue.find(line.name(), line.revision().getAsInt())
                : Optional.empty();
        template.ifPresentOrElse(
                t -> templates.put(workflow.file().file(), t),
                () -> findings.add(UnknownTemplate.named(
                        catalogue, line, closest(among(catalogue, line), workflow, ALIKE, parameters))));
    }

    /** A file that names a template without a revision is of one of that template's. */
    private static Catalogue among(Catalogue catalogue, FirstLine line) {
        return catalogue.newest(line.name()).isPresent() ? only(catalogue, line.name()) : catalogue;
    }

    private void unnamed(Workflow workflow, TemplateRevision template) {
        templates.put(workflow.file().file(), template);
        findings.add(UnknownTemplate.unnamed(workflow.file(), template));
    }

    /** The settings name a template and no file does: it is the file that is most like it, or the one of that name. */
    private void expected(
            Catalogue catalogue, List<Workflow> silent, TemplateRevision template, PipelineSettings settings) {
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
        best.ifPresentOrElse(
                w -> unnamed(w, settings.revision().isPresent() ? template : closest(catalogue, w, template, settings)),
                () -> findings.add(MissingStep.noFile(template, PIPELINE)));
    }

    private static TemplateRevision closest(
            Catalogue catalogue, Workflow workflow, TemplateRevision template, PipelineSettings settings) {
        return closest(only(catalogue, template.name()), workflow, PERHAPS, settings.parameters())
                .orElse(template);
    }

    private static Optional<TemplateRevision> wanted(Catalogue catalogue, String name, OptionalInt revision) {
        return revision.isPresent() ? catalogue.find(name, revision.getAsInt()) : catalogue.newest(name);
    }

    /** The template and revision a file was made from, if it has enough in common with any. */
    private static Optional<TemplateRevision> closest(
            Catalogue catalogue, Workflow workflow, double least, Map<String, String> parameters) {
        List<TemplateRevision> alike = catalogue.revisions().stream()
                .filter(template -> Similarity.of(read(template), workflow) >= least)
                .toList();
        Optional<TemplateRevision> best = Optional.empty();
        double most = 0;
        for (TemplateRevision template : alike) {
            double likeness = alike.size() == 1
                    ? 1
                    : Similarity.detailed(
                            Filled.of(template, workflow, parameters).workflow(), workflow);
            // Of two equally alike the newer: nothing that they have otherwise is in the file.
            if (likeness >= most) {
                best = Optional.of(template);
                most = likeness;
            }
        }
        return best;
    }

    /** The revisions of one template. */
    private static Catalogue only(Catalogue catalogue, String name) {
        return new Catalogue(catalogue.revisions().stream()
                .filter(r -> r.name().equals(name))
                .toList());
    }

    private static Workflow read(TemplateRevision template) {
        return Workflow.read(YamlReader.read(template.title(), template.text().getBytes(StandardCharsets.UTF_8)));
    }
}
