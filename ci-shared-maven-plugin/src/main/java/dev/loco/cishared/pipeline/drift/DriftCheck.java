package dev.loco.cishared.pipeline.drift;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.pipeline.model.Section;
import dev.loco.cishared.pipeline.model.Step;
import dev.loco.cishared.pipeline.model.Token;
import dev.loco.cishared.pipeline.model.Value;
import dev.loco.cishared.pipeline.model.Workflow;
import dev.loco.cishared.pipeline.restore.Restoration;
import dev.loco.cishared.pipeline.template.Filled;
import dev.loco.cishared.pipeline.template.Similarity;
import dev.loco.cishared.pipeline.template.TemplateRevision;
import dev.loco.cishared.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Holds a file against the template it follows: everything in a canonical step is locked unless it is marked. */
public final class DriftCheck {
    /** From here on a step of another name is the missing one, renamed. */
    private static final double RENAMED = 0.8;

    /** Keys of a workflow that change when, how often or on what all its steps run. */
    private static final Set<String> LOCKED_ABOVE = Set.of("when", "skip_clone", "matrix", "depends_on", "runs_on");

    private final Comparison comparison;
    private final Workflow found;
    private final Workflow template;

    private DriftCheck(Comparison comparison) {
        this.comparison = comparison;
        this.found = comparison.found();
        this.template = comparison.template().workflow();
    }

    /**
     * What drift has to say of a file.
     *
     * @param findings each with its fix, or in its help why there is none
     * @param places the keys of containers that were spoken of: section, step and key
     */
    public record Result(List<Finding> findings, Set<String> places) {

        /** Whether a key of a container was spoken of. */
        public boolean spokeOf(Step step, String key) {
            return places.contains(Comparison.place(step, key));
        }
    }

    /** Compares; every fix was tried and does what it says. */
    public static Result check(Workflow found, TemplateRevision template, Map<String, String> parameters) {
        Comparison comparison = compare(found, Filled.of(template, found, parameters));
        // One finding cannot be one fault said many times over.
        Set<String> suspects = comparison.findings().size() < 2
                ? Set.of()
                : comparison.template().given();
        for (String hole : suspects) {
            Optional<Result> elsewhere = OtherValue.check(comparison, hole, parameters);
            if (elsewhere.isPresent()) {
                return elsewhere.get();
            }
        }
        return result(comparison);
    }

    /** The findings of a comparison, every fix tried. */
    static Result result(Comparison comparison) {
        Trial trial = new Trial(comparison);
        return new Result(comparison.findings().stream().map(trial::proven).toList(), Set.copyOf(comparison.places()));
    }

    /** In how many ways a file differs from a template; one fault in several places counts as often. */
    public static int differences(Workflow found, Filled template) {
        return compare(found, template).said();
    }

    /** What is found without any fix having been tried. */
    public static List<Finding> untried(Workflow found, Filled template) {
        return List.copyOf(compare(found, template).findings());
    }

    /** Compares without trying the fixes. */
    static Comparison compare(Workflow found, Filled template) {
        Comparison comparison = new Comparison(found, template);
        new DriftCheck(comparison).run();
        return comparison;
    }

    private void run() {
        if (found.steps().isEmpty() || found.isUnderPipeline()) {
            noSteps();
            return;
        }
        top();
        for (Section section : Section.values()) {
            section(section);
        }
    }

    private void noSteps() {
        Finding finding = MissingStep.allOf(
                comparison.template().of(), found.token(), template.steps().size());
        YamlMapping.Entry steps =
                template.root().flatMap(r -> r.entry(Section.STEPS.key())).orElseThrow();
        Restoration restoration;
        if (found.isUnderPipeline()) {
            YamlMapping.Entry old =
                    found.root().flatMap(r -> r.entry("pipeline")).orElseThrow();
            comparison.add(
                    MissingStep.underPipeline(old.key().use()),
                    steps.key(),
                    "call it `steps`",
                    comparison.restorer().rename(old.key(), Section.STEPS.key()));
            return;
        } else if (found.file().root().isEmpty()) {
            restoration = whole();
        } else if (found.root().isEmpty()) {
            restoration = new Restoration.Left("the file is no mapping");
        } else {
            YamlMapping root = found.root().get();
            Optional<YamlMapping.Entry> there = root.entry(Section.STEPS.key());
            restoration = there.isEmpty()
                    ? comparison.restorer().insertEntry(root, template.root().orElseThrow(), steps)
                    : there.get().value().span().length() == 0
                            ? comparison.restorer().replaceValue(root, there.get(), steps)
                            : new Restoration.Left("what stands there is no list of steps");
        }
        comparison.add(finding, steps.key(), "write the template's steps into the file", restoration);
    }

    /** The template below whatever comments an empty file has. */
    private Restoration whole() {
        String text = found.file().text();
        String canonical = comparison.template().text();
        boolean named = text.contains(comparison.template().of().firstLine());
        String body = named ? canonical.substring(canonical.indexOf('\n') + 1) : canonical;
        String lineEnd = found.file().lineEnd();
        boolean open = !text.isEmpty() && !text.endsWith("\n");
        return Restoration.edit(text.length(), 0, (open ? lineEnd : "") + body.replace("\n", lineEnd));
    }

