package dev.loco.cishared.pipeline.woodpecker;

import dev.loco.cishared.finding.Edit;
import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Fix;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.pipeline.model.Token;
import dev.loco.cishared.pipeline.model.When;
import dev.loco.cishared.pipeline.model.Workflow;
import dev.loco.cishared.yaml.YamlEdits;
import dev.loco.cishared.yaml.YamlFile;
import dev.loco.cishared.yaml.YamlMapping;
import dev.loco.cishared.yaml.YamlNode;
import dev.loco.cishared.yaml.YamlScalar;
import dev.loco.cishared.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells what of a file Woodpecker 1 and 2 knew, and how 3.x has it. After the migration notes of Woodpecker 1.0, 2.0
 * and 3.0.
 */
final class LeftOver {
    private final YamlFile file;
    private final Workflow workflow;

    LeftOver(Workflow workflow) {
        this.file = workflow.file();
        this.workflow = workflow;
    }

    /** Of a key that is not known where it stands. */
    Optional<Finding> key(Place place, YamlMapping parent, YamlMapping.Entry entry) {
        Span key = entry.key().span();
        if (place.isWorkflow()) {
            return switch (entry.name()) {
                case "pipeline" -> Optional.of(pipeline(parent, key));
                case "branches" -> Optional.of(branches(parent, entry));
                case "platform" -> Optional.of(platform(parent, entry));
                default -> Optional.empty();
            };
        }
        if (place.isContainer()) {
            return switch (entry.name()) {
                case "group" -> Optional.of(Groups.finding(workflow, key));
                case "secrets" -> Optional.of(SecretsList.finding(place.step().orElseThrow(), entry));
                default -> Optional.empty();
            };
        }
        if (place.isWhen()) {
            return when(place, parent, entry);
        }
        return Optional.empty();
    }

    /** Of a value that is of no type known there. */
    Optional<Finding> value(Place place, YamlMapping parent, YamlMapping.Entry entry) {
        if (place.isContainer() && entry.name().equals("environment") && entry.value() instanceof YamlSequence list) {
            return Optional.of(EnvironmentList.finding(file, place, parent, entry, list));
        }
        if (place.isContainer() && entry.name().equals("pull") && entry.value() instanceof YamlScalar word) {
            return pull(place, entry, word);
        }
        if (place.isWhen() && entry.name().equals("event") && entry.value() instanceof YamlMapping filter) {
            return Optional.of(event(place, entry, filter));
        }
        return Optional.empty();
    }

    private Finding pipeline(YamlMapping root, Span key) {
        if (root.entry("steps").isPresent()) {
            return RemovedKey.ignored(
                    key,
                    "`pipeline` beside `steps` is passed over",
                    "take `pipeline` out, or move its steps to `steps`");
        }
        Finding finding = RemovedKey.refused(
                        key, "`pipeline` is what Woodpecker 1 called the steps; 3.x finds none", "write `steps`")
                .withLabel("found `pipeline`, expected `steps`");
        return new YamlEdits(file)
                .renameKey(root, "pipeline", "steps")
                .map(edits -> finding.withFix(new Fix(Fix.Safety.SAFE, "call it `steps`", edits)))
                .orElse(finding);
    }

    private Finding branches(YamlMapping root, YamlMapping.Entry entry) {
        String branch = FlowForm.of(entry.value());
        boolean when = root.entry("when").isPresent();
        Finding finding = RemovedKey.ignored(
                entry.key().span(),
                "`branches` of the workflow was removed: the workflow runs on every branch",
                when
                        ? "add `branch: " + branch + "` to every item of the workflow's `when`"
                        : "write `when: {branch: " + branch + "}`");
        // Woodpecker 1 let deployments of any branch pass.
        return when
                ? finding
                : moved(entry, "when", "branch: " + branch, Fix.Safety.UNSAFE)
                        .map(finding::withFix)
                        .orElse(finding);
    }

