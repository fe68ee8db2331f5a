package dev.loco.cishared.release.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.text.Splicer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What one plan has gathered so far: files that were read, stretches to replace, problems. */
final class Draft {
    private final FileTree tree;
    private final String version;
    private final Map<String, Optional<Source>> sources = new LinkedHashMap<>();
    private final Map<String, Map<Place, String>> cuts = new TreeMap<>();
    private final List<Finding> problems = new ArrayList<>();

    Draft(FileTree tree, String version) {
        this.tree = tree;
        this.version = version;
    }

    /** The new version, a semantic one. */
    String version() {
        return version;
    }

    FileTree tree() {
        return tree;
    }

    /** A file, read once. */
    Optional<Source> open(String path) {
        return sources.computeIfAbsent(path, p -> tree.read(p).map(bytes -> new Source(p, bytes)));
    }

    /** Puts the new version in the place, as it is. */
    void write(Source source, Place place) {
        write(source, place, version);
    }

    /** Puts the version as Python writes it in the place. */
    void writePython(Source source, Place place) {
        Optional<String> python = Pep440.of(version);
        if (python.isEmpty()) {
            problem(
                    source,
                    place,
                    "`" + version + "` has no form that Python packages may have",
                    "a version whose pre-release is alpha, beta or rc with a number (PEP 440)",
                    "release a version such as 1.2.0-rc.1");
        } else {
            write(source, place, python.get());
        }
    }

    /** Puts a text in the place; the same place may be written twice when it gets the same text. */
    void write(Source source, Place place, String text) {
        Map<Place, String> ofFile = cuts.computeIfAbsent(source.path(), p -> new LinkedHashMap<>());
        String before = ofFile.putIfAbsent(place, text);
        if (before != null && !before.equals(text)) {
            problem(
                    source,
                    place,
                    "two texts are to stand here: `" + before + "` and `" + text + "`",
                    "one",
                    "name the file once");
        }
    }

    void problem(Source source, Place place, String message, String expected, String help) {
        problems.add(UnwritableVersion.at(source.span(place), message, expected, help));
    }

    void problem(Finding problem) {
        problems.add(problem);
    }

    FilesPlan plan() {
        List<FileChange> changes = new ArrayList<>();
        for (Map.Entry<String, Map<Place, String>> file : cuts.entrySet()) {
            Source source = open(file.getKey()).orElseThrow();
            Splicer splicer = new Splicer(source.text());
            file.getValue().forEach((place, text) -> splicer.replace(place.offset(), place.length(), text));
            if (splicer.overlaps()) {
                Place first = file.getValue().keySet().iterator().next();
                problem(source, first, "two places of the version overlap", "places apart", "name the file once");
                continue;
            }
            byte[] after = splicer.result().getBytes(ISO_8859_1);
            if (!Arrays.equals(source.bytes(), after)) {
                changes.add(new FileChange(source.path(), source.bytes(), after));
            }
        }
        return problems.isEmpty()
                ? new FilesPlan(changes, List.of())
                : new FilesPlan(List.of(), problems.stream().distinct().sorted().toList());
    }
}
