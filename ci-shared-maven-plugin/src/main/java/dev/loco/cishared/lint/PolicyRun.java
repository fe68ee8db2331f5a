package dev.loco.cishared.lint;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.manifest.Engine;
import dev.loco.cishared.manifest.Manifest;
import dev.loco.cishared.openbao.Mount;
import dev.loco.cishared.policy.Version;
import dev.loco.cishared.policy.lint.LintSettings;
import dev.loco.cishared.policy.lint.Mounts;
import dev.loco.cishared.policy.lint.PolicyLint;
import dev.loco.cishared.repository.MissingFile;
import dev.loco.cishared.repository.Repository;
import dev.loco.cishared.repository.Settings;
import dev.loco.cishared.repository.SettingsReader;
import dev.loco.cishared.text.SourceText;
import dev.loco.cishared.yaml.YamlFile;
import dev.loco.cishared.yaml.YamlMapping;
import dev.loco.cishared.yaml.YamlNode;
import dev.loco.cishared.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The check of OpenBao's policies: the files named, those below the folders named, or below {@code policies.folder}. */
final class PolicyRun {
    /** OpenBao itself takes no policy as large as that over its API. */
    private static final int LARGEST = 32 << 20;

    private final LintRequest request;
    private final Inputs inputs;
    private final Settings settings;
    private final Map<String, Mounts> mounts = new HashMap<>();

    PolicyRun(LintRequest request, Inputs inputs, Settings settings) {
        this.request = request;
        this.inputs = inputs;
        this.settings = settings;
    }

    /** What the repository's settings say where policies lie. */
    static Optional<String> folder(Repository repository) {
        return settings(repository).folder();
    }

    /** What the repository's settings say of policies. */
    static Settings.Policies settings(Repository repository) {
        return new Inputs(LintRequest.quiet(repository))
                .quietly(Repository.SETTINGS)
                .map(file -> SettingsReader.read(file).settings().policies())
                .orElse(Settings.Policies.NONE);
    }

    List<Finding> findings() {
        Optional<Version> target =
                request.target().or(() -> settings.policies().version().flatMap(Version::parse));
        List<Finding> findings = new ArrayList<>();
        for (String name : names(findings)) {
            Optional<SourceText> text =
                    inputs.source(name, LARGEST, "check the path; it is relative to the current directory");
            text.ifPresent(source -> findings.addAll(PolicyLint.check(
                    name, source.text(), policy(name), new LintSettings(request.today(), target, mountsFor(name)))));
        }
        return findings;
    }

    private Set<String> names(List<Finding> findings) {
        Set<String> names = new LinkedHashSet<>();
        PolicyFiles files = new PolicyFiles(request.tree());
        for (String name : request.files()) {
            if (request.given().containsKey(name) || !files.isFolder(name)) {
                names.add(name);
            } else if (!names.addAll(files.below(name))) {
                findings.add(
                        MissingFile.at(name, "name a folder with policies (*.hcl, sys/policies/acl/*.json) in it"));
            }
        }
        if (request.whole()) {
            settings.policies().folder().ifPresent(folder -> {
                if (!names.addAll(files.below(folder)) && request.checks().equals(Set.of(Check.POLICY))) {
                    findings.add(MissingFile.at(
                            folder,
                            "put policies (*.hcl) there, or correct `policies.folder` in " + Repository.SETTINGS));
                }
            });
        }
        return names;
    }

    private static String policy(String file) {
        String name = file.substring(file.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /** What the snapshot beside the policy says of the mounts, and where it is silent, bao.yml. */
    private Mounts mountsFor(String file) {
        int at = file.lastIndexOf(PolicyFiles.SNAPSHOT);
        String folder = at >= 0 ? file.substring(0, at) : file.substring(0, file.lastIndexOf('/') + 1);
        return mounts.computeIfAbsent(folder, f -> {
            Map<String, String> engines = new HashMap<>();
            inputs.quietly(Repository.MANIFEST).ifPresent(manifest -> declared(manifest, engines));
            inputs.quietly(f + "sys/mounts.json")
                    .flatMap(YamlFile::root)
                    .flatMap(YamlNode::mapping)
                    .ifPresent(root -> mounted(root, engines));
            return new Mounts(engines);
        });
    }

    private static void declared(YamlFile file, Map<String, String> engines) {
        for (Manifest.Access access : Manifest.read(file).access()) {
            if (access.engine() != Engine.RAW) {
                engines.put(access.mount().value(), access.engine().word());
            }
        }
    }

    private static void mounted(YamlMapping root, Map<String, String> engines) {
        for (YamlMapping.Entry entry : root.entries()) {
            Optional<YamlMapping> mount = entry.value().mapping();
            mount.flatMap(m -> text(m, "type")).ifPresent(type -> {
                Map<String, String> options = mount.flatMap(m -> m.get("options"))
                        .flatMap(YamlNode::mapping)
                        .flatMap(o -> text(o, "version"))
                        .map(version -> Map.of("version", version))
                        .orElse(Map.of());
                engines.put(
                        entry.name().replaceFirst("/+$", ""),
                        Mount.of(entry.name(), type, options).engine());
            });
        }
    }

    private static Optional<String> text(YamlMapping mapping, String key) {
        return mapping.get(key).flatMap(YamlNode::scalar).map(YamlScalar::value);
    }
}
