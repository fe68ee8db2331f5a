package dev.loco.cishared.release.commit;

import java.util.Locale;
import java.util.Optional;

/** The commits that {@code git rebase --autosquash} melts into others (git-commit(1), {@code --fixup}, {@code --squash}). */
public enum Autosquash {
    FIXUP,
    SQUASH,
    AMEND;

    private final String prefix = name().toLowerCase(Locale.ROOT) + "! ";

    /** Which one the message is, by how its subject starts; empty for any other message. */
    public static Optional<Autosquash> read(String message) {
        for (Autosquash one : values()) {
            if (message.startsWith(one.prefix)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    /** How it starts, without the space: {@code fixup!}. */
    public String prefix() {
        return prefix.strip();
    }
}
