package dev.loco.cishared.lint;

/** The whole difference between the pipelines and their templates. */
final class TemplateDiff {
    private TemplateDiff() {}

    static String of(LintResult result) {
        return "";
    }
}
