package dev.loco.cishared.scaffold;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a repository can be set up for: the languages with a base image, and {@link #GENERIC} for all others. */
public enum Language {
    PYTHON("python", "Python", "python", Map.of("python", "3.12")),
    PYTHON_3_13("python-3.13", "Python 3.13", "python", Map.of("python", "3.13")),
    RUST("rust", "Rust", "rust", Map.of()),
    GO("go", "Go", "go", Map.of()),
    /** Only for a repository that exists: there are no sources to start with. */
    GENERIC("generic", "any language", "generic", Map.of());

    private final String label;
    private final String title;
    private final String folder;
    private final Map<String, String> particulars;

    Language(String label, String title, String folder, Map<String, String> particulars) {
        this.label = label;
        this.title = title;
        this.folder = folder;
        this.particulars = particulars;
    }

    /** The word it is chosen by. */
    public String label() {
        return label;
    }

    /** How a sentence calls it. */
    public String title() {
        return title;
    }

    /** The canonical template of its pipeline: {@code python-ci.yml}. */
    public String template() {
        return this == GENERIC ? "ci.example.yml" : label + "-ci.yml";
    }

    /** Where its files lie below {@code scaffold/} in the resources. */
    String folder() {
        return folder;
    }

    /** What its files differ in from those of a language that shares the folder. */
    Map<String, String> particulars() {
        return particulars;
    }

    /** The one chosen by that word. */
    public static Optional<Language> of(String label) {
        return Arrays.stream(values()).filter(l -> l.label.equals(label)).findFirst();
    }

    /** The one whose pipeline follows that template. */
    public static Optional<Language> following(String template) {
        return Arrays.stream(values())
                .filter(l -> l.template().equals(template))
                .findFirst();
    }

    /** All words, in the order a person should read them. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(Language::label).toList();
    }

    /** The words of those a new repository can be written in. */
    public static List<String> ofNewRepositories() {
        return Arrays.stream(values())
                .filter(l -> l != GENERIC)
                .map(Language::label)
                .toList();
    }
}
