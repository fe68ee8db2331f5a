package dev.loco.cishared.coverage;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.openbao.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** An identity whose role is not there, or carries other policies than the manifest expects. */
public final class RoleMismatch {
    /** The rule. */
    public static final Rule RULE = new Rule(
            "coverage/role-mismatch",
            Severity.ERROR,
            "the role of an identity is missing, or carries other policies than bao.yml expects",
            "what the workload may do is not what was agreed on, or it cannot log in at all");

    private RoleMismatch() {}

    /** The path at which OpenBao keeps the role, which a waiver names. */
    static String path(Workload.Identity identity) {
        String kind = switch (identity.method()) {
            case "userpass", "ldap" -> "users/";
            case "cert" -> "certs/";
            case "token" -> "roles/";
            default -> "role/";
        };
        return "auth/" + identity.mount() + kind + identity.role().orElse("");
    }

    static Optional<Finding> check(Workload.Identity identity, Estate estate) {
        if (identity.role().isEmpty() || !estate.knowsRoles(identity.namespace())) {
            return Optional.empty();
        }
        String name = identity.role().get();
        Optional<Role> role = estate.role(identity.namespace(), identity.mount(), name);
        if (role.isEmpty()
                && estate.rolesUnknown(identity.namespace(), identity.mount()).isPresent()) {
            return Optional.empty();
        }
        if (role.isEmpty()) {
            return Optional.of(Finding.of(
                            RULE,
                            identity.name().place(),
                            "`" + identity.name().value() + "` logs in with role `" + name + "` of `auth/"
                                    + identity.mount() + "`, and there is no such role",
                            "create the role, or mend role and mount in the manifest")
                    .withLabel("no role `" + name + "`"));
        }
        Set<String> expected =
                plain(identity.policies().stream().map(Workload.Word::value).toList());
        Set<String> carried = plain(role.get().tokenPolicies());
        if (identity.policies().isEmpty() || expected.equals(carried)) {
            return Optional.empty();
        }
        List<String> differences = new ArrayList<>();
        difference("carries, and the manifest does not expect, ", carried, expected)
                .ifPresent(differences::add);
        difference("lacks ", expected, carried).ifPresent(differences::add);
        return Optional.of(Finding.of(
                        RULE,
                        identity.policies().get(0).place(),
                        "role `" + name + "` of `auth/" + identity.mount() + "` " + String.join(", and ", differences),
                        "write into the manifest's policies what the role should carry, and mend the role ("
                                + estate.file(role.get().file()) + ") if it is the one that is wrong")
                .withLabel("the role has " + (carried.isEmpty() ? "none" : String.join(", ", carried))));
    }

    private static Optional<String> difference(String words, Set<String> one, Set<String> other) {
        Set<String> only = new TreeSet<>(one);
        only.removeAll(other);
        return only.isEmpty() ? Optional.empty() : Optional.of(words + "`" + String.join("`, `", only) + "`");
    }

    /** {@code default} is given to every token unless the role says otherwise; nobody lists it. */
    private static Set<String> plain(List<String> names) {
        Set<String> plain = new TreeSet<>();
        names.stream().map(Estate::plain).filter(n -> !n.equals("default")).forEach(plain::add);
        return plain;
    }
}
