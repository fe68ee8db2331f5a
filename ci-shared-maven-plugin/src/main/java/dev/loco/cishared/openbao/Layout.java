package dev.loco.cishared.openbao;

/**
 * Where a snapshot keeps what: as OpenBao's own API paths, names encoded by {@link FileName}.
 *
 * <pre>
 * snapshot.json                                OpenBao's version, and the files this snapshot wrote
 * sys/mounts.json, sys/auth.json               the mounts of a namespace
 * sys/policies/acl/&lt;name&gt;.hcl|json             its policies
 * auth/&lt;mount&gt;/role/&lt;role&gt;.json               roles; also cel/role, users, certs, groups, roles, config.json
 * identity/group/&lt;name&gt;.json, identity/entity/&lt;name&gt;.json
 * namespaces/&lt;name&gt;/…                          the same for a namespace below, and so on
 * </pre>
 */
final class Layout {
    static final String INDEX = "snapshot.json";
    static final String MOUNTS = "sys/mounts.json";
    static final String AUTHS = "sys/auth.json";
    static final String POLICIES = "sys/policies/acl/";
    static final String GROUPS = "identity/group/";
    static final String ENTITIES = "identity/entity/";
    static final String NAMESPACES = "namespaces/";

    private Layout() {}

    /** The folder of the namespace, below the snapshot's; empty for the root, else with a slash at its end. */
    static String folder(String namespace) {
        StringBuilder folder = new StringBuilder();
        for (String name : namespace.split("/", -1)) {
            if (!name.isEmpty()) {
                folder.append(NAMESPACES).append(FileName.encode(name)).append('/');
            }
        }
        return folder.toString();
    }

    static String policy(String namespace, String name, String text) {
        String extension = text.stripLeading().startsWith("{") ? ".json" : ".hcl";
        return folder(namespace) + POLICIES + FileName.encode(name) + extension;
    }

    /** The folder of an auth method, with a slash at its end. */
    static String auth(String namespace, String mount) {
        String path = mount.endsWith("/") ? mount.substring(0, mount.length() - 1) : mount;
        return folder(namespace) + "auth/" + FileName.encode(path) + "/";
    }

    /**
     * @param kind as in {@link Role#kind()}
     * @param name empty for a configuration
     */
    static String role(String namespace, String mount, String kind, String name) {
        return auth(namespace, mount) + kind + (name.isEmpty() ? "" : "/" + FileName.encode(name)) + ".json";
    }

    static String group(String namespace, String name) {
        return folder(namespace) + GROUPS + FileName.encode(name) + ".json";
    }

    static String entity(String namespace, String name) {
        return folder(namespace) + ENTITIES + FileName.encode(name) + ".json";
    }
}
