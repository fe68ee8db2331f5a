package dev.loco.cishared.lint;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.pipeline.PipelineCheck;
import dev.loco.cishared.pipeline.update.Outdated;
import dev.loco.cishared.pipeline.update.Update;
import dev.loco.cishared.yaml.YamlFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Brings the pipelines of a repository to the newest revision of their template. Works on texts in memory; who calls it
 * writes the files. It mends nothing else: what differs from the template besides is left to {@code fix}.
 */
final class UpdateRun {
    private UpdateRun() {}

    /**
     * What updating gives, as what mending gives.
     *
     * @param updates by file
     */
    record Updated(Fixer.Mended mended, Map<String, Update> updates) {}

    static Updated update(LintRequest request) {
        LintResult before = Lint.run(request);
        List<YamlFile> files = PipelineRun.files(request, before.inputs());
        Map<String, Update> updates = PipelineCheck.update(
                files,
                PipelineRun.settings(before.settings()),
                request.templates().get());
        Map<String, String> originals = new TreeMap<>();
        Map<String, String> texts = new TreeMap<>();
        Map<String, byte[]> bytes = new LinkedHashMap<>();
        for (YamlFile file : files) {
            Update update = updates.get(file.file());
            if (update != null && !update.text().equals(file.text())) {
                originals.put(file.file(), file.text());
                texts.put(file.file(), update.text());
                bytes.put(file.file(), update.text().getBytes(StandardCharsets.UTF_8));
            }
        }
        LintResult after = Lint.run(request.withGiven(bytes));
        List<Finding> left = new ArrayList<>(after.findings());
        for (Update update : updates.values()) {
            for (Finding conflict : update.conflicts()) {
                // Drift would say the same once more, without the value the file was made from.
                left.removeIf(
                        f -> f.rule().namespace().equals("drift") && f.primary().overlaps(conflict.primary()));
                left.add(conflict);
            }
        }
        left.sort(null);
        return new Updated(new Fixer.Mended(originals, texts, Map.of(), after.with(left, after.known())), updates);
    }

    private static boolean isDrift(Finding finding) {
        return finding.rule().namespace().equals("drift")
                || finding.rule().equals(Outdated.RULE) && !Outdated.isNewer(finding);
    }
}
