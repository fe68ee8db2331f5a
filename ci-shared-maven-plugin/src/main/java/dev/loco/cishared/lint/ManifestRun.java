package dev.loco.cishared.lint;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.manifest.ManifestCheck;
import dev.loco.cishared.manifest.ManifestSettings;
import dev.loco.cishared.repository.Repository;
import dev.loco.cishared.repository.Settings;
import dev.loco.cishared.secrets.SecretScanner;
import dev.loco.cishared.secrets.SecretSettings;
import dev.loco.cishared.yaml.YamlFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The check of {@code bao.yml}, or of the manifests named. */
final class ManifestRun {
    private static final String CREATE = "create it with `version: 1`, `workload` and `owner`; a workload that needs"
            + " nothing from OpenBao has an empty `access: []`";

    private ManifestRun() {}

    /** The manifests to be checked, read and parsed. */
    static List<YamlFile> files(LintRequest request, Inputs inputs) {
        List<YamlFile> files = new ArrayList<>();
        each(request, inputs, files::add);
        return files;
    }

    /** The same one by one, so that those of a whole fleet need not be kept. */
    static void each(LintRequest request, Inputs inputs, Consumer<YamlFile> what) {
        List<String> names = request.whole() ? List.of(Repository.MANIFEST) : request.files();
        Supplier<Optional<String>> whenMissing = () -> Optional.of(
                request.whole()
                        ? CREATE + "; or " + InitAdvice.forManifest(request)
                        : "check the path; it is relative to the current directory");
        for (String name : names) {
            inputs.yaml(name, whenMissing, () -> Optional.of(CREATE)).ifPresent(what);
        }
    }

    static List<Finding> check(List<YamlFile> files, LintRequest request, Settings settings) {
        ManifestSettings manifestSettings = settings(request, settings);
        List<Finding> findings = new ArrayList<>();
        for (YamlFile file : files) {
            findings.addAll(ManifestCheck.check(file, manifestSettings));
        }
        return findings;
    }

    private static ManifestSettings settings(LintRequest request, Settings settings) {
        Predicate<String> looksLikeCredential = new SecretScanner(SecretSettings.defaults())::looksLikeCredential;
        List<String> prefixes = settings.policies().prefixes();
        return prefixes.isEmpty()
                ? ManifestSettings.of(request.today(), looksLikeCredential)
                : new ManifestSettings(request.today(), looksLikeCredential, prefixes);
    }
}
