package dev.loco.cishared.pipeline.update;

import dev.loco.cishared.pipeline.model.Section;
import dev.loco.cishared.yaml.YamlMapping;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Merges a whole workflow: its containers section by section, and its other keys. */
final class WorkflowMerge {
    private static final Set<String> SECTIONS =
            Arrays.stream(Section.values()).map(Section::key).collect(Collectors.toSet());

    private final Merging merging;
    private final YamlMapping base;
    private final YamlMapping ours;
    private final YamlMapping theirs;

    WorkflowMerge(Merging merging) {
        this.merging = merging;
        this.base = Merging.root(merging.base().workflow());
        this.ours = Merging.root(merging.ours());
        this.theirs = Merging.root(merging.theirs().workflow());
    }

    void run() {
        header();
        new EntriesMerge(
                        merging,
                        new EntriesMerge.Owner(
                                "workflow", "the workflow", "", merging.ours().token()),
                        Keys.CONTAINER)
                .merge(new EntriesMerge.Three(base, ours, theirs, false, false), SECTIONS);
        for (Section section : Section.values()) {
            remarks(section);
            new StepsMerge(merging, section).merge();
        }
    }

    /** What stands at the top is about the file, whichever key comes first. */
    private void header() {
        if (!base.entries().isEmpty()
                && !ours.entries().isEmpty()
                && !theirs.entries().isEmpty()) {
            new RemarksMerge(merging)
                    .merge(
                            "workflow",
                            "the workflow",
                            base.entries().get(0).key(),
                            ours.entries().get(0).key(),
                            theirs.entries().get(0).key(),
                            false);
        }
    }

    private void remarks(Section section) {
        Optional<YamlMapping.Entry> was = later(base, section);
        Optional<YamlMapping.Entry> now = later(ours, section);
        Optional<YamlMapping.Entry> wanted = later(theirs, section);
        if (was.isPresent() && now.isPresent() && wanted.isPresent()) {
            new RemarksMerge(merging)
                    .merge(
                            section.key(),
                            "`" + section.key() + "`",
                            was.get().key(),
                            now.get().key(),
                            wanted.get().key(),
                            false);
        }
    }

    private static Optional<YamlMapping.Entry> later(YamlMapping root, Section section) {
        return root.entry(section.key()).filter(e -> e != root.entries().get(0));
    }
}
