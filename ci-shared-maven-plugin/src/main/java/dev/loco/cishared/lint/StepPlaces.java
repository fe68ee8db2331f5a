package dev.loco.cishared.lint;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.pipeline.PipelineCheck;
import dev.loco.cishared.yaml.YamlFile;
import java.util.Map;
import java.util.Optional;

/** Tells which step of a pipeline a finding is about. */
final class StepPlaces implements Allowances.Steps {
    private final Map<String, YamlFile> files;

    StepPlaces(Map<String, YamlFile> files) {
        this.files = files;
    }

    @Override
    public boolean isAbout(Finding finding, String step) {
        return Optional.ofNullable(files.get(finding.primary().file()))
                .flatMap(file -> PipelineCheck.stepOf(file, finding))
                .filter(step::equals)
                .isPresent();
    }
}
