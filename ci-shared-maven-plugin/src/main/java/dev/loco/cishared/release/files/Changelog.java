package dev.loco.cishared.release.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.loco.cishared.release.files.ChangelogOutline.Heading;
import dev.loco.cishared.release.files.ChangelogOutline.Reference;
import dev.loco.cishared.text.SourceText;
import dev.loco.cishared.text.Splicer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A changelog in the form of Keep a Changelog 1.1.0: a release's section is put in, what is there stays as it is. What
 * stands below {@code Unreleased} becomes part of the release.
 */
public final class Changelog {
    private static final String HEAD = """
            # Changelog

            All notable changes to this project are documented in this file. The format is based on
            [Keep a Changelog](https://keepachangelog.com/en/1.1.0/), and this project adheres to
            [Semantic Versioning](https://semver.org/spec/v2.0.0.html).

            ## [Unreleased]
            """;

    private final String text;
    private final ReleaseNotes notes;
    private final UnaryOperator<String> coding;
    private final ChangelogOutline outline;
    private final ChangelogStyle style;
    private final String end;
    private final Splicer splicer;
    private boolean endsItsLine;

    private Changelog(String text, ReleaseNotes notes, UnaryOperator<String> coding) {
        this.text = text;
        this.notes = notes;
        this.coding = coding;
        this.outline = new ChangelogOutline(text);
        this.style = ChangelogStyle.of(text, outline);
        this.end = new SourceText("", text).lineEnd();
        this.splicer = new Splicer(text);
        this.endsItsLine = text.endsWith("\n") || text.endsWith("\r");
    }

    /**
     * The changelog with the release's section in it. Everything else stays; a release that is in it already changes
     * nothing.
     *
     * @param existing the file's text; empty when there is none yet
     */
    public static String insert(Optional<String> existing, ReleaseNotes notes) {
        String text = existing.filter(t -> !t.isBlank()).orElse(HEAD);
        return new Changelog(text, notes, s -> s).result();
    }

    /**
     * The same for a file, whose bytes stay what they are even where they are not UTF-8; empty when nothing changes.
     *
     * @param path relative to the root
     */
    public static Optional<FileChange> change(String path, ReleaseNotes notes, FileTree tree) {
        byte[] before = tree.read(path).orElse(new byte[0]);
        Optional<String> text = Optional.of(new String(before, ISO_8859_1)).filter(t -> !t.isBlank());
        String after = new Changelog(text.orElse(HEAD), notes, s -> new String(s.getBytes(UTF_8), ISO_8859_1)).result();
        return text.filter(after::equals).isPresent()
                ? Optional.empty()
                : Optional.of(new FileChange(path, before, after.getBytes(ISO_8859_1)));
    }

    private String result() {
        boolean there = outline.versions().stream()
                .anyMatch(heading ->
                        heading.version().filter(notes.version()::equals).isPresent());
        if (there) {
            return text;
        }
        Optional<Heading> unreleased = outline.unreleased();
        if (unreleased.isPresent()) {
            intoUnreleased(unreleased.get());
        } else {
            Optional<Heading> newest = outline.versions().stream().findFirst();
            if (newest.isPresent()) {
                put(newest.get().start(), section() + end);
            } else {
                append();
            }
        }
        references();
        return splicer.result();
    }

    /** A release of its own before the references, or at the end. */
    private void append() {
        int limit = outline.references().stream()
                .mapToInt(Reference::start)
                .findFirst()
                .orElse(text.length());
        int at = outline.lastText(0, limit);
        put(
                at,
                lineBreak(at)
                        + end
                        + section()
                        + (at < text.length() && limit < text.length() && at == limit ? end : ""));
    }

