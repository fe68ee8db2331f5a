package dev.loco.cishared.lint;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.pipeline.PipelineCheck;
import dev.loco.cishared.pipeline.PipelineSettings;
import dev.loco.cishared.pipeline.template.Catalogue;
import dev.loco.cishared.repository.Repository;
import dev.loco.cishared.repository.Settings;
import dev.loco.cishared.repository.SettingsReader;
import dev.loco.cishared.yaml.YamlFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;

/** The check of the pipelines: those of the repository, or those named. */
final class PipelineRun {
    private PipelineRun() {}

    static List<Finding> findings(LintRequest request, Inputs inputs, Settings settings) {
        Catalogue templates = request.templates().get();
        Map<String, List<String>> repositories = new LinkedHashMap<>();
        names(request)
                .forEach(name -> repositories
                        .computeIfAbsent(repository(name), r -> new ArrayList<>())
                        .add(name));
        List<Finding> findings = new ArrayList<>();
        // One repository after the other: of a whole fleet no more than one is held.
        repositories.forEach((repository, names) -> {
            List<YamlFile> files = read(names, request, inputs);
            findings.addAll(PipelineCheck.check(
                    files, beside(request, inputs, files), settings(repository, inputs, settings), templates));
        });
        return findings;
    }

    /** The folder of the repository that a pipeline belongs to, with the slash at its end; empty for the root. */
    private static String repository(String pipeline) {
        String folder = pipeline.substring(0, pipeline.lastIndexOf('/') + 1);
        String own = Repository.PIPELINE.substring(0, Repository.PIPELINE.lastIndexOf('/') + 1);
        return folder.equals(own) || folder.endsWith("/" + own)
                ? folder.substring(0, folder.length() - own.length())
                : "";
    }

    /** What the repository's own file says; another one's settings are not this one's. */
    private static PipelineSettings settings(String repository, Inputs inputs, Settings settings) {
        return repository.isEmpty()
                ? settings(settings)
                : inputs.quietly(repository + Repository.SETTINGS)
                        .map(file -> settings(SettingsReader.read(file).settings()))
                        .orElseGet(PipelineSettings::none);
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

    /** The pipelines that are looked at. */
    static List<YamlFile> files(LintRequest request, Inputs inputs) {
        return read(names(request), request, inputs);
    }

    private static List<String> names(LintRequest request) {
        List<String> names = request.whole() ? Repository.pipelines(request.tree()) : request.files();
        return names.isEmpty() ? List.of(Repository.PIPELINE) : names;
    }

    private static List<YamlFile> read(List<String> names, LintRequest request, Inputs inputs) {
        List<YamlFile> files = new ArrayList<>();
        for (String name : names) {
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
