package dev.loco.cishared.release.files;

import dev.loco.cishared.release.files.ChangelogOutline.Heading;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a changelog writes its releases, seen by the newest one in it.
 *
 * @param level of a release's heading
 * @param brackets whether the version stands in brackets
 * @param inline whether the version is a link in the heading itself
 * @param letter whether a {@code v} stands before the version
 * @param parentheses whether the date stands in parentheses, else behind a dash
 * @param references whether addresses of releases stand at the end
 * @param bullet of a list
 * @param airy whether a blank line follows a section's heading
 */
record ChangelogStyle(
        int level,
        boolean brackets,
        boolean inline,
        boolean letter,
        boolean parentheses,
        boolean references,
        char bullet,
        boolean airy) {
    private static final Pattern STAR = Pattern.compile("(?m)^\\* ");
    private static final Pattern DASH = Pattern.compile("(?m)^- ");
    private static final Pattern DENSE = Pattern.compile("(?m)^#{2,4} .*\\R[-*] ");
    private static final Pattern SPACED = Pattern.compile("(?m)^#{2,4} .*\\R\\R[-*] ");

    static ChangelogStyle of(String text, ChangelogOutline outline) {
        List<Heading> versions = outline.versions();
        Optional<Heading> newest = versions.stream().findFirst();
        String model = newest.or(outline::unreleased).map(Heading::text).orElse("[");
        boolean brackets = model.startsWith("[");
        boolean inline = newest.isPresent() && model.contains("](");
        return new ChangelogStyle(
                newest.or(outline::unreleased).map(Heading::level).orElse(2),
                brackets,
                inline,
                model.replace("[", "").startsWith("v"),
                model.endsWith(")") && !model.endsWith("))") && model.contains(" ("),
                !outline.references().isEmpty() || (newest.isEmpty() && brackets),
                STAR.matcher(text).find() && !DASH.matcher(text).find() ? '*' : '-',
                SPACED.matcher(text).find() || !DENSE.matcher(text).find());
    }

    /** The line of a release, without its end. */
    String heading(ReleaseNotes notes) {
        String version = label(notes);
        String named = inline && notes.webUrl().isPresent()
                ? "[" + version + "](" + Link.ofRelease(notes.webUrl().get(), notes.previousTag(), notes.tag()) + ")"
                : brackets ? "[" + version + "]" : version;
        return "#".repeat(level) + " " + named + (parentheses ? " (" + notes.date() + ")" : " - " + notes.date());
    }

    /** What stands in the brackets. */
    String label(ReleaseNotes notes) {
        return (letter ? "v" : "") + notes.version();
    }
}
