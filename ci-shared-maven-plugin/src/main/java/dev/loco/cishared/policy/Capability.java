package dev.loco.cishared.policy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A word of a policy's {@code capabilities} (OpenBao, {@code vault/policy/policy.go}). */
public enum Capability {
    CREATE,
    READ,
    UPDATE,
    DELETE,
    LIST,
    SUDO,
    PATCH,
    /** Since OpenBao 2.2. */
    SCAN,
    DENY;

    /** The word: {@code read}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The capability of that word; words are case-sensitive. */
    public static Optional<Capability> of(String word) {
        return Arrays.stream(values()).filter(c -> c.word().equals(word)).findFirst();
    }

    int bit() {
        return 1 << ordinal();
    }
}
