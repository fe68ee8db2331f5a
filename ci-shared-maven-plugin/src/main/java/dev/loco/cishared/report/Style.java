package dev.loco.cishared.report;

import dev.loco.cishared.finding.Severity;

/** Whether text is coloured for a terminal. Who starts the run decides it; this room looks at no terminal. */
public enum Style {
    /** Characters only. */
    PLAIN,
    /** With ANSI colours. */
    COLOUR;

    private static final String BOLD = "1";
    private static final String BLUE = "1;34";
    private static final String CYAN = "36";

    /** For what shall be seen first. */
    public String bold(String text) {
        return paint(BOLD, text);
    }

    /** For what frames a snippet: line numbers, bars, arrows. */
    public String frame(String text) {
        return paint(BLUE, text);
    }

    /** For code in prose. */
    public String code(String text) {
        return paint(CYAN, text);
    }

    /** For the words of that severity. */
    public String severity(Severity severity, String text) {
        return switch (severity) {
            case ERROR -> paint("1;31", text);
            case WARNING -> paint("1;33", text);
            case NOTE -> paint("1;36", text);
        };
    }

    /** For what goes well. */
    public String good(String text) {
        return paint("32", text);
    }

    /** For what is not certain. */
    public String doubtful(String text) {
        return paint("33", text);
    }

    /** For what goes wrong. */
    public String bad(String text) {
        return paint("1;31", text);
    }

    /** For what is there but does not matter. */
    public String faint(String text) {
        return paint("2", text);
    }

    private String paint(String ansi, String text) {
        return this == PLAIN || text.isEmpty() ? text : "\u001b[" + ansi + "m" + text + "\u001b[0m";
    }
}
