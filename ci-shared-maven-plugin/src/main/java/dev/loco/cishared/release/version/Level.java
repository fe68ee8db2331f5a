package dev.loco.cishared.release.version;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How much a change asks for, lowest first. */
public enum Level {
    NONE,
    PATCH,
    MINOR,
    MAJOR;

    /** In lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The level of that label. */
    public static Optional<Level> of(String label) {
        return Arrays.stream(values()).filter(l -> l.label().equals(label)).findFirst();
    }

    /** All labels, lowest first. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(Level::label).toList();
    }
}
