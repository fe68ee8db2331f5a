package dev.loco.cishared.openbao;

import java.util.List;

/**
 * An entity of the identity store: who logs in, by whatever method.
 *
 * @param id OpenBao's own
 * @param name unique in its namespace
 * @param policies what it has beside those of its roles and its groups, sorted
 * @param groups the ids of the groups it is in, by others too, sorted
 * @param aliases what the auth methods call it
 * @param file what findings point at: {@code identity/entity/<name>.json}
 */
public record Entity(
        String id, String name, List<String> policies, List<String> groups, List<Alias> aliases, String file) {
    public Entity {
        policies = policies.stream().sorted().distinct().toList();
        groups = groups.stream().sorted().distinct().toList();
        aliases = aliases.stream().sorted().toList();
    }
}
