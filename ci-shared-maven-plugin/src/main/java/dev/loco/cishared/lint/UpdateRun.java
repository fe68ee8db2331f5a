package dev.loco.cishared.lint;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.pipeline.PipelineCheck;
import dev.loco.cishared.pipeline.update.Update;
import dev.loco.cishared.repository.Repository;
import dev.loco.cishared.text.Splicer;
import dev.loco.cishared.yaml.YamlEdits;
import dev.loco.cishared.yaml.YamlFile;
import dev.loco.cishared.yaml.YamlNode;
import dev.loco.cishared.yaml.YamlScalar;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        settings(before, updates.values()).ifPresent(text -> {
            originals.put(
                    Repository.SETTINGS,
                    before.inputs().text(Repository.SETTINGS).orElseThrow().text());
            texts.put(Repository.SETTINGS, text);
            bytes.put(Repository.SETTINGS, text.getBytes(StandardCharsets.UTF_8));
        });
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

    /** The settings with the newer revision, where they name the one that the pipeline had. */
    private static Optional<String> settings(LintResult before, Collection<Update> updates) {
        Optional<YamlFile> file = before.inputs().parsed(Repository.SETTINGS);
        Optional<YamlScalar> named = file.flatMap(YamlFile::root)
                .flatMap(YamlNode::mapping)
                .flatMap(root -> root.get("revision"))
                .flatMap(YamlNode::scalar);
        for (Update update : updates) {
            boolean meant = before.settings()
                            .template()
                            .equals(Optional.of(update.from().name()))
                    && before.settings()
                            .revision()
                            .equals(Optional.of(update.from().revision()));
            if (meant && named.isPresent()) {
                return new YamlEdits(file.get())
                        .replaceScalar(named.get(), Integer.toString(update.to().revision()))
                        .map(edits -> {
                            Splicer splicer = new Splicer(file.get().text());
                            edits.forEach(e -> splicer.replace(e.offset(), e.length(), e.replacement()));
                            return splicer.result();
                        });
            }
        }
        return Optional.empty();
    }
}
