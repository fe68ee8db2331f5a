package dev.loco.cishared.pipeline.drift;

import dev.loco.cishared.finding.Edit;
import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Fix;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.pipeline.model.Workflow;
import dev.loco.cishared.pipeline.restore.Restoration;
import dev.loco.cishared.yaml.YamlComment;
import dev.loco.cishared.yaml.YamlFile;
import dev.loco.cishared.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tries a fix before it is offered: the text still reads as YAML, the finding is gone, nothing new is found, and what
 * the owner wrote is all there. A fix that fails is withdrawn, and the finding says so.
 */
final class Trial {
    private final Comparison before;

    Trial(Comparison before) {
        this.before = before;
    }

    Finding proven(Finding finding) {
        if (finding.fix().isEmpty()) {
            return finding;
        }
        List<Edit> edits = finding.fix().get().edits();
        Optional<String> text = Restoration.apply(before.file().text(), edits);
        if (text.isEmpty()) {
            return Comparison.left(finding, "its edits are in each other's way");
        }
        YamlFile after = YamlReader.read(before.file().file(), text.get().getBytes(StandardCharsets.UTF_8));
        if (after.root().isEmpty() || errors(after) > errors(before.file())) {
            return Comparison.left(finding, "the text around it is used elsewhere in the file or stands in its way");
        }
        Comparison result = DriftCheck.compare(Workflow.read(after), before.template());
        // Without steps nothing was compared yet: more is found once they are there.
        boolean whole = before.found().steps().isEmpty();
        if (count(result, finding) >= count(before, finding)
                || !whole && size(result, finding) >= size(before, finding)
                || !whole && !sorted(result.owned()).equals(sorted(before.owned()))) {
            return Comparison.left(finding, "a change there would change something else too");
        }
        return losesComment(after, edits)
                ? finding.withFix(
                        new Fix(Fix.Safety.UNSAFE, finding.fix().get().title() + ", which drops a comment", edits))
                : finding;
    }

    private static long errors(YamlFile file) {
        return file.problems().stream()
                .filter(p -> p.severity() == Severity.ERROR)
                .count();
    }

    private static long count(Comparison comparison, Finding finding) {
        return comparison.findings().stream()
                .filter(f -> f.rule().equals(finding.rule()) && f.message().equals(finding.message()))
                .count();
    }

    /** A step that gets its name back may be out of order under it: that is found then, and the next fix. */
    private static long size(Comparison comparison, Finding fixed) {
        boolean renamed = fixed.rule().equals(MissingStep.RULE);
        return comparison.findings().stream()
                .filter(f -> !(renamed && f.rule().equals(StepOrder.RULE)))
                .count();
    }

    private static List<String> sorted(List<String> texts) {
        return texts.stream().sorted().toList();
    }

    /** A comment behind something that is taken out goes with it; every other one must still be there. */
    private boolean losesComment(YamlFile after, List<Edit> edits) {
        List<String> left = new ArrayList<>();
        after.comments().forEach(c -> left.add(c.text()));
        for (YamlComment comment : before.file().comments()) {
            boolean removedWithItsLine = !comment.ownLine()
                    && edits.stream()
                            .anyMatch(e -> e.replacement().isEmpty()
                                    && e.offset() <= comment.span().offset()
                                    && comment.span().offset() < e.offset() + e.length());
            if (!left.remove(comment.text()) && !removedWithItsLine) {
                return true;
            }
        }
        return false;
    }
}
