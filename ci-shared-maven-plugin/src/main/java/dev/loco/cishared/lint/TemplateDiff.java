package dev.loco.cishared.lint;

import dev.loco.cishared.pipeline.PipelineCheck;
import dev.loco.cishared.pipeline.PipelineSettings;
import dev.loco.cishared.text.UnifiedDiff;
import dev.loco.cishared.yaml.YamlFile;
import java.util.List;

/** The whole difference between pipelines and their templates: what would have to change, whether it must or not. */
final class TemplateDiff {
    private TemplateDiff() {}

    /** The files' differences one after the other; empty when there is none. */
    static String of(LintRequest request, LintResult result) {
        PipelineSettings settings = PipelineRun.settings(result.settings());
        Redaction redaction = new Redaction(result);
        List<YamlFile> pipelines = PipelineRun.files(request, result.inputs());
        StringBuilder diff = new StringBuilder();
        for (YamlFile file : pipelines) {
            PipelineCheck.filledTemplate(file, settings, request.templates().get())
                    .map(text -> UnifiedDiff.of(file.file(), file.text(), file.file() + " (template)", text))
                    .ifPresent(text -> diff.append(redaction.lines(text)));
        }
        return diff.toString();
    }
}
