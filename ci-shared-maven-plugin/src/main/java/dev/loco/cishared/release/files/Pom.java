package dev.loco.cishared.release.files;

import dev.loco.cishared.release.files.XmlScanner.Element;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The project's own version in a pom.xml: {@code <version>} below {@code <project>}, or the property it is taken from
 * (Maven, "Maven CI Friendly Versions").
 */
final class Pom {
    private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^${}]+)}");

    private Pom() {}

    static void write(VersionFile file, Source source, Draft draft) {
        Map<String, List<Element>> elements = XmlScanner.read(source);
        if (file.key().isPresent()) {
            String key = file.key().get();
            String path = key.equals("parent.version") || key.equals("project.version")
                    ? "project/" + (key.equals("parent.version") ? "parent/version" : "version")
                    : "project/properties/" + key;
            one(elements, path, source, draft).ifPresent(place -> draft.write(source, place));
            return;
        }
        if (!elements.containsKey("project/version")) {
            inherited(elements, source, draft);
            return;
        }
        one(elements, "project/version", source, draft).ifPresent(place -> version(elements, place, source, draft));
    }

    private static void version(Map<String, List<Element>> elements, Place place, Source source, Draft draft) {
        String text = source.text(place);
        Matcher property = PROPERTY.matcher(text);
        if (property.matches() && elements.containsKey("project/properties/" + property.group(1))) {
            one(elements, "project/properties/" + property.group(1), source, draft)
                    .filter(value -> plain(value, source, draft))
                    .ifPresent(value -> draft.write(source, value));
        } else if (property.matches()) {
            draft.problem(
                    source,
                    place,
                    "property `" + property.group(1) + "` of the version is not defined in `" + source.path() + "`",
                    "`<" + property.group(1) + ">` in `<properties>`",
                    "define it there, or name the pom that defines it, with `key: " + property.group(1) + "`");
        } else if (plain(place, source, draft)) {
            draft.write(source, place);
        }
    }

    private static boolean plain(Place place, Source source, Draft draft) {
        String text = source.text(place);
        boolean plain = !text.contains("${") && text.chars().noneMatch(c -> c <= ' ' || c == '&');
        if (!plain) {
            draft.problem(
                    source,
                    place,
                    "the version is put together: `" + text + "`",
                    "a version, or one property",
                    "name the property that holds the version with `key` in `version-files`");
        }
        return plain;
    }

    private static void inherited(Map<String, List<Element>> elements, Source source, Draft draft) {
        List<Element> parent = elements.getOrDefault("project/parent", List.of());
        draft.problem(
                source,
                parent.isEmpty()
                        ? new Place(source.start(), 0)
                        : new Place(parent.get(0).offset(), "<parent".length()),
                "`" + source.path() + "` has no version of its own"
                        + (parent.isEmpty() ? "" : ": it inherits that of its parent"),
                "`<version>` in `<project>`",
                parent.isEmpty()
                        ? "write the version there"
                        : "name the parent's pom in `version-files`, and this one with `key: parent.version`");
    }

    /** The only text of the only element at a path, or a problem. */
    private static Optional<Place> one(Map<String, List<Element>> elements, String path, Source source, Draft draft) {
        List<Element> at = elements.getOrDefault(path, List.of());
        if (at.size() == 1 && at.get(0).texts().size() == 1) {
            return Optional.of(at.get(0).texts().get(0));
        }
        String tag = "<" + path.substring(path.lastIndexOf('/') + 1) + ">";
        draft.problem(
                source,
                at.isEmpty()
                        ? new Place(source.start(), 0)
                        : new Place(at.get(at.size() - 1).offset(), 1),
                "`" + source.path() + "` has "
                        + (at.isEmpty() ? "no" : at.size() > 1 ? "more than one" : "no single text in its") + " `" + tag
                        + "` at `" + path + "`",
                "one such element with the version",
                at.isEmpty() ? "write it, or mend `key` in `version-files`" : "leave one with the version alone in it");
        return Optional.empty();
    }
}
