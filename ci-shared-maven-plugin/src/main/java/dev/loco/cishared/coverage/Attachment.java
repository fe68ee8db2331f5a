package dev.loco.cishared.coverage;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.openbao.Entity;
import dev.loco.cishared.openbao.Group;
import dev.loco.cishared.openbao.Namespace;
import dev.loco.cishared.openbao.PolicyText;
import dev.loco.cishared.openbao.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Who carries which policy, over the whole server: names without a policy, policies and roles without anybody. */
final class Attachment {
    private record Name(String namespace, String name) {}

    private final Estate estate;
    private final boolean fleet;
    private final Set<Name> carried = new HashSet<>();
    private final Set<Role> claimed = new HashSet<>();

    Attachment(Estate estate, Collection<Workload> workloads, boolean fleet) {
        this.estate = estate;
        this.fleet = fleet;
        for (Workload workload : workloads) {
            for (Workload.Identity identity : workload.identities()) {
                identity.policies().forEach(p -> carried.add(name(identity.namespace(), p.value())));
                identity.role()
                        .flatMap(role -> estate.role(identity.namespace(), identity.mount(), role))
                        .ifPresent(claimed::add);
            }
        }
        for (Namespace namespace : estate.inventory().namespaces()) {
            namespace.roles().forEach(r -> carry(namespace, r.tokenPolicies()));
            namespace.groups().forEach(g -> carry(namespace, g.policies()));
            namespace.entities().forEach(e -> carry(namespace, e.policies()));
        }
    }

    private void carry(Namespace namespace, List<String> policies) {
        policies.forEach(p -> carried.add(name(namespace.path(), p)));
    }

    private static Name name(String namespace, String policy) {
        return new Name(namespace, Estate.plain(policy));
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        for (Namespace namespace : estate.inventory().namespaces()) {
            for (PolicyText policy : namespace.policies()) {
                if (!Estate.BUILT_IN.contains(policy.name())
                        && !carried.contains(name(namespace.path(), policy.name()))) {
                    findings.add(OrphanPolicy.finding(policy, estate.file(policy.file())));
                }
            }
            for (Role role : namespace.roles()) {
                boolean workloads = role.kind().equals("role");
                if (fleet && workloads && !claimed.contains(role)) {
                    findings.add(OrphanRole.finding(role, estate.file(role.file())));
                }
                if (fleet || claimed.contains(role)) {
                    dangling(
                            namespace,
                            "role `" + role.name() + "` of `auth/" + role.mount() + "`",
                            role.file(),
                            role.tokenPolicies(),
                            findings);
                }
            }
            if (fleet) {
                for (Group group : namespace.groups()) {
                    dangling(namespace, "group `" + group.name() + "`", group.file(), group.policies(), findings);
                }
                for (Entity entity : namespace.entities()) {
                    dangling(namespace, "entity `" + entity.name() + "`", entity.file(), entity.policies(), findings);
                }
            }
        }
        return findings;
    }

    private void dangling(
            Namespace namespace, String holder, String file, List<String> policies, List<Finding> findings) {
        for (String policy : policies) {
            if (isMissing(namespace.path(), policy)) {
                findings.add(DanglingPolicyName.inRole(holder, estate.file(file), policy));
            }
        }
    }

    /** Whether there is no policy of that name. */
    boolean isMissing(String namespace, String policy) {
        return !Estate.BUILT_IN.contains(Estate.plain(policy))
                && estate.policy(namespace, policy).isEmpty();
    }
}