    private void section(Section section) {
        List<Step> canonical = template.in(section);
        List<Step> own = new ArrayList<>(found.in(section));
        boolean absent = found.in(section).isEmpty() && !canonical.isEmpty();
        for (int i = 0; i < canonical.size(); i++) {
            Step step = canonical.get(i);
            Optional<Step> there = found.find(section, step.name());
            if (there.isEmpty()) {
                there = renamed(step, section);
                there.ifPresent(t -> comparison.add(
                        MissingStep.renamed(t, step),
                        step.body(),
                        "call it `" + step.name() + "`",
                        comparison.restorer().rename(t.nameToken().orElseThrow(), step.name())));
            }
            if (there.isPresent()) {
                own.remove(there.get());
                new StepDrift(comparison, there.get(), step).check();
            } else if (!absent || i == 0) {
                missing(canonical, i);
            }
        }
        if (section == Section.STEPS && StepOrder.matters(found)) {
            StepOrder.check(comparison, section);
        }
        own.forEach(s -> comparison.own(section.key() + " " + s.name() + " " + Value.of(s.body())));
    }

    private Optional<Step> renamed(Step canonical, Section section) {
        return found.in(section).stream()
                .filter(s -> s.nameToken().filter(n -> n.alias().isEmpty()).isPresent())
                .filter(s -> template.find(section, s.name()).isEmpty())
                .filter(s -> Similarity.of(canonical, s) >= RENAMED)
                .filter(s -> template.in(section).stream()
                        .noneMatch(other -> other != canonical
                                && found.find(section, other.name()).isEmpty()
                                && Similarity.of(other, s) >= Similarity.of(canonical, s)))
                .findFirst();
    }

    private void missing(List<Step> canonical, int at) {
        Step step = canonical.get(at);
        if (comparison.template().marks().isYours(step.body())) {
            return;
        }
        List<Step> before = new ArrayList<>(canonical.subList(0, at));
        Collections.reverse(before);
        List<Step> after = canonical.subList(at + 1, canonical.size());
        Optional<Step> previous = present(before);
        Optional<Step> next = present(after);
        comparison.add(
                MissingStep.absent(
                        step,
                        previous.or(() -> next).map(Step::token).orElseGet(() -> holder(step.section())),
                        previous.or(() -> next).map(Step::name),
                        previous.isPresent()),
                step.nameToken().orElseThrow(),
                "put " + step.title() + " back",
                comparison.steps().insert(step, before, after));
    }

    private Span holder(Section section) {
        return found.root()
                .flatMap(r -> r.entry(section.key()))
                .map(e -> e.key().use())
                .orElseGet(found::token);
    }

    private Optional<Step> present(List<Step> candidates) {
        return candidates.stream()
                .flatMap(c -> found.find(c.section(), c.name()).stream())
                .findFirst();
    }

    private void top() {
        YamlMapping mine = found.root().orElseThrow();
        YamlMapping theirs = template.root().orElseThrow();
        for (YamlMapping.Entry entry : theirs.entries()) {
            if (!isSection(entry.name()) && !comparison.template().marks().isYours(entry)) {
                top(mine, theirs, entry);
            }
        }
        for (YamlMapping.Entry entry : mine.entries()) {
            boolean known =
                    isSection(entry.name()) || theirs.entry(entry.name()).isPresent();
            boolean absent = Value.ofKey(entry.name(), entry.value()) instanceof Value.Absent;
            if (known || absent) {
                continue;
            }
            if (entry.name().equals("when")) {
                new WhenDrift(comparison, "the workflow").added(mine, entry, theirs);
            } else if (LOCKED_ABOVE.contains(entry.name())) {
                comparison.add(
                        ExtraKey.ofWorkflow(entry),
                        theirs,
                        "take `" + entry.name() + "` out",
                        comparison.restorer().removeEntry(mine, entry));
            } else {
                comparison.own(entry.name() + " " + Value.of(entry.value()));
            }
        }
    }

    private void top(YamlMapping mine, YamlMapping theirs, YamlMapping.Entry entry) {
        Optional<YamlMapping.Entry> there = mine.entry(entry.name());
        if (there.isEmpty()) {
            comparison.add(
                    MissingKey.finding("the workflow", found.token(), entry),
                    entry.key(),
                    "put `" + entry.name() + "` back",
                    comparison.restorer().insertEntry(mine, theirs, entry));
        } else if (entry.name().equals("when")) {
            new WhenDrift(comparison, "the workflow").changed(mine, there.get(), entry);
        } else if (!Value.ofKey(entry.name(), there.get().value()).equals(Value.ofKey(entry.name(), entry.value()))) {
            comparison.add(
                    ChangedValue.finding(
                            "the workflow",
                            entry.name(),
                            Token.of(found.file(), there.get().value()),
                            Token.text(found.file(), there.get().value()),
                            Token.text(template.file(), entry.value())),
                    entry.value(),
                    "write the template's value",
                    comparison.restorer().replaceValue(mine, there.get(), entry));
        }
    }

    private static boolean isSection(String key) {
        for (Section section : Section.values()) {
            if (section.key().equals(key)) {
                return true;
            }
        }
        return false;
    }
}
