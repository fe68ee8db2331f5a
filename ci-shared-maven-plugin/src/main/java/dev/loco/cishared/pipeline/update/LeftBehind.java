package dev.loco.cishared.pipeline.update;

import dev.loco.cishared.finding.Edit;
import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.pipeline.drift.DriftCheck;
import dev.loco.cishared.pipeline.drift.MissingKey;
import dev.loco.cishared.pipeline.drift.MissingStep;
import dev.loco.cishared.pipeline.drift.StepOrder;
import dev.loco.cishared.pipeline.model.Section;
import dev.loco.cishared.pipeline.model.Step;
import dev.loco.cishared.pipeline.model.Workflow;
import dev.loco.cishared.pipeline.restore.Restoration;
import dev.loco.cishared.pipeline.restore.Restorer;
import dev.loco.cishared.pipeline.template.Catalogue;
import dev.loco.cishared.pipeline.template.Filled;
import dev.loco.cishared.pipeline.template.TemplateRevision;
import dev.loco.cishared.yaml.YamlMapping;
import dev.loco.cishared.yaml.YamlNode;
import dev.loco.cishared.yaml.YamlReader;
import dev.loco.cishared.yaml.YamlSequence;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Tells what was changed from what was left behind: a part that differs from the revision the file names but is as an
 * older one had it is outdated, not modified.
 */
public final class LeftBehind {
    private final Workflow found;
    private final List<Older> older = new ArrayList<>();

    /**
     * An older revision and what it has to say of the file.
     *
     * @param findings what differs
     * @param asNamed the same with its steps called as the named revision calls them
     * @param names of its steps, and what the named revision calls them
     */
    private record Older(TemplateRevision revision, List<Finding> findings, List<Finding> asNamed, Set<String> names) {}

    private LeftBehind(Workflow found, Catalogue catalogue, TemplateRevision named, Map<String, String> parameters) {
        this.found = found;
        for (int revision = named.revision() - 1; revision >= 1; revision--) {
            catalogue.find(named.name(), revision).ifPresent(r -> older.add(older(r, named, parameters)));
        }
    }

    private Older older(TemplateRevision revision, TemplateRevision named, Map<String, String> parameters) {
        Workflow workflow = read(revision);
        Workflow newer = read(named);
        List<Edit> edits = new ArrayList<>();
        Set<String> names = new TreeSet<>();
        Restorer restorer = new Restorer(workflow.file(), newer.file());
        for (Section section : Section.values()) {
            for (Evolution.Pair pair : Evolution.of(section, workflow, newer).pairs()) {
                pair.base().ifPresent(b -> names.addAll(List.of(b.name(), pair.name())));
                if (pair.renamed()
                        && restorer.rename(pair.base().orElseThrow().nameToken().orElseThrow(), pair.name())
                                instanceof Restoration.Edits renaming) {
                    edits.addAll(renaming.edits());
                }
            }
        }
        List<Finding> findings = DriftCheck.untried(found, Filled.of(revision, found, parameters));
        String renamed = Restoration.apply(revision.text(), new Restoration.Edits(edits).edits())
                .orElse(revision.text());
        List<Finding> asNamed = edits.isEmpty()
                ? findings
                : DriftCheck.untried(
                        found,
                        Filled.of(
                                new TemplateRevision(revision.name(), revision.revision(), renamed),
                                found,
                                parameters));
        return new Older(revision, findings, asNamed, names);
    }

    private static Workflow read(TemplateRevision revision) {
        return Workflow.read(YamlReader.read(revision.title(), revision.text().getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * The findings of drift, those about what was left behind as {@code template/outdated}.
     *
     * @param named the revision the findings are about
     */
    public static List<Finding> tell(
            List<Finding> drift,
            Workflow found,
            Catalogue catalogue,
            TemplateRevision named,
            Map<String, String> parameters) {
        if (drift.isEmpty() || named.revision() == 1) {
            return drift;
        }
        LeftBehind all = new LeftBehind(found, catalogue, named, parameters);
        return drift.stream()
                .map(f -> all.since(f).map(r -> Outdated.left(f, r)).orElse(f))
                .toList();
    }

    /** The newest of the older revisions that has nothing to say about what the finding is about. */
    private Optional<TemplateRevision> since(Finding finding) {
        return older.stream()
                .filter(o ->
                        isAboutNothing(finding) && finding.rule().equals(MissingStep.RULE) || knowsStep(o, finding))
                .filter(o -> (isRenamed(finding) ? o.findings : o.asNamed)
                        .stream().noneMatch(other -> isAboutTheSame(finding, other)))
                .map(Older::revision)
                .findFirst();
    }

    /** Of a step that is new since then the older revision says nothing at all, which proves nothing. */
    private boolean knowsStep(Older revision, Finding finding) {
        return found.stepAt(finding.primary().offset())
                .map(Step::name)
                .filter(name -> !revision.names.contains(name))
                .isEmpty();
    }

    private boolean isAboutTheSame(Finding one, Finding other) {
        if (isAboutNothing(one) || isAboutNothing(other)) {
            return one.rule().equals(other.rule()) && subject(one).equals(subject(other));
        }
        if (one.rule().equals(StepOrder.RULE)) {
            return other.rule().equals(StepOrder.RULE);
        }
        Span left = leaf(one.primary());
        Span right = leaf(other.primary());
        return left.overlaps(right) || left.offset() == right.offset();
    }

    /** Whether it is about something that is not there, and so points at something else. */
    private static boolean isAboutNothing(Finding finding) {
        return !isRenamed(finding)
                && (finding.rule().equals(MissingStep.RULE)
                        || finding.rule().equals(MissingKey.RULE)
                        || finding.label().startsWith("expected "));
    }

    private static boolean isRenamed(Finding finding) {
        return finding.rule().equals(MissingStep.RULE) && finding.label().startsWith("found ");
    }

    /** What is missing; of a step's place among its neighbours, and of the template's own steps, nothing is said. */
    private static String subject(Finding finding) {
        return finding.rule().equals(MissingStep.RULE)
                ? finding.message().replaceAll("(`[^`]*`).*|, template .*", "$1")
                : finding.message();
    }

    /** The whole scalar that a place is a part of: two revisions may differ from it in different words. */
    private Span leaf(Span place) {
        return found.root()
                .flatMap(r -> leaves(r).stream()
                        .map(YamlNode::use)
                        .filter(s -> s.offset() <= place.offset() && place.end() <= s.end())
                        .findFirst())
                .orElse(place);
    }

    private static List<YamlNode> leaves(YamlNode node) {
        Stream<YamlNode> below = node instanceof YamlMapping map
                ? map.entries().stream().flatMap(e -> Stream.of(e.key(), e.value()))
                : node instanceof YamlSequence list ? list.items().stream() : Stream.empty();
        List<YamlNode> leaves = new ArrayList<>();
        below.forEach(n -> leaves.addAll(leaves(n)));
        return node.scalar().isPresent() ? List.of(node) : leaves;
    }
}
