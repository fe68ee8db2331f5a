package dev.loco.cishared.coverage;

import dev.loco.cishared.openbao.Inventory;
import dev.loco.cishared.openbao.Namespace;
import dev.loco.cishared.openbao.PolicyText;
import dev.loco.cishared.openbao.Role;
import dev.loco.cishared.policy.Policy;
import dev.loco.cishared.policy.Version;
import dev.loco.cishared.policy.read.PolicyReader;
import dev.loco.cishared.policy.read.Reading;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A server's policies and roles, found by name. A policy's text is read when it is first asked for, by any thread. */
public final class Estate {
    /** Policies that OpenBao brings itself; no manifest declares what they grant. */
    public static final Set<String> BUILT_IN = Set.of("root", "default", "response-wrapping");

    /** Kinds of places that give policies to whom a role or user does not name. */
    private static final Set<String> GIVEN_TO_OTHERS = Set.of("groups", "config");

    private final Inventory inventory;
    private final String folder;
    private final Optional<Version> target;
    private final Instant now;
    private final Map<Key, PolicyText> texts = new LinkedHashMap<>();
    private final Map<RoleKey, Role> roles = new HashMap<>();
    private final Map<PolicyText, Reading> readings = new ConcurrentHashMap<>();

    private record Key(String namespace, String name) {}

    private record RoleKey(String namespace, String mount, String name) {}

    /**
     * That of the inventory.
     *
     * @param folder where the inventory's files lie, as findings name it, with a slash at its end; empty for a server
     * @param target the release line that reads and decides; where nobody said which, the newest does, and what older
     *     ones would answer differently is told
     * @param now for blocks that expire
     */
    public Estate(Inventory inventory, String folder, Optional<Version> target, Instant now) {
        this.inventory = inventory;
        this.folder = folder;
        this.target = target;
        this.now = now;
        for (Namespace namespace : inventory.namespaces()) {
            for (PolicyText policy : namespace.policies()) {
                texts.put(new Key(namespace.path(), policy.name()), policy);
            }
            for (Role role : namespace.roles()) {
                if (!GIVEN_TO_OTHERS.contains(role.kind())) {
                    roles.put(new RoleKey(namespace.path(), role.mount(), role.name()), role);
                }
            }
        }
    }

    /** The policy of that name, any case; empty if there is none. */
    public Optional<Reading> policy(String namespace, String name) {
        return Optional.ofNullable(texts.get(new Key(namespace, plain(name))))
                .map(text -> readings.computeIfAbsent(
                        text, t -> PolicyReader.read(file(t.file()), t.text(), t.name(), namespace, version(), now)));
    }

    /** Those of the policies that exist and that OpenBao does not bring itself. */
    public List<Policy> policies(String namespace, Collection<String> names) {
        return names.stream()
                .map(Estate::plain)
                .distinct()
                .filter(name -> !BUILT_IN.contains(name))
                .flatMap(name -> policy(namespace, name).stream())
                .map(Reading::policy)
                .toList();
    }

    /** The role of the auth method that is mounted there. */
    public Optional<Role> role(String namespace, String mount, String name) {
        return Optional.ofNullable(roles.get(new RoleKey(namespace, mount, name)));
    }

    /** Whether it is known which roles there are in the namespace: a folder of policies alone does not tell. */
    public boolean knowsRoles(String namespace) {
        return inventory
                .namespace(namespace)
                .filter(n -> !n.roles().isEmpty() || !n.auths().isEmpty())
                .isPresent();
    }

    /** What findings call a file of the inventory. */
    public String file(String name) {
        return folder + name;
    }

    /** All of it. */
    public Inventory inventory() {
        return inventory;
    }

    /** The release line that reads and decides. */
    public Version version() {
        return target.orElse(Version.NEWEST);
    }

    /** The same where it was said. */
    Optional<Version> target() {
        return target;
    }

    /**
     * Why it cannot be known which roles an auth method has; empty where it is known, and where there is no such method.
     */
    Optional<String> rolesUnknown(String namespace, String mount) {
        return inventory.namespace(namespace).stream()
                .flatMap(n -> n.auths().stream())
                .filter(auth -> auth.path().equals(mount) && !auth.listsRoles())
                .map(auth -> "nobody but its plugin knows the roles of an auth method of type `" + auth.type() + "`")
                .findFirst();
    }

    /** A policy's name as OpenBao keeps it. */
    static String plain(String name) {
        return name.strip().toLowerCase(java.util.Locale.ROOT);
    }
}
