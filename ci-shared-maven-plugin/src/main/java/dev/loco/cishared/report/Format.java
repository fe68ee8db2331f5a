package dev.loco.cishared.report;

import dev.loco.cishared.finding.Suggestion;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The formats a report can be written in; a closed set. */
public enum Format {
    TEXT,
    CONCISE,
    JSON,
    SARIF,
    JUNIT,
    CHECKSTYLE,
    GITLAB;

    /** The word printed and accepted for it: {@code text}, {@code sarif} and so on. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The format of that name; case counts. */
    public static Optional<Format> of(String name) {
        return Arrays.stream(values()).filter(f -> f.label().equals(name)).findFirst();
    }

    /** What to say of a name that is none: {@code unknown format `json5`, did you mean `json`? Formats are …}. */
    public static String unknown(String name) {
        List<String> labels = Arrays.stream(values()).map(Format::label).toList();
        String meant = Suggestion.closest(name, labels)
                .map(label -> ", did you mean `" + label + "`? Formats")
                .orElse("; formats");
        return "unknown format `" + Printable.line(name) + "`" + meant + " are "
                + labels.stream().map(l -> "`" + l + "`").collect(Collectors.joining(", "));
    }

    /** What writes it. The style is the text format's only. */
    public Reporter reporter(Style style) {
        return switch (this) {
            case TEXT -> new TextReport(style);
            case CONCISE -> new ConciseReport();
            case JSON -> new JsonReport();
            case SARIF -> new SarifReport();
            case JUNIT -> new JUnitReport();
            case CHECKSTYLE -> new CheckstyleReport();
            case GITLAB -> new GitLabReport();
        };
    }
}
