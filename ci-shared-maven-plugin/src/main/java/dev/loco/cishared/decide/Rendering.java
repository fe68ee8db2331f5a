package dev.loco.cishared.decide;

import dev.loco.cishared.finding.Suggestion;
import dev.loco.cishared.report.Style;
import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The forms an answer can be written in; a closed set. */
public enum Rendering {
    TEXT,
    JSON;

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
                .map(label -> ", did you mean `" + label + "`? A decision")
                .orElse("; a decision");
        return "unknown format `" + name + "`" + meant + " is written as `text` or `json`";
    }

    /** Writes the answer; neither flushes nor closes the writer. */
    public void write(Answer answer, Style style, Writer out) throws IOException {
        switch (this) {
            case TEXT -> out.write(new TextAnswer(answer, style).text());
            case JSON -> JsonAnswer.write(answer, out);
        }
    }
}
