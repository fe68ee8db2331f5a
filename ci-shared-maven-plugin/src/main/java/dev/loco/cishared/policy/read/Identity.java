package dev.loco.cishared.policy.read;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whose request it is, as far as templates ask.
 *
 * @param entity of the token, if it has one
 * @param groups the entity's groups, direct and inherited
 */
public record Identity(Optional<Entity> entity, List<Group> groups) {
    /** No entity and no group: every template of an identity fails. */
    public static final Identity NONE = new Identity(Optional.empty(), List.of());

    /**
     * An entity.
     *
     * @param id may be empty
     * @param name may be empty
     * @param metadata by key
     * @param aliases one for each auth method
     */
    public record Entity(String id, String name, Map<String, String> metadata, List<Alias> aliases) {}

    /**
     * What the entity is called by one auth method.
     *
     * @param mountAccessor the accessor of the auth method's mount
     * @param id may be empty
     * @param name may be empty
     * @param metadata by key
     * @param customMetadata by key
     */
    public record Alias(
            String mountAccessor,
            String id,
            String name,
            Map<String, String> metadata,
            Map<String, String> customMetadata) {}

    /**
     * A group.
     *
     * @param id may be empty
     * @param name may be empty
     * @param namespaceId of its namespace; a group is found by its name in the policy's namespace only
     * @param metadata by key
     */
    public record Group(String id, String name, String namespaceId, Map<String, String> metadata) {}
}
