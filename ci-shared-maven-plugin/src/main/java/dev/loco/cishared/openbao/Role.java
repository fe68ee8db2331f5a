package dev.loco.cishared.openbao;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What gives policies to who logs in by an auth method: a role, a certificate, a user, a group or the method's own
 * configuration.
 *
 * @param mount where the method is mounted, with a slash at its end: {@code kubernetes/}
 * @param type of the method: {@code kubernetes}
 * @param kind what it is, by its place below the mount: {@code role}, {@code cel/role}, {@code users}, {@code certs},
 *     {@code groups}, {@code roles}; {@code config} for the configuration, whose name is empty
 * @param name its own
 * @param tokenPolicies what its tokens are given, sorted, without {@code default}'s being added
 * @param noDefaultPolicy whether its tokens are not given {@code default}
 * @param undecidable why its tokens' policies cannot be known beforehand; empty where they can
 * @param bound who may use it ({@code bound_*} and the like): a field, or {@code field/claim}, with its values as texts
 * @param file what findings point at: below the snapshot's folder, {@code auth/kubernetes/role/hello.json}
 */
public record Role(
        String mount,
        String type,
        String kind,
        String name,
        List<String> tokenPolicies,
        boolean noDefaultPolicy,
        Optional<String> undecidable,
        SortedMap<String, List<String>> bound,
        String file) {
    public Role {
        tokenPolicies = tokenPolicies.stream().sorted().distinct().toList();
        SortedMap<String, List<String>> copy = new TreeMap<>();
        for (Map.Entry<String, List<String>> entry : bound.entrySet()) {
            copy.put(entry.getKey(), List.copyOf(entry.getValue()));
        }
        bound = Collections.unmodifiableSortedMap(copy);
    }
}