    /** The release's heading goes below that of what is not released, so that all that stood there is now released. */
    private void intoUnreleased(Heading heading) {
        int bodyEnd = outline.endOf(heading);
        int last = outline.lastText(heading.end(), bodyEnd);
        StringBuilder top = new StringBuilder(lineBreak(heading.end()) + end + style.heading(notes) + end);
        StringBuilder breaking = new StringBuilder();
        StringBuilder bottom = new StringBuilder();
        boolean empty = last == heading.end();
        // What a person wrote below no heading of its own must not end up below one of ours.
        int loose = outline.lastText(heading.end(), firstSection(heading, bodyEnd));
        for (Map.Entry<String, List<List<String>>> section :
                ChangelogItems.of(notes).entrySet()) {
            Optional<Heading> same = sectionOf(heading, bodyEnd, section.getKey());
            if (same.isPresent()) {
                int sectionEnd = Math.min(bodyEnd, outline.endOf(same.get()));
                int at = outline.lastText(same.get().end(), sectionEnd);
                boolean none = at == same.get().end();
                put(at, lineBreak(at) + (none && style.airy() ? end : "") + items(section.getValue()));
            } else if (empty || (loose == heading.end() && section.getKey().equals(ChangelogItems.BREAKING))) {
                top.append(end).append(group(section));
            } else if (section.getKey().equals(ChangelogItems.BREAKING)) {
                breaking.append(end).append(group(section));
            } else {
                bottom.append(end).append(group(section));
            }
        }
        if (empty && bodyEnd < text.length() && heading.end() == bodyEnd) {
            top.append(end);
        }
        put(heading.end(), top.toString());
        if (!breaking.isEmpty()) {
            put(loose, lineBreak(loose) + breaking);
        }
        if (!bottom.isEmpty()) {
            put(last, lineBreak(last) + bottom);
        }
    }

    private int firstSection(Heading above, int bodyEnd) {
        return outline.headings().stream()
                .mapToInt(Heading::start)
                .filter(start -> start > above.start() && start < bodyEnd)
                .findFirst()
                .orElse(bodyEnd);
    }

    private Optional<Heading> sectionOf(Heading above, int bodyEnd, String name) {
        return outline.headings().stream()
                .filter(h -> h.start() > above.start()
                        && h.start() < bodyEnd
                        && h.level() > above.level()
                        && h.text().equalsIgnoreCase(name))
                .findFirst();
    }

    private String section() {
        StringBuilder section = new StringBuilder(style.heading(notes)).append(end);
        ChangelogItems.of(notes).entrySet().forEach(s -> section.append(end).append(group(s)));
        return section.toString();
    }

    private String group(Map.Entry<String, List<List<String>>> section) {
        return "#".repeat(style.level() + 1) + " " + section.getKey() + end + (style.airy() ? end : "")
                + items(section.getValue());
    }

    private String items(List<List<String>> items) {
        StringBuilder out = new StringBuilder();
        for (List<String> item : items) {
            out.append(style.bullet())
                    .append(' ')
                    .append(String.join(end + "  ", item))
                    .append(end);
        }
        return out.toString();
    }

    /** The addresses at the end: the release's is new, that of what is not released starts from it. */
    private void references() {
        if (notes.webUrl().isEmpty() || !style.references() || style.inline()) {
            return;
        }
        String web = notes.webUrl().get();
        String line = "[" + style.label(notes) + "]: " + Link.ofRelease(web, notes.previousTag(), notes.tag());
        List<Reference> all = outline.references();
        List<String> fresh = new ArrayList<>();
        if (all.isEmpty() && outline.unreleased().isPresent()) {
            fresh.add("[Unreleased]: " + Link.of(web, "compare", notes.tag() + "...HEAD"));
        }
        fresh.add(line);
        Optional<Reference> unreleased =
                all.stream().filter(Reference::unreleased).findFirst();
        unreleased.ifPresent(this::startAnew);
        if (all.isEmpty()) {
            put(text.length(), lineBreak(text.length()) + end + String.join(end, fresh) + end);
        } else if (all.stream().noneMatch(r -> r.label().equals(style.label(notes)))) {
            int at = unreleased.map(Reference::end).orElse(all.get(0).start());
            put(at, lineBreak(at) + line + end);
        }
    }

    private void startAnew(Reference unreleased) {
        int compare = unreleased.target().indexOf("/compare/") + "/compare/".length();
        int dots = unreleased.target().indexOf("...", compare);
        if (compare >= "/compare/".length() && dots > compare) {
            String tag = Link.of("", "compare", notes.tag()).substring("/compare/".length());
            splicer.replace(unreleased.targetStart() + compare, dots - compare, coding.apply(tag));
        }
    }

    /** What ends the line before a place when nothing does: the file's last line, once. */
    private String lineBreak(int at) {
        if (at < text.length() || endsItsLine) {
            return "";
        }
        endsItsLine = true;
        return end;
    }

    private void put(int at, String what) {
        splicer.replace(at, 0, coding.apply(what));
    }
}
