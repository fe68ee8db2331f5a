package dev.loco.cishared.openbao;

import java.util.List;

/**
 * A group of the identity store.
 *
 * @param id OpenBao's own
 * @param name unique in its namespace
 * @param type {@code internal} or {@code external}
 * @param policies what it gives its members and those of the groups in it, sorted
 * @param memberEntities the ids of the entities in it, sorted
 * @param memberGroups the ids of the groups in it, sorted
 * @param aliases of an external one: what the auth method calls it
 * @param file what findings point at: {@code identity/group/<name>.json}
 */
public record Group(
        String id,
        String name,
        String type,
        List<String> policies,
        List<String> memberEntities,
        List<String> memberGroups,
        List<Alias> aliases,
        String file) {
    public Group {
        policies = policies.stream().sorted().distinct().toList();
        memberEntities = memberEntities.stream().sorted().toList();
        memberGroups = memberGroups.stream().sorted().toList();
        aliases = aliases.stream().sorted().toList();
    }
}
