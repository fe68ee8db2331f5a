package dev.loco.cishared.openbao;

import java.util.Optional;

/** How a token is come by. */
sealed interface Login {
    /** It is there. */
    record WithToken(Secret token) implements Login {}

    /**
     * AppRole.
     *
     * @param secretId empty for a role that asks for none
     */
    record AppRole(String mount, Secret roleId, Optional<Secret> secretId) implements Login {}

    /**
     * A JWT: the service account's in Kubernetes, or one that a CI system made.
     *
     * @param role empty for the method's default one
     */
    record Jwt(String mount, String role, Secret jwt) implements Login {}
}
