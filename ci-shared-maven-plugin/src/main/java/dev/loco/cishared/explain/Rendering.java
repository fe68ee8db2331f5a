package dev.loco.cishared.explain;

import dev.loco.cishared.finding.Suggestion;
import dev.loco.cishared.report.Printable;
import dev.loco.cishared.report.Style;
import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The forms an explanation can be written in; a closed set. */
public enum Rendering {
    TEXT,
    JSON,
    HTML;

    /** The word accepted for it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The form of that name; case counts. */
    public static Optional<Rendering> of(String name) {
        return Arrays.stream(values()).filter(f -> f.label().equals(name)).findFirst();
    }

    /** What to say of a name that is none. */
    public static String unknown(String name) {
        List<String> labels = Arrays.stream(values()).map(Rendering::label).toList();
        String meant = Suggestion.closest(name, labels)
                .map(label -> ", did you mean `" + label + "`? A pipeline")
                .orElse("; a pipeline");
        return "unknown format `" + Printable.line(name) + "`" + meant + " is explained as "
                + labels.stream().map(l -> "`" + l + "`").collect(Collectors.joining(", "));
    }

    /**
     * Writes the explanation; neither flushes nor closes the writer.
     *
     * @param version that of ci-shared
     * @param style of the text
     * @param out to be encoded as UTF-8
     */
    public void write(Explanation explanation, String version, Style style, Writer out) throws IOException {
        switch (this) {
            case TEXT -> out.write(TextTable.of(explanation, style));
            case JSON -> JsonExplanation.write(explanation, version, out);
            case HTML -> out.write(Page.of(explanation));
        }
    }
}
