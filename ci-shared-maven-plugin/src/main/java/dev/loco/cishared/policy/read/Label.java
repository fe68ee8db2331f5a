package dev.loco.cishared.policy.read;

/** The templates of a path's label, before they are filled ({@code identitytpl.PopulateString}, validity only). */
final class Label {
    /** What OpenBao says of braces that do not pair. */
    static final String UNBALANCED = "unbalanced templating characters";

    private Label() {}

    /** What a label is. */
    enum Kind {
        PLAIN,
        TEMPLATED,
        UNBALANCED
    }

    /** Whether the label has templates, and whether their braces pair: {@code }}} only after its <code>{{</code>. */
    static Kind of(String label) {
        int open = label.indexOf("{{");
        int close = label.indexOf("}}");
        if (open < 0) {
            return close < 0 ? Kind.PLAIN : Kind.UNBALANCED;
        }
        if (close >= 0 && close < open) {
            return Kind.UNBALANCED;
        }
        while (open >= 0) {
            int next = label.indexOf("{{", open + 2);
            int end = next < 0 ? label.length() : next;
            int first = indexBefore(label, open + 2, end);
            if (first < 0 || indexBefore(label, first + 2, end) >= 0) {
                return Kind.UNBALANCED;
            }
            open = next;
        }
        return Kind.TEMPLATED;
    }

    private static int indexBefore(String label, int from, int end) {
        int at = label.indexOf("}}", from);
        return at >= 0 && at + 2 <= end ? at : -1;
    }
}
