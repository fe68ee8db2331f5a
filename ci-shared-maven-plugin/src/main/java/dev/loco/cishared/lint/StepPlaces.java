package dev.loco.cishared.lint;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.yaml.YamlFile;
import dev.loco.cishared.yaml.YamlMapping;
import dev.loco.cishared.yaml.YamlNode;
import java.util.Map;
import java.util.Optional;

/** Tells which step of a pipeline a finding is about: the one its span lies in, or the one its message names. */
final class StepPlaces implements Allowances.Steps {
    private final Map<String, YamlFile> files;

    StepPlaces(Map<String, YamlFile> files) {
        this.files = files;
    }

    @Override
    public boolean isAbout(Finding finding, String step) {
        // A missing step has no place of its own.
        if (finding.message().contains("step `" + step + "`")) {
            return true;
        }
        YamlFile file = files.get(finding.primary().file());
        Optional<YamlNode> steps = Optional.ofNullable(file)
                .flatMap(YamlFile::root)
                .flatMap(YamlNode::mapping)
                .flatMap(root -> root.get("steps"));
        return steps.isPresent() && contains(steps.get(), step, finding.primary());
    }

    /** Steps are a mapping by name, or a list of mappings with a {@code name}. */
    private static boolean contains(YamlNode steps, String name, Span span) {
        if (steps instanceof YamlMapping byName) {
            return byName.entry(name)
                    .filter(entry -> within(entry.key().span(), entry.value().span(), span))
                    .isPresent();
        }
        return steps.sequence().isPresent()
                && steps.sequence().get().items().stream()
                        .filter(item -> item.mapping()
                                .flatMap(step -> step.text("name"))
                                .filter(name::equals)
                                .isPresent())
                        .anyMatch(item -> within(item.span(), item.span(), span));
    }

    private static boolean within(Span first, Span last, Span span) {
        return first.offset() <= span.offset() && span.end() <= last.end();
    }
}
