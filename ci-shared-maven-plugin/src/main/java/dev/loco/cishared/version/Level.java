package dev.loco.cishared.version;

import java.util.Locale;
import java.util.Optional;

/** How much of a version a change raises, from least to most. */
public enum Level {
    NONE,
    PATCH,
    MINOR,
    MAJOR;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** Its name in settings and output: {@code none}, {@code patch}, {@code minor}, {@code major}. */
    public String label() {
        return label;
    }

    /** The level of that label, spelled exactly so. */
    public static Optional<Level> of(String label) {
        for (Level level : values()) {
            if (level.label.equals(label)) {
                return Optional.of(level);
            }
        }
        return Optional.empty();
    }

    /** The higher one of the two. */
    public Level or(Level other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
