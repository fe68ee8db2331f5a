package dev.loco.cishared.pipeline.release;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Related;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.pipeline.model.ImageReference;
import dev.loco.cishared.pipeline.model.Scalars;
import dev.loco.cishared.pipeline.model.SecretUse;
import dev.loco.cishared.pipeline.model.Step;
import dev.loco.cishared.pipeline.model.Token;
import dev.loco.cishared.pipeline.model.When;
import dev.loco.cishared.pipeline.model.Workflow;
import dev.loco.cishared.pipeline.script.Call;
import dev.loco.cishared.pipeline.script.Script;
import dev.loco.cishared.pipeline.script.Word;
import dev.loco.cishared.pipeline.simulate.Column;
import dev.loco.cishared.pipeline.simulate.Occasion;
import dev.loco.cishared.pipeline.simulate.Simulation;
import dev.loco.cishared.pipeline.simulate.Verdict;
import dev.loco.cishared.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A step that publishes on a tag such as {@code v1} as it does on {@code v1.2.3}, where such tags are moved. */
public final class TagWithoutVersionPattern {
    public static final Rule RULE = new Rule(
            "release/tag-without-version-pattern",
            Severity.WARNING,
            "A tag that moves starts a release",
            "a floating tag such as `v1` moves with every release, and each move is a tag event of its own: the release runs"
                    + " twice, the second time under the name of the floating tag");

    private static final Pattern FLOATING =
            Pattern.compile("(?:refs/tags/)?((?:[\\w.-]+-)?v)(?:[0-9]+|\\$\\{\\w*(?i:major)\\w*})");
    private static final Pattern PREFIX = Pattern.compile("refs/tags/((?:[\\w.-]+-)?v)[^/]*");

    private TagWithoutVersionPattern() {}

    static List<Finding> check(Simulation simulation, boolean fleet) {
        Optional<Related> moved = moved(simulation);
        if (!fleet && moved.isEmpty()) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        Map<String, Occasion> tags = new HashMap<>();
        for (Workflow workflow : simulation.workflows()) {
            for (Step step : workflow.steps()) {
                if (publishes(step)) {
                    floating(simulation, workflow, step, tags)
                            .map(tag -> finding(workflow, step, tag))
                            .map(f -> moved.map(f::withRelated).orElse(f))
                            .ifPresent(findings::add);
                }
            }
        }
        return findings;
    }

    private static Finding finding(Workflow workflow, Step step, String tag) {
        String pattern = "refs/tags/" + tag.substring(0, tag.length() - 1) + "*.*.*";
        return Finding.of(
                        RULE,
                        place(workflow, step),
                        step.title() + " publishes on the tag " + Token.quote(tag)
                                + " too, which moves with every release",
                        "add `ref: " + pattern + "` beside `event: tag`")
                .withLabel("expected `ref: " + pattern + "`");
    }

    /** The condition that lets tags through, the step's own or the workflow's; its {@code ref} if it has one. */
    private static Span place(Workflow workflow, Step step) {
        List<YamlNode> conditions = Stream.of(
                        step.body().get("when"), workflow.root().flatMap(r -> r.get("when")))
                .flatMap(Optional::stream)
                .toList();
        return conditions.stream()
                .flatMap(TagWithoutVersionPattern::items)
                .flatMap(item -> item.mapping().flatMap(m -> m.get("ref")).stream())
                .flatMap(ref -> Scalars.below(ref).stream())
                .filter(ref -> ref.value().startsWith("refs/tags/"))
                .map(YamlNode.class::cast)
                .findFirst()
                .or(() -> conditions.stream().findFirst())
                .map(node -> Token.of(workflow.file(), node))
                .orElseGet(step::token);
    }

    private static Stream<YamlNode> items(YamlNode when) {
        return when.sequence().map(list -> list.items().stream()).orElseGet(() -> Stream.of(when));
    }

    /** A floating tag that starts the step; it has to be started by the exact one as well. */
    private static Optional<String> floating(
            Simulation simulation, Workflow workflow, Step step, Map<String, Occasion> tags) {
        for (String prefix : prefixes(workflow, step)) {
            boolean both = Stream.of("1", "1.2.3")
                    .map(version -> tags.computeIfAbsent(prefix + version, TagWithoutVersionPattern::pushed))
                    .allMatch(tag -> simulation.step(workflow, step, tag) == Verdict.RUNS);
            if (both) {
                return Optional.of(prefix + "1");
            }
        }
        return Optional.empty();
    }

    private static Occasion pushed(String tag) {
        return new Occasion(Column.TAG, "", "refs/tags/" + tag, "", List.of());
    }

    private static Set<String> prefixes(Workflow workflow, Step step) {
        Set<String> prefixes = new LinkedHashSet<>();
        for (When when : List.of(step.when(), workflow.when())) {
            for (When.Constraint constraint : when.items()) {
                Optional.ofNullable(constraint.filters().get("ref")).stream()
                        .flatMap(f -> f.include().stream())
                        .map(PREFIX::matcher)
                        .filter(Matcher::matches)
                        .forEach(m -> prefixes.add(m.group(1)));
            }
        }
        prefixes.add("v");
        return prefixes;
    }

    private static boolean publishes(Step step) {
        return !SecretUse.of(step).isEmpty()
                || step.image()
                        .filter(i -> ImageReference.parse(i.value()).isKaniko())
                        .isPresent();
    }

    /** Where one of the workflows moves a floating tag. */
    private static Optional<Related> moved(Simulation simulation) {
        return simulation.workflows().stream()
                .flatMap(workflow -> workflow.steps().stream()
                        .flatMap(step -> Script.of(step).stream())
                        .flatMap(script -> script.calls().stream()
                                .flatMap(call -> moving(call))
                                .map(word -> Related.at(
                                        Token.part(workflow.file(), script.written(), word.offset(), word.length()),
                                        "moved here"))))
                .findFirst();
    }

    private static Stream<Word> moving(Call call) {
        boolean tag =
                Git.is(call, "tag") && (call.has("-f") || call.has("--force") || call.has("-fa") || call.has("-af"));
        boolean push = Git.is(call, "push") && GitPush.of(call).isForced();
        if (!tag && !push) {
            return Stream.empty();
        }
        return call.arguments().stream().filter(w -> {
            String target = w.text().substring(w.text().indexOf(':') + 1);
            return FLOATING.matcher(target.startsWith("+") ? target.substring(1) : target)
                    .matches();
        });
    }
}
