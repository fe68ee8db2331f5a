package dev.loco.cishared.scaffold;

import dev.loco.cishared.coverage.Generator;
import dev.loco.cishared.coverage.PolicyFile;
import dev.loco.cishared.coverage.Workload;
import dev.loco.cishared.manifest.AccessExpansion;
import dev.loco.cishared.manifest.Manifest;
import dev.loco.cishared.policy.Semantics;
import dev.loco.cishared.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The least policies for a manifest, as {@code policy-generate} writes them.
 *
 * @param texts in HCL, by the policies' names
 * @param trouble why there are none
 */
record Policies(Map<String, String> texts, Optional<String> trouble) {

    /**
     * Those of the manifest.
     *
     * @param file how it is called
     */
    static Policies of(String file, String manifest, Semantics semantics) {
        Manifest read = Manifest.read(YamlReader.read(file, manifest.getBytes(StandardCharsets.UTF_8)));
        Workload workload = Workload.of(read);
        boolean verbs = read.access().stream()
                .allMatch(entry -> entry.verbs().stream()
                        .noneMatch(
                                verb -> AccessExpansion.of(entry, verb.value()).isEmpty()));
        if (!workload.whole() || !verbs || workload.identities().isEmpty()) {
            return none(file + " has errors; the goal bao-manifest-check shows them");
        }
        Map<String, String> texts = new TreeMap<>();
        for (Workload.Identity identity : workload.identities()) {
            Generator.Generated generated = Generator.policy(identity, semantics);
            if (!generated.clashes().isEmpty()) {
                return none("no policy can grant `" + identity.name().value() + "` just what it declares; the goal"
                        + " policy-generate says why");
            }
            String name = PolicyFile.name(workload, identity);
            if (!PolicyFile.namesFile(name)) {
                return none("no file can be called as the policy `" + name + "`; name another one in " + file);
            }
            texts.put(name, PolicyFile.text(name, workload, identity, generated.rules()));
        }
        return new Policies(texts, Optional.empty());
    }

    private static Policies none(String trouble) {
        return new Policies(Map.of(), Optional.of(trouble));
    }

    /** The texts by the paths they are written to. */
    Map<String, String> files(String folder) {
        Map<String, String> files = new TreeMap<>();
        texts.forEach((name, text) -> files.put(folder + "/" + name + ".hcl", text));
        return files;
    }
}
