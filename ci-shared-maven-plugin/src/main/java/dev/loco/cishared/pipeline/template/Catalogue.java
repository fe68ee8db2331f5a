package dev.loco.cishared.pipeline.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The templates that are shipped: {@code templates/<name>/<revision>.yml} in the resources, listed in
 * {@code templates/index.txt}, one {@code <name> <revision> <SHA-256>} a line.
 *
 * @param revisions all of them, by name and revision
 */
public record Catalogue(List<TemplateRevision> revisions) {
    private static final String FOLDER = "/dev/loco/cishared/templates/";

    public Catalogue {
        revisions = revisions.stream()
                .sorted(Comparator.comparing(TemplateRevision::name).thenComparingInt(TemplateRevision::revision))
                .toList();
    }

    /** What came with this version of ci-shared. */
    public static Catalogue shipped() {
        return new Catalogue(resource("index.txt")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(" ", -1))
                .map(word -> new TemplateRevision(
                        word[0], Integer.parseInt(word[1]), resource(word[0] + "/" + word[1] + ".yml")))
                .toList());
    }

    /** The names, each once, sorted. */
    public List<String> names() {
        return revisions.stream().map(TemplateRevision::name).distinct().toList();
    }

    /** That revision of that template. */
    public Optional<TemplateRevision> find(String name, int revision) {
        return revisions.stream()
                .filter(r -> r.name().equals(name) && r.revision() == revision)
                .findFirst();
    }

    /** The newest revision of a template, which is the canonical one. */
    public Optional<TemplateRevision> newest(String name) {
        return revisions.stream()
                .filter(r -> r.name().equals(name))
                .max(Comparator.comparingInt(TemplateRevision::revision));
    }

    private static String resource(String path) {
        try (InputStream in = Catalogue.class.getResourceAsStream(FOLDER + path)) {
            if (in == null) {
                throw new IllegalStateException("not in the jar: " + FOLDER + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
