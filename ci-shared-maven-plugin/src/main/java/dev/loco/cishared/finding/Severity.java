package dev.loco.cishared.finding;

/** How grave a finding is; ordered from the mildest to the gravest, so {@code compareTo} serves {@code fail-on}. */
public enum Severity {
    NOTE,
    WARNING,
    ERROR;

    /** The word printed and accepted for it: {@code note}, {@code warning} or {@code error}. */
    public String label() {
        return switch (this) {
            case NOTE -> "note";
            case WARNING -> "warning";
            case ERROR -> "error";
        };
    }
}
