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

    /** Whether it is an auth method that OpenBao brings along, so that a snapshot holds all of its roles. */
    public boolean listsRoles() {
        return AuthMethod.of(type).isPresent();
    }
}
