package dev.loco.cishared.lint;

import dev.loco.cishared.coverage.Generator;
import dev.loco.cishared.coverage.PolicyFile;
import dev.loco.cishared.coverage.Workload;
import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.manifest.Manifest;
import dev.loco.cishared.policy.Version;
import dev.loco.cishared.repository.Settings;
import dev.loco.cishared.yaml.YamlFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The goal {@code policy-generate}: the least policy for each identity of a manifest, printed or written. */
final class GenerateRun {
    /** What keeps an entry from being read; what is only unwise (a date, a broad path) is granted all the same. */
    private static final Set<String> HINDERING = Set.of(
            "manifest/schema",
            "manifest/unknown-identity",
            "manifest/unsupported-version",
            "manifest/verb-for-engine",
            "repository",
            "yaml");

    private final Options options;
    private final Door door;

    GenerateRun(Options options, Door door) {
        this.options = options;
        this.door = door;
    }

    Outcome run(List<String> arguments) throws WrongUse, CouldNotRun {
        if (arguments.size() > 1) {
            throw new WrongUse("`policy-generate` takes one manifest, not `" + arguments.get(1) + "` as well");
        }
        try (LintRequest request = new Translation(options, door).request(Goal.POLICY_GENERATE, arguments)) {
            Inputs inputs = new Inputs(request);
            List<YamlFile> files = ManifestRun.files(request, inputs);
            List<Finding> errors = new ArrayList<>(inputs.findings());
            errors.addAll(ManifestRun.check(files, request, Settings.NONE));
            errors.removeIf(finding -> finding.severity() != Severity.ERROR || !HINDERING.contains(rule(finding)));
            if (files.isEmpty() || !errors.isEmpty()) {
                String where = errors.isEmpty() ? "" : ", the first in line " + errors.get(0).primary().line();
                return new Outcome(
                        ExitCode.FINDINGS,
                        "the manifest has errors" + where + "; to see them: "
                                + door.words().goal("bao-manifest-check"));
            }
            Version version = request.target()
                    .or(() -> PolicyRun.settings(request.repository()).version().flatMap(Version::parse))
                    .orElse(Version.NEWEST);
            Workload workload = Workload.of(Manifest.read(files.get(0)));
            return write(workload, identities(workload), version);
        }
    }

    private static String rule(Finding finding) {
        return finding.rule().namespace().equals("manifest")
                ? finding.rule().id()
                : finding.rule().namespace();
    }

    private List<Workload.Identity> identities(Workload workload) throws WrongUse {
        Optional<String> one = options.one("identity");
        if (one.isEmpty()) {
            return workload.identities();
        }
        List<String> names = workload.identities().stream()
                .map(identity -> identity.name().value())
                .toList();
        if (!names.contains(one.get())) {
            throw new WrongUse(Options.unknown("`identity`", one.get(), names));
        }
        return workload.identities().stream()
                .filter(identity -> identity.name().value().equals(one.get()))
                .toList();
    }

    private Outcome write(Workload workload, List<Workload.Identity> identities, Version version)
            throws WrongUse, CouldNotRun {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Workload.Identity identity : identities) {
            Generator.Generated generated = Generator.policy(identity, version.semantics());
            if (!generated.clashes().isEmpty()) {
                Generator.Clash clash = generated.clashes().get(0);
                return new Outcome(
                        ExitCode.FINDINGS,
                        "no policy can grant `" + identity.name().value() + "` just what it declares: on `"
                                + clash.path() + "` the rule for `" + clash.other() + "` decides, and "
                                + clash.need().capability().word() + " on `"
                                + clash.need().pattern() + "` would be lost; write one of the two paths more precisely"
                                + " (line " + clash.need().verb().place().line() + " of " + workload.file() + ")");
            }
            String name = name(workload, identity);
            if (!name.matches("[\\w-][\\w. -]*")) {
                throw new WrongUse("no file can be called as the policy `" + name + "`; name another one in "
                        + workload.file());
            }
            texts.put(name, PolicyFile.text(name, workload, identity, generated.rules()));
        }
        Optional<String> to = options.one("to");
        if (to.isEmpty()) {
            door.out().print(String.join("\n", texts.values()));
            return Outcome.CLEAN;
        }
        Path folder = door.directory().resolve(to.get()).normalize();
        try {
            Files.createDirectories(folder);
            for (Map.Entry<String, String> text : texts.entrySet()) {
                Path file = folder.resolve(text.getKey() + ".hcl");
                AtomicFile.write(file, text.getValue().getBytes(StandardCharsets.UTF_8));
                door.out().println("wrote " + to.get().replaceAll("/+$", "") + "/" + text.getKey() + ".hcl");
            }
        } catch (IOException fault) {
            throw new CouldNotRun("the policies cannot be written to `" + folder + "`: " + fault.getMessage(), fault);
        }
        return Outcome.CLEAN;
    }

    /** The policy that the identity is to carry; where several share its name, each gets one of its own. */
    private static String name(Workload workload, Workload.Identity identity) {
        Optional<String> first =
                identity.policies().stream().map(Workload.Word::value).findFirst();
        boolean shared = workload.identities().stream()
                        .filter(other -> other.policies().stream()
                                .map(Workload.Word::value)
                                .findFirst()
                                .equals(first))
                        .count()
                > 1;
        return first.filter(name -> !shared)
                .orElse(workload.identities().size() == 1
                        ? workload.name()
                        : workload.name() + "-" + identity.name().value());
    }
}
