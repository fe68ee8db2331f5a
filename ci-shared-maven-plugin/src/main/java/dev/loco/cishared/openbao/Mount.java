package dev.loco.cishared.openbao;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A secrets engine or an auth method where it is mounted.
 *
 * @param path with a slash at its end: {@code kv/}
 * @param type {@code kv}, {@code kubernetes}
 * @param options of the mount, sorted: {@code version=2} makes a {@code kv} the second version's
 */
public record Mount(String path, String type, SortedMap<String, String> options) {
    public Mount {
        options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
    }

    /** The same from any map. */
    public static Mount of(String path, String type, Map<String, String> options) {
        return new Mount(path, type, new TreeMap<>(options));
    }

    /** The kind of secrets engine: {@code kv1}, {@code kv2}, else its type. */
    public String engine() {
        return switch (type) {
            case "kv" -> "2".equals(options.get("version")) ? "kv2" : "kv1";
            // How the command line's `secrets enable` spells it.
            case "kv-v2" -> "kv2";
            default -> type;
        };
    }

    /** Whether it is an auth method that OpenBao brings along, so that a snapshot holds all of its roles. */
    public boolean listsRoles() {
        return AuthMethod.of(type).isPresent();
    }
}
