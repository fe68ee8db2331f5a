package dev.loco.cishared.pipeline.update;

import dev.loco.cishared.finding.Edit;
import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.pipeline.drift.DriftCheck;
import dev.loco.cishared.pipeline.model.Section;
import dev.loco.cishared.pipeline.model.Step;
import dev.loco.cishared.pipeline.model.Value;
import dev.loco.cishared.pipeline.model.Workflow;
import dev.loco.cishared.pipeline.restore.Restoration;
import dev.loco.cishared.pipeline.template.Filled;
import dev.loco.cishared.pipeline.template.FirstLine;
import dev.loco.cishared.pipeline.template.TemplateRevision;
import dev.loco.cishared.yaml.EditCheck;
import dev.loco.cishared.yaml.YamlFile;
import dev.loco.cishared.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A pipeline brought from one revision of its template to a newer one: a merge of three parsed pipelines that edits the
 * text of the one. What only the template changed is taken over; what only the file changed stays; what both changed
 * stays as the file has it and is a conflict. The first line names the newer revision even then: what is left differs from
 * that revision, and drift says so.
 *
 * @param from the revision the file was made from
 * @param to the newer one
 * @param text the file's text afterwards
 * @param taken what was taken over, a phrase each
 * @param conflicts {@code template/conflict}, with places in the new text
 */
public record Update(
        TemplateRevision from, TemplateRevision to, String text, List<String> taken, List<Finding> conflicts) {
    public Update {
        taken = List.copyOf(taken);
        conflicts = List.copyOf(conflicts);
    }

    /**
     * Merges a file with the newer revision. A file without steps has nothing that could be merged and stays as it is.
     *
     * @param file what is to be updated, read without errors
     * @param parameters values of the template's holes, those that are not inferred
     */
    public static Update of(YamlFile file, TemplateRevision from, TemplateRevision to, Map<String, String> parameters) {
        Workflow ours = Workflow.read(file);
        if (ours.root().isEmpty() || ours.steps().isEmpty()) {
            return new Update(from, to, file.text(), List.of(), List.of());
        }
        Filled base = Filled.of(from, ours, parameters);
        Map<String, String> values = new TreeMap<>(parameters);
        values.putAll(base.values());
        return new Course(file.file(), base, Filled.of(to, ours, values)).run(naming(file, to));
    }

    /** The file's text with the revision named in its first line. */
    private static String naming(YamlFile file, TemplateRevision to) {
        String text = file.text();
        Optional<FirstLine> line = FirstLine.of(file);
        if (line.isEmpty()) {
            int at = text.startsWith("\uFEFF") ? 1 : 0;
            return text.substring(0, at) + to.firstLine() + file.lineEnd() + text.substring(at);
        }
        int start = line.get().rest().offset();
        String revision = line.get().rest().length() == 0 ? " revision " + to.revision() : "" + to.revision();
        return text.substring(0, start)
                + revision
                + text.substring(line.get().rest().end());
    }

    /** One change after the other: each is read again, so that the next sees the text as it is then. */
    private static final class Course {
        /** More changes than a template can have between two revisions. */
        private static final int MOST = 2_000;

        private final String name;
        private final Filled base;
        private final Filled theirs;
        private final List<String> taken = new ArrayList<>();
        private final Map<String, String> refused = new TreeMap<>();

        Course(String name, Filled base, Filled theirs) {
            this.name = name;
            this.base = base;
            this.theirs = theirs;
        }

        Update run(String start) {
            String text = start;
            Merging merging = merging(text);
            for (int i = 0; i < MOST; i++) {
                Optional<Change> next = merging.changes().stream()
                        .filter(c -> c.restoration() instanceof Restoration.Edits && !refused.containsKey(c.part()))
                        .findFirst();
                if (next.isEmpty()) {
                    break;
                }
                List<Edit> edits = ((Restoration.Edits) next.get().restoration()).edits();
                String after = Restoration.apply(text, edits).orElse(text);
                Optional<String> fault = fault(merging, next.get(), edits, after);
                if (fault.isPresent()) {
                    refused.put(next.get().part(), fault.get());
                } else {
                    text = after;
                    merging = merging(text);
                    taken.add(next.get().title());
                }
            }
            List<Finding> conflicts = new ArrayList<>();
            merging.conflicts().forEach(c -> conflicts.add(c.finding(base.of(), theirs.of())));
            for (Change change : merging.changes()) {
                String why = change.restoration() instanceof Restoration.Left left
                        ? left.why()
                        : refused.getOrDefault(change.part(), "");
                if (!change.isRemark()) {
                    conflicts.add(Conflict.left(change, why, theirs.of()));
                }
            }
            conflicts.sort(null);
            return new Update(base.of(), theirs.of(), text, taken, conflicts);
        }

        private Merging merging(String text) {
            return Merging.of(Workflow.read(read(text)), base, theirs);
        }

        private YamlFile read(String text) {
            return YamlReader.read(name, text.getBytes(StandardCharsets.UTF_8));
        }

        /** Why a change cannot be made; empty when it does what it should and nothing else. */
        private Optional<String> fault(Merging before, Change change, List<Edit> edits, String text) {
            Optional<String> collateral = EditCheck.fault(before.ours().file(), edits, EditCheck.Aliases.FOLLOW);
            if (collateral.isPresent()) {
                return collateral;
            }
            Workflow now = Workflow.read(read(text));
            if (now.root().isEmpty()) {
                return Optional.of("nothing would be left of the pipeline");
            }
            Merging after = Merging.of(now, base, theirs);
            boolean pending = after.changes().stream().anyMatch(c -> c.part().equals(change.part()))
                    || after.conflicts().stream().anyMatch(c -> c.part().equals(change.part()));
            // Under its new name a step is compared with the template again: more may differ then, and not be harm.
            boolean harm = after.conflicts().size() > before.conflicts().size()
                    || !change.isRenaming()
                            && DriftCheck.differences(now, theirs) > DriftCheck.differences(before.ours(), theirs)
                    || !owned(now).equals(owned(before.ours()));
            return pending || harm ? Optional.of("a change there would change something else too") : Optional.empty();
        }

        /** Steps of the owner's, whole: an anchor may tie them to a canonical one. What waits for a step may be renamed. */
        private Map<String, Value> owned(Workflow workflow) {
            Map<String, Value> owned = new TreeMap<>();
            for (Section section : Section.values()) {
                Evolution evolution = Evolution.of(section, base.workflow(), theirs.workflow());
                List<Step> canonical = evolution.pairs().stream()
                        .flatMap(p -> evolution.ours(p, workflow).stream())
                        .toList();
                for (Step step : workflow.in(section)) {
                    if (!canonical.contains(step)) {
                        step.body().entries().stream()
                                .filter(e -> !e.name().equals("depends_on"))
                                .forEach(e -> owned.put(
                                        section.key() + "/" + step.name() + "/" + e.name(), Value.of(e.value())));
                    }
                }
            }
            return owned;
        }
    }
}
