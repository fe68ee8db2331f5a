package dev.loco.cishared.policy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a request asks for, with the capability it needs (OpenBao, {@code ACL.AllowOperation}). */
public enum Operation {
    READ(Capability.READ),
    LIST(Capability.LIST),
    SCAN(Capability.SCAN),
    CREATE(Capability.CREATE),
    UPDATE(Capability.UPDATE),
    PATCH(Capability.PATCH),
    DELETE(Capability.DELETE),
    REVOKE(Capability.UPDATE),
    RENEW(Capability.UPDATE),
    ROLLBACK(Capability.UPDATE);

    private final Capability capability;

    Operation(Capability capability) {
        this.capability = capability;
    }

    /** The capability that the deciding rule must have. */
    public Capability capability() {
        return capability;
    }

    /** Whether a rule for the path without its trailing slash may decide as well: LIST and SCAN. */
    public boolean listing() {
        return this == LIST || this == SCAN;
    }

    /** The word: {@code read}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The operation of that word. */
    public static Optional<Operation> of(String word) {
        return Arrays.stream(values()).filter(o -> o.word().equals(word)).findFirst();
    }
}
