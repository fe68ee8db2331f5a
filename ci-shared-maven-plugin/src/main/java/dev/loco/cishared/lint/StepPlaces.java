package dev.loco.cishared.lint;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.pipeline.PipelineCheck;

/** Tells which step of a pipeline a finding is about. */
final class StepPlaces implements Allowances.Steps {
    private final Inputs inputs;

    StepPlaces(Inputs inputs) {
        this.inputs = inputs;
    }

    @Override
    public boolean isAbout(Finding finding, String step) {
        return inputs.parsed(finding.primary().file())
                .flatMap(file -> PipelineCheck.stepOf(file, finding))
                .filter(step::equals)
                .isPresent();
    }
}
