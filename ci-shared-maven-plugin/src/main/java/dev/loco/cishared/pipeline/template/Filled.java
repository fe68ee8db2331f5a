package dev.loco.cishared.pipeline.template;

import dev.loco.cishared.pipeline.model.Workflow;
import dev.loco.cishared.yaml.YamlFile;
import dev.loco.cishared.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A template with its holes filled for one file, ready to be compared with it. Spans of its nodes carry
 * {@link TemplateRevision#title()} for a file; their lines are those of the template.
 *
 * @param of what was filled
 * @param values the value of every hole that has one
 * @param given the holes whose value the repository's settings say; the others were inferred
 * @param contested holes whose value is a toss-up, with all values that stand in as many places
 * @param workflow the filled template as a workflow
 * @param marks what it leaves to the file's owner
 */
public record Filled(
        TemplateRevision of,
        Map<String, String> values,
        Set<String> given,
        Map<String, Set<String>> contested,
        Workflow workflow,
        Marks marks) {

    /**
     * Fills a template.
     *
     * @param parameters values from the repository's settings; unknown names are ignored
     */
    public static Filled of(TemplateRevision revision, Workflow found, Map<String, String> parameters) {
        Set<String> holes = Holes.in(revision.text());
        Map<String, String> given = new TreeMap<>(parameters);
        given.keySet().retainAll(holes);
        Inference inference = given.keySet().containsAll(holes)
                ? Inference.none(given)
                : Inference.of(Workflow.read(read(revision.title(), revision.text())), found, given);
        YamlFile filled = read(revision.title(), Holes.fill(revision.text(), inference.values()));
        return new Filled(
                revision,
                inference.values(),
                new TreeSet<>(given.keySet()),
                inference.contested(),
                Workflow.read(filled),
                new Marks(filled));
    }

    /** The holes in a piece of the filled text that nobody knows a value for. */
    public Set<String> unknownIn(String text) {
        Set<String> unknown = new TreeSet<>(Holes.in(text));
        unknown.retainAll(Holes.in(of.text()));
        return unknown;
    }

    /** The whole filled text. */
    public String text() {
        return workflow.file().text();
    }

    private static YamlFile read(String title, String text) {
        return YamlReader.read(title, text.getBytes(StandardCharsets.UTF_8));
    }
}