    private Finding platform(YamlMapping root, YamlMapping.Entry entry) {
        String value = FlowForm.of(entry.value());
        boolean labels = root.entry("labels").isPresent();
        Finding finding = RemovedKey.ignored(
                entry.key().span(),
                "`platform` of the workflow was removed: any agent takes it",
                labels ? "add `platform: " + value + "` to `labels`" : "write `labels: {platform: " + value + "}`");
        return labels || !(entry.value() instanceof YamlScalar)
                ? finding
                : moved(entry, "labels", "platform: " + value, Fix.Safety.SAFE)
                        .map(finding::withFix)
                        .orElse(finding);
    }

    /** A key of the workflow under another name, its value one level deeper in braces. */
    private Optional<Fix> moved(YamlMapping.Entry entry, String name, String below, Fix.Safety safety) {
        return Rewrite.of(
                file,
                "write `" + name + "`",
                safety,
                List.of(
                        now -> new YamlEdits(now).renameKey(root(now), entry.name(), name),
                        now -> new YamlEdits(now).replaceValue(root(now), name, "{" + below + "}")));
    }

    private static YamlMapping root(YamlFile file) {
        return file.root().flatMap(YamlNode::mapping).orElseThrow();
    }

    private Optional<Finding> when(Place place, YamlMapping parent, YamlMapping.Entry entry) {
        Span key = entry.key().span();
        String value = FlowForm.of(entry.value());
        return switch (entry.name()) {
            case "tag" ->
                Optional.of(RemovedKey.ignored(
                        key,
                        "`tag` in " + place.title() + " was removed: it filters nothing",
                        "write `event: tag` and `ref: refs/tags/" + bare(entry.value()) + "`"));
            case "environment" ->
                Optional.of(RemovedKey.ignored(
                        key,
                        "`environment` in " + place.title() + " was removed: it filters nothing",
                        "write `event: deployment` and `evaluate: 'CI_PIPELINE_DEPLOY_TARGET == \""
                                + bare(entry.value()) + "\"'`"));
            default -> Optional.empty();
        };
    }

    private static String bare(YamlNode node) {
        return node instanceof YamlScalar scalar ? scalar.value() : "<name>";
    }

    private Optional<Finding> pull(Place place, YamlMapping.Entry entry, YamlScalar word) {
        String now = switch (word.value()) {
            case "always" -> "true";
            case "if-not-exists", "never" -> "false";
            default -> "";
        };
        if (now.isEmpty()) {
            return Optional.empty();
        }
        Finding finding = RemovedKey.refused(
                        Token.firstLine(file, word.span()),
                        "`pull: " + word.value() + "` in " + place.title() + " is no form of Woodpecker's",
                        now.equals("true") ? "write `pull: true`" : "take it out: an image that the agent has is used")
                .withLabel("found " + Token.quote(word.value()) + ", expected `" + now + "`");
        return Optional.of(
                now.equals("true") && word.alias().isEmpty()
                        ? finding.withFix(Fix.safe(
                                "write `true`",
                                new Edit(word.span().offset(), word.span().length(), "true")))
                        : finding);
    }

    private Finding event(Place place, YamlMapping.Entry entry, YamlMapping filter) {
        List<String> events =
                new ArrayList<>(filter.get("include").map(LeftOver::texts).orElse(When.EVENTS));
        filter.get("exclude").map(LeftOver::texts).ifPresent(events::removeAll);
        return RemovedKey.refused(
                        Token.firstLine(file, filter.span()),
                        "`include` and `exclude` of `event` in " + place.title() + " were removed",
                        "list the events: `event: [" + String.join(", ", events) + "]`")
                .withLabel("found a mapping, expected events");
    }

    private static List<String> texts(YamlNode node) {
        List<YamlNode> nodes = node instanceof YamlSequence list ? list.items() : List.of(node);
        return nodes.stream()
                .flatMap(n -> n.scalar().stream())
                .map(YamlScalar::value)
                .toList();
    }
}
