package dev.loco.cishared.policy;

import java.util.List;

/**
 * Paths on which a request needs {@code sudo} besides the capability of its operation (OpenBao 2.6:
 * {@code PathsSpecial.Root} in {@code vault/logical_system.go} and {@code vault/token_store.go}, and the two that
 * {@code vault/core.go} and {@code vault/ha.go} guard themselves; 2.5 has the same). They are protected in every
 * namespace alike.
 */
public final class RootProtected {
    /** Below the namespace; with {@code *} at the end, everything that begins so. */
    public static final List<String> PATHS = List.of(
            "auth/token/accessors*",
            "auth/token/revoke-orphan/*",
            "sys/audit",
            "sys/audit/*",
            "sys/auth/*",
            "sys/config/auditing/*",
            "sys/config/cors",
            "sys/config/ui/headers/*",
            "sys/internal/inspect/*",
            "sys/leases",
            "sys/leases/lookup/*",
            "sys/leases/revoke-force/*",
            "sys/leases/revoke-prefix/*",
            "sys/plugins/catalog/*",
            "sys/raw",
            "sys/raw/*",
            "sys/remount",
            "sys/revoke-force/*",
            "sys/revoke-prefix/*",
            "sys/rotate",
            "sys/rotate/keyring",
            "sys/rotate/root",
            "sys/seal",
            "sys/step-down");

    /** The same for the paths below a mount of type {@code pki}, wherever it is mounted. */
    public static final List<String> PKI_PATHS = List.of("root", "root/sign-self-issued");

    private RootProtected() {}

    /**
     * Whether the path needs {@code sudo}. Mounts of type {@code pki} are not known here, so their paths are not told.
     *
     * @param path below its namespace
     */
    public static boolean protects(String path) {
        int start = 0;
        while (start < path.length() && path.charAt(start) == '/') {
            start++;
        }
        if (!path.startsWith("sys/", start) && !path.startsWith("auth/token/", start)) {
            return false;
        }
        String bare = path.substring(start);
        return PATHS.stream()
                .anyMatch(one ->
                        one.endsWith("*") ? bare.startsWith(one.substring(0, one.length() - 1)) : bare.equals(one));
    }
}
