package dev.loco.cishared.pipeline.update;

import dev.loco.cishared.pipeline.template.Catalogue;
import dev.loco.cishared.pipeline.template.TemplateRevision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A template with three revisions, as a real one may come to have them: {@code service-ci.yml}. */
public final class TestTemplates {
    private static final Path FOLDER = Path.of("src/test/resources/templates");

    private TestTemplates() {}

    /** The three revisions, and nothing else. */
    public static Catalogue catalogue() {
        return upTo(3);
    }

    /** The catalogue as it was when that revision was the newest. */
    public static Catalogue upTo(int newest) {
        try {
            List<String> index = Files.readAllLines(FOLDER.resolve("index.txt"));
            return new Catalogue(index.stream()
                    .map(line -> line.split(" ", -1))
                    .map(word -> revision(word[0], Integer.parseInt(word[1])))
                    .filter(revision -> revision.revision() <= newest)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TemplateRevision revision(String name, int revision) {
        try {
            return new TemplateRevision(
                    name, revision, Files.readString(FOLDER.resolve(name).resolve(revision + ".yml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
