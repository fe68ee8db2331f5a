package dev.loco.cishared.pipeline;

import dev.loco.cishared.finding.Edit;
import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.pipeline.template.Catalogue;
import dev.loco.cishared.pipeline.template.Holes;
import dev.loco.cishared.text.SourceText;
import dev.loco.cishared.text.Splicer;
import dev.loco.cishared.yaml.YamlFile;
import dev.loco.cishared.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A repository that follows the template: its pipeline, its settings, and what lint and fix make of it. */
final class Consumer {
    static final String FILE = ".woodpecker/ci.yml";
    static final Map<String, String> PARAMETERS =
            Map.of("registry", "registry.example", "mirror", "sm-zot.example", "image", "team/app");
    static final PipelineSettings SETTINGS =
            new PipelineSettings(Optional.of("python-ci.yml"), OptionalInt.of(2), PARAMETERS);

    private Consumer() {}

    /** The pipeline as the template has it. */
    static String canonical() {
        return Holes.fill(
                Catalogue.shipped().find("python-ci.yml", 2).orElseThrow().text(), PARAMETERS);
    }

    static YamlFile read(String text) {
        return YamlReader.read(new SourceText(FILE, text));
    }

    static List<Finding> lint(String text) {
        return lint(text, SETTINGS);
    }

    static List<Finding> lint(String text, PipelineSettings settings) {
        return PipelineCheck.check(List.of(read(text)), settings);
    }

    static String fix(String text) {
        return fix(text, SETTINGS);
    }

    /** Applies safe fixes in rounds until nothing changes. */
    static String fix(String text, PipelineSettings settings) {
        String now = text;
        for (int round = 0; round < 20; round++) {
            String next = round(now, lint(now, settings));
            if (next.equals(now)) {
                return now;
            }
            now = next;
        }
        throw new AssertionError("fixes do not come to rest:\n" + now);
    }

    private static String round(String text, List<Finding> findings) {
        List<Edit> taken = new ArrayList<>();
        for (Finding finding : findings) {
            if (finding.fixable()) {
                List<Edit> edits = finding.fix().orElseThrow().edits();
                if (edits.stream().noneMatch(e -> taken.stream().anyMatch(t -> overlap(e, t)))) {
                    taken.addAll(edits);
                }
            }
        }
        Splicer splicer = new Splicer(text);
        taken.forEach(e -> splicer.replace(e.offset(), e.length(), e.replacement()));
        return splicer.result();
    }

    private static boolean overlap(Edit a, Edit b) {
        return a.offset() <= b.offset() + b.length() && b.offset() <= a.offset() + a.length();
    }

    /** {@code rule "what the caret is under"}. */
    static String brief(String text, Finding finding) {
        return finding.rule().id() + " \""
                + text.substring(finding.primary().offset(), finding.primary().end()) + "\"";
    }

    /** One step of the canonical pipeline with the comment above it and the blank line below it. */
    static String step(String name) {
        String text = canonical();
        int start = text.indexOf("  - name: " + name + "\n");
        while (text.startsWith("  #", text.lastIndexOf('\n', start - 2) + 1)) {
            start = text.lastIndexOf('\n', start - 2) + 1;
        }
        int end = text.indexOf("\n\n", start);
        return end < 0 ? text.substring(start) : text.substring(start, end + 2);
    }

    /** The canonical pipeline with one step's text changed. */
    static String with(String name, String find, String replacement) {
        String step = step(name);
        if (!step.contains(find)) {
            throw new AssertionError("step " + name + " has no " + find);
        }
        return canonical().replace(step, step.replace(find, replacement));
    }
}
