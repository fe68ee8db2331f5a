package dev.loco.cishared.manifest;

import java.util.List;

/** The paths a manifest declares, asked one by one: whether a read that is found in a file is a declared one. */
public final class DeclaredPaths {
    private final List<AccessExpansion.Need> needs;
    private final List<Manifest.Access> secrets;

    private DeclaredPaths(List<AccessExpansion.Need> needs, List<Manifest.Access> secrets) {
        this.needs = needs;
        this.secrets = secrets;
    }

    /** Those of the manifest's entries, whoever's identity they are for. */
    public static DeclaredPaths of(Manifest manifest) {
        return new DeclaredPaths(
                manifest.access().stream()
                        .flatMap(a -> AccessExpansion.of(a).stream())
                        .toList(),
                manifest.access().stream()
                        .filter(a -> a.engine() == Engine.KV1 || a.engine() == Engine.KV2)
                        .toList());
    }

    /** Whether some entry declares the capability on the path of the API: {@code kv/data/loco/hello/db}. */
    public boolean covers(String apiPath, Capability capability) {
        String path = bare(apiPath);
        return needs.stream()
                .anyMatch(n -> n.capability() == capability && n.pattern().matches(path));
    }

    /** Whether some entry declares to read the path of the API, as {@code bao read} and {@code /v1/…} name it. */
    public boolean coversRead(String apiPath) {
        return covers(apiPath, Capability.READ);
    }

    /**
     * Whether some entry declares to read the secret, as {@code bao kv get} names it: mount and path without the
     * {@code data/} of kv2.
     */
    public boolean coversSecret(String mountAndPath) {
        String path = bare(mountAndPath);
        return secrets.stream()
                .filter(a -> a.verbs().stream().anyMatch(v -> v.value().equals("read")))
                .anyMatch(a -> PathGlob.of(a.place()).matches(path));
    }

    private static String bare(String path) {
        int from = 0;
        int to = path.length();
        while (from < to && path.charAt(from) == '/') {
            from++;
        }
        while (to > from && path.charAt(to - 1) == '/') {
            to--;
        }
        return path.substring(from, to);
    }
}
