package dev.loco.cishared.release.version;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What changes mean before 1.0.0, where Semantic Versioning (item 4) leaves everything open. */
public enum Zero {
    /** A breaking change asks for a minor version: 0.2.0 after 0.1.5. */
    MINOR,
    /** The same, and a feature asks for a patch, as cargo reads versions. */
    SHIFT,
    /** A breaking change asks for 1.0.0. */
    MAJOR;

    /** In lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one of that label. */
    public static Optional<Zero> of(String label) {
        return Arrays.stream(values()).filter(z -> z.label().equals(label)).findFirst();
    }

    /** All labels. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(Zero::label).toList();
    }

    /** What a level amounts to on 0.x. */
    Level onZero(Level level) {
        if (this == MAJOR) {
            return level;
        }
        if (level == Level.MAJOR) {
            return Level.MINOR;
        }
        return this == SHIFT && level == Level.MINOR ? Level.PATCH : level;
    }
}
