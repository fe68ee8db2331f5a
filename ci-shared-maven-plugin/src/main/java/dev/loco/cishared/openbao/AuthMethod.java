package dev.loco.cishared.openbao;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The auth methods that OpenBao brings along, with what gives policies in each (OpenBao 2.6, {@code
 * builtin/credential/*}, {@code vault/token_store.go}).
 */
enum AuthMethod {
    APPROLE("approle", List.of("role"), List.of()),
    CERT("cert", List.of("certs"), List.of()),
    JWT("jwt", List.of("role", "cel/role"), List.of()),
    KERBEROS("kerberos", List.of("groups"), List.of("config/ldap")),
    KUBERNETES("kubernetes", List.of("role"), List.of()),
    LDAP("ldap", List.of("users", "groups"), List.of("config")),
    OIDC("oidc", List.of("role", "cel/role"), List.of()),
    RADIUS("radius", List.of("users"), List.of("config")),
    TOKEN("token", List.of("roles"), List.of()),
    USERPASS("userpass", List.of("users"), List.of());

    private final String type;
    private final List<String> lists;
    private final List<String> configurations;

    AuthMethod(String type, List<String> lists, List<String> configurations) {
        this.type = type;
        this.lists = lists;
        this.configurations = configurations;
    }

    /** The method of that type; empty for a plugin that OpenBao does not bring along. */
    static Optional<AuthMethod> of(String type) {
        return Arrays.stream(values()).filter(m -> m.type.equals(type)).findFirst();
    }

    /** What is listed below the mount, each entry then read. */
    List<String> lists() {
        return lists;
    }

    /** What is read below the mount, since it gives policies to everybody who logs in. */
    List<String> configurations() {
        return configurations;
    }

    /** All places below a mount of any method that name a list. */
    static List<String> allLists() {
        return Arrays.stream(values())
                .flatMap(m -> m.lists.stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** All places below a mount of any method that are a configuration. */
    static List<String> allConfigurations() {
        return Arrays.stream(values())
                .flatMap(m -> m.configurations.stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** Why nobody can say beforehand which policies such an entry gives. */
    static Optional<String> undecidable(String type, String kind, String name, boolean templates) {
        if (name.endsWith("/")) {
            return Optional.of("OpenBao lists no further where a name has a slash in it");
        }
        if (kind.equals("cel/role")) {
            return Optional.of("a CEL program decides on its policies at login");
        }
        if (type.equals("token")) {
            return Optional.of("who creates a token with it chooses among the policies it allows");
        }
        if (type.equals("ldap") || type.equals("kerberos")) {
            return Optional.of("only the directory knows the groups that add policies");
        }
        if (templates) {
            return Optional.of("its policies are templates over the claims of whoever logs in");
        }
        return Optional.empty();
    }
}
