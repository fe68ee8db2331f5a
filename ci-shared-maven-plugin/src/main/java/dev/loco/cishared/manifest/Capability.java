package dev.loco.cishared.manifest;

import java.util.Locale;

/** What an OpenBao policy grants on a path (OpenBao, Policies, "Capabilities"). {@code deny} is no thing to ask for. */
public enum Capability {
    CREATE,
    READ,
    UPDATE,
    PATCH,
    DELETE,
    LIST,
    SCAN,
    SUDO;

    /** The word in a policy: {@code read}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
