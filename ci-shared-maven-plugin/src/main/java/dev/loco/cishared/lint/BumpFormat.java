package dev.loco.cishared.lint;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** How the goals that release say what they found or did. */
public enum BumpFormat {
    /** For a person. */
    TEXT("text"),
    /** For a program: an object, an array where several components are looked at. */
    JSON("json"),
    /** The next version alone, nothing when there is none: for a script. */
    VERSION("version");

    private final String label;

    BumpFormat(String label) {
        this.label = label;
    }

    /** The word that asks for it. */
    public String label() {
        return label;
    }

    /** The format of that word. */
    static Optional<BumpFormat> of(String label) {
        return Arrays.stream(values()).filter(f -> f.label.equals(label)).findFirst();
    }

    static String unknown(String label) {
        return Options.unknown(
                "`format`", label, Arrays.stream(values()).map(f -> f.label).collect(Collectors.toList()));
    }
}
