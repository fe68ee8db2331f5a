package dev.loco.cishared.pipeline.update;

import dev.loco.cishared.finding.Span;
import dev.loco.cishared.pipeline.model.Workflow;
import dev.loco.cishared.pipeline.restore.Remarks;
import dev.loco.cishared.pipeline.restore.Restoration;
import dev.loco.cishared.pipeline.restore.Restorer;
import dev.loco.cishared.pipeline.restore.Steps;
import dev.loco.cishared.pipeline.template.Filled;
import dev.loco.cishared.yaml.YamlMapping;
import dev.loco.cishared.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Three texts of one pipeline held side by side: the revision it was made from, the file, the newest revision. Collects
 * what the template changed and the file did not take over yet.
 */
final class Merging {
    private final Workflow ours;
    private final Filled base;
    private final Filled theirs;
    private final Restorer restorer;
    private final Steps steps;
    private final Remarks remarks;
    private final Remarks baseRemarks;
    private final List<Change> changes = new ArrayList<>();
    private final List<Conflict> conflicts = new ArrayList<>();

    private Merging(Workflow ours, Filled base, Filled theirs) {
        this.ours = ours;
        this.base = base;
        this.theirs = theirs;
        this.restorer = new Restorer(ours.file(), theirs.workflow().file());
        this.steps = new Steps(ours, theirs.workflow());
        this.remarks = new Remarks(ours.file());
        this.baseRemarks = new Remarks(base.workflow().file());
    }

    /** Compares the three; each has a root that is a mapping. */
    static Merging of(Workflow ours, Filled base, Filled theirs) {
        Merging merging = new Merging(ours, base, theirs);
        new WorkflowMerge(merging).run();
        return merging;
    }

    /** The same three with nothing noted yet, to try something. */
    Merging aside() {
        return new Merging(ours, base, theirs);
    }

    Workflow ours() {
        return ours;
    }

    Filled base() {
        return base;
    }

    Filled theirs() {
        return theirs;
    }

    Restorer restorer() {
        return restorer;
    }

    Steps steps() {
        return steps;
    }

    Remarks remarks() {
        return remarks;
    }

    /** What can be taken over, in the order in which it should be. */
    List<Change> changes() {
        return changes;
    }

    /** What both changed. */
    List<Conflict> conflicts() {
        return conflicts;
    }

    /** Notes a change of the template that the file does not have yet. */
    void change(String part, String title, Span place, Restoration restoration) {
        changes.add(new Change(part, title, place, known(restoration)));
    }

    void conflict(Conflict conflict) {
        conflicts.add(conflict);
    }

    /** Left when the edits hold a hole that nobody knows a value for. */
    private Restoration known(Restoration restoration) {
        Set<String> unknown = new TreeSet<>();
        if (restoration instanceof Restoration.Edits edits) {
            edits.edits().forEach(e -> unknown.addAll(theirs.unknownIn(e.replacement())));
        }
        return unknown.isEmpty()
                ? restoration
                : new Restoration.Left("nothing says what stands for `<" + String.join(">`, `<", unknown)
                        + ">`; name it under `parameters` in .ci-shared.yml");
    }

    /**
     * Takes something of the old template out, with the template's comments above it. Left when a comment of the owner's
     * would go with it.
     *
     * @param node what goes
     * @param was what it was in the old template
     */
    Restoration withRemarks(Restoration removal, YamlNode node, YamlNode was, boolean behindDash) {
        if (!(removal instanceof Restoration.Edits edits)) {
            return removal;
        }
        List<String> above = remarks.above(node, behindDash);
        List<String> wanted = Lines.directlyAbove(baseRemarks.above(was, behindDash));
        Restoration whole = removal;
        int from = above.size() - wanted.size();
        if (!wanted.isEmpty() && from >= 0 && above.subList(from, above.size()).equals(wanted)) {
            whole = Restoration.all(List.of(remarks.replaceAbove(node, from, wanted.size(), List.of()), edits));
        }
        return owners((Restoration.Edits) whole)
                .<Restoration>map(Restoration.Left::new)
                .orElse(whole);
    }

    /** Why something cannot be taken out: a comment of the owner's that would go with it. */
    Optional<String> owners(Restoration.Edits removal) {
        List<String> templates = new ArrayList<>();
        base.workflow().file().comments().forEach(c -> templates.add(c.text()));
        return remarks.in(removal).stream()
                .filter(c -> !templates.contains(c))
                .findFirst()
                .map(c -> "the comment `# " + c + "` stands there, which is not the template's");
    }

    /** The mapping a workflow is. */
    static YamlMapping root(Workflow workflow) {
        return workflow.root().orElseThrow();
    }
}
