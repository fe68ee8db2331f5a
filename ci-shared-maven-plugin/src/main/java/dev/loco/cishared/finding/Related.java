package dev.loco.cishared.finding;

/**
 * A second place that explains a finding: the first of two duplicates, the line of the template.
 *
 * @param span where; for {@link Kind#TEMPLATE} its file is a title such as {@code template python-ci.yml revision 1}
 * @param label what is there, a short phrase; may be empty
 * @param kind whether the place lies in the repository or in a template of ci-shared
 */
public record Related(Span span, String label, Kind kind) {

    /** Where a related place lies. */
    public enum Kind {
        /** In a file of the repository. */
        FILE,
        /** In a canonical template; its span's file is a title, not a path. */
        TEMPLATE
    }

    /** A place in the repository. */
    public static Related at(Span span, String label) {
        return new Related(span, label, Kind.FILE);
    }

    /** A place in a canonical template. */
    public static Related inTemplate(Span span, String label) {
        return new Related(span, label, Kind.TEMPLATE);
    }
}
