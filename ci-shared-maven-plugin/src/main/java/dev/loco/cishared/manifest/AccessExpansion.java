package dev.loco.cishared.manifest;

import java.util.ArrayList;
import java.util.List;

/**
 * What an entry of {@code access} needs in OpenBao: patterns of paths, mount included, each with the capabilities used
 * on it. The table is {@link Engine}'s.
 */
public final class AccessExpansion {
    private AccessExpansion() {}

    /**
     * One pattern and one capability.
     *
     * @param pattern as a policy writes it, without a leading slash: {@code kv/data/loco/hello/+/db}
     */
    public record Need(PathGlob pattern, Capability capability) {}

    /** All that the entry needs, verb by verb; a verb that the engine does not know needs nothing. */
    public static List<Need> of(Manifest.Access entry) {
        return entry.verbs().stream()
                .flatMap(verb -> of(entry, verb.value()).stream())
                .toList();
    }

    /** What one of its verbs needs. */
    public static List<Need> of(Manifest.Access entry, String verb) {
        List<Need> needs = new ArrayList<>();
        for (Engine.Need need : entry.engine().needs(verb)) {
            PathGlob pattern = PathGlob.of(entry.mount().value() + "/" + need.below() + entry.path());
            for (Capability capability : need.capabilities()) {
                needs.add(new Need(pattern, capability));
            }
        }
        return List.copyOf(needs);
    }
}
