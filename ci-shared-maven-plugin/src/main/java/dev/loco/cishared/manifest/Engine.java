package dev.loco.cishared.manifest;

import static dev.loco.cishared.manifest.Capability.CREATE;
import static dev.loco.cishared.manifest.Capability.DELETE;
import static dev.loco.cishared.manifest.Capability.LIST;
import static dev.loco.cishared.manifest.Capability.PATCH;
import static dev.loco.cishared.manifest.Capability.READ;
import static dev.loco.cishared.manifest.Capability.SCAN;
import static dev.loco.cishared.manifest.Capability.SUDO;
import static dev.loco.cishared.manifest.Capability.UPDATE;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The kinds of secrets engine that bao.yml knows, each with its verbs and what a verb needs in OpenBao: the table
 * that {@code schema/README.md} shows. Paths are those of OpenBao's HTTP API for the engine.
 */
public enum Engine {
    KV1(
            verb("read", on("", READ)),
            verb("list", on("", LIST)),
            verb("write", on("", CREATE, UPDATE)),
            verb("delete", on("", DELETE))),
    KV2(
            verb("read", on("data/", READ)),
            verb("list", on("metadata/", LIST)),
            verb("write", on("data/", CREATE, UPDATE)),
            verb("patch", on("data/", PATCH)),
            verb("delete", on("data/", DELETE)),
            verb("undelete", on("undelete/", UPDATE)),
            verb("destroy", on("destroy/", UPDATE)),
            verb("metadata-read", on("metadata/", READ)),
            verb("metadata-list", on("metadata/", LIST)),
            verb("metadata-write", on("metadata/", CREATE, UPDATE))),
    TRANSIT(
            verb("encrypt", on("encrypt/", UPDATE)),
            verb("decrypt", on("decrypt/", UPDATE)),
            verb("rewrap", on("rewrap/", UPDATE)),
            verb("sign", on("sign/", UPDATE)),
            verb("verify", on("verify/", UPDATE)),
            verb("hmac", on("hmac/", UPDATE)),
            verb("datakey", on("datakey/plaintext/", UPDATE), on("datakey/wrapped/", UPDATE)),
            verb("read", on("keys/", READ))),
    PKI(verb("issue", on("issue/", UPDATE)), verb("sign", on("sign/", UPDATE))),
    DATABASE(verb("read", on("creds/", READ)), verb("static-read", on("static-creds/", READ))),
    RAW(
            verb("create", on("", CREATE)),
            verb("read", on("", READ)),
            verb("update", on("", UPDATE)),
            verb("patch", on("", PATCH)),
            verb("delete", on("", DELETE)),
            verb("list", on("", LIST)),
            verb("scan", on("", SCAN)),
            verb("sudo", on("", SUDO)));

    /** What one verb needs below one place of the mount. */
    record Need(String below, List<Capability> capabilities) {}

    private record Verb(String word, List<Need> needs) {}

    private final Map<String, List<Need>> verbs = new LinkedHashMap<>();

    Engine(Verb... table) {
        for (Verb verb : table) {
            verbs.put(verb.word(), verb.needs());
        }
    }

    /** The word in bao.yml: {@code kv2}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The engine of that word. */
    public static Optional<Engine> of(String word) {
        return Arrays.stream(values()).filter(e -> e.word().equals(word)).findFirst();
    }

    /** The verbs it knows, in the table's order. */
    public Collection<String> verbs() {
        return List.copyOf(verbs.keySet());
    }

    /** What the verb needs; empty for a verb the engine does not know. */
    List<Need> needs(String verb) {
        return verbs.getOrDefault(verb, List.of());
    }

    private static Verb verb(String word, Need... needs) {
        return new Verb(word, List.of(needs));
    }

    private static Need on(String below, Capability... capabilities) {
        return new Need(below, List.of(capabilities));
    }
}
