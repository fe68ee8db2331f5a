package dev.loco.cishared.lint;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.pipeline.PipelineCheck;
import dev.loco.cishared.pipeline.PipelineSettings;
import dev.loco.cishared.repository.Repository;
import dev.loco.cishared.repository.Settings;
import dev.loco.cishared.yaml.YamlFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The check of the pipelines: those of the repository, or those named. */
final class PipelineRun {
    private PipelineRun() {}

    static List<Finding> findings(LintRequest request, Inputs inputs, Settings settings) {
        return PipelineCheck.check(files(request, inputs), settings(settings));
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
            String whenMissing = canonical
                    ? InitAdvice.forPipeline(request)
                    : "check the path; it is relative to the current directory";
            String whenEmpty =
                    canonical ? "delete it and " + InitAdvice.forPipeline(request) : "write its steps, or delete it";
            Optional<YamlFile> file = inputs.yaml(name, Optional.of(whenMissing), Optional.of(whenEmpty));
            file.ifPresent(files::add);
        }
        return files;
    }
}
