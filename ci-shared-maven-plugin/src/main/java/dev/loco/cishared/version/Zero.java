package dev.loco.cishared.version;

import java.util.Locale;
import java.util.Optional;

/** What a change raises while the major version is 0, where anything may change (Semantic Versioning 2.0.0, item 4). */
public enum Zero {
    /** A breaking change raises the minor number: the default. */
    MINOR,
    /** A breaking change raises the minor number and a feature the patch number, as Cargo reads 0.x. */
    SHIFT,
    /** A breaking change leads to 1.0.0. */
    MAJOR;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** Its name in settings: {@code minor}, {@code shift}, {@code major}. */
    public String label() {
        return label;
    }

    /** The value of that label, spelled exactly so. */
    public static Optional<Zero> of(String label) {
        for (Zero zero : values()) {
            if (zero.label.equals(label)) {
                return Optional.of(zero);
            }
        }
        return Optional.empty();
    }

    /** What changes of this level raise in that version. */
    Level raised(SemanticVersion version, Level level) {
        if (version.major().signum() != 0 || this == MAJOR) {
            return level;
        }
        return switch (level) {
            case MAJOR -> Level.MINOR;
            case MINOR -> this == SHIFT ? Level.PATCH : Level.MINOR;
            case PATCH, NONE -> level;
        };
    }
}
