package dev.loco.cishared.lint;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.pipeline.PipelineCheck;
import dev.loco.cishared.pipeline.PipelineSettings;
import dev.loco.cishared.repository.Repository;
import dev.loco.cishared.repository.Settings;
import dev.loco.cishared.yaml.YamlFile;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;

/** The check of the pipelines: those of the repository, or those named. */
final class PipelineRun {
    private PipelineRun() {}

    static List<Finding> findings(LintRequest request, Inputs inputs, Settings settings) {
        List<YamlFile> files = files(request, inputs);
        return PipelineCheck.check(
                files,
                beside(request, inputs, files),
                settings(settings),
                request.templates().get());
    }

    /** The pipelines that lie in the same folders as those to be checked: Woodpecker runs them together. */
    private static List<YamlFile> beside(LintRequest request, Inputs inputs, List<YamlFile> files) {
        Set<String> names = new LinkedHashSet<>();
        for (YamlFile file : files) {
            int slash = file.file().lastIndexOf('/');
            String folder = slash < 0 ? "" : file.file().substring(0, slash);
            // At the root Woodpecker takes a single file.
            for (String name : slash < 0 ? List.<String>of() : request.tree().list(folder)) {
                if (name.endsWith(".yml") || name.endsWith(".yaml")) {
                    names.add(folder + "/" + name);
                }
            }
        }
        files.forEach(file -> names.remove(file.file()));
        return names.stream().flatMap(name -> inputs.quietly(name).stream()).toList();
    }

    static PipelineSettings settings(Settings settings) {
        return new PipelineSettings(
                settings.template(),
                settings.revision().map(OptionalInt::of).orElse(OptionalInt.empty()),
                settings.parameters());
    }

    static List<YamlFile> files(LintRequest request, Inputs inputs) {
        List<String> names = request.whole() ? Repository.pipelines(request.tree()) : request.files();
        List<YamlFile> files = new ArrayList<>();
        for (String name : names.isEmpty() ? List.of(Repository.PIPELINE) : names) {
            boolean canonical = name.equals(Repository.PIPELINE);
            Supplier<Optional<String>> whenMissing = () -> Optional.of(
                    canonical
                            ? InitAdvice.forPipeline(request)
                            : "check the path; it is relative to the current directory");
            Supplier<Optional<String>> whenEmpty = () -> Optional.of(
                    canonical ? "delete it and " + InitAdvice.forPipeline(request) : "write its steps, or delete it");
            Optional<YamlFile> file = inputs.yaml(name, whenMissing, whenEmpty);
            file.ifPresent(files::add);
        }
        return files;
    }
}
