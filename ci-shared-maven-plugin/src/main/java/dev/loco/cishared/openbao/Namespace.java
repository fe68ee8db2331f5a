package dev.loco.cishared.openbao;

import java.util.Comparator;
import java.util.List;

/**
 * A namespace, with everything that attaches policies to somebody in it. All lists are sorted.
 *
 * @param path empty for the root namespace, else with a slash at its end: {@code team/}
 * @param policies its ACL policies, {@code root} left out: it has no text
 * @param roles of all its auth methods
 * @param mounts its secrets engines
 * @param auths its auth methods
 * @param groups its groups of the identity store
 * @param entities its entities of the identity store that have policies, or groups
 */
public record Namespace(
        String path,
        List<PolicyText> policies,
        List<Role> roles,
        List<Mount> mounts,
        List<Mount> auths,
        List<Group> groups,
        List<Entity> entities) {
    public Namespace {
        policies = sorted(policies, Comparator.comparing(PolicyText::name));
        roles = sorted(roles, Comparator.comparing(Role::file));
        mounts = sorted(mounts, Comparator.comparing(Mount::path));
        auths = sorted(auths, Comparator.comparing(Mount::path));
        groups = sorted(groups, Comparator.comparing(Group::name));
        entities = sorted(entities, Comparator.comparing(Entity::name));
    }

    private static <T> List<T> sorted(List<T> list, Comparator<T> order) {
        return list.stream().sorted(order).toList();
    }
}
