package dev.loco.cishared.pipeline.release;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Related;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.pipeline.model.Step;
import dev.loco.cishared.pipeline.model.Token;
import dev.loco.cishared.pipeline.model.Workflow;
import dev.loco.cishared.pipeline.script.Call;
import dev.loco.cishared.pipeline.script.Script;
import dev.loco.cishared.pipeline.script.Word;
import dev.loco.cishared.pipeline.simulate.Column;
import dev.loco.cishared.pipeline.simulate.Occasion;
import dev.loco.cishared.pipeline.simulate.Simulation;
import dev.loco.cishared.pipeline.simulate.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A step on a push that commits and pushes to the same branch, without a word that keeps Woodpecker from starting again.
 * A script that looks before it commits, or goes on when there was nothing to commit, is taken to know when to stop.
 */
public final class RetriggerLoop {
    public static final Rule RULE = new Rule(
            "release/retrigger-loop",
            Severity.WARNING,
            "A step pushes a commit that starts it again",
            "every push starts the pipeline, one of its own as well, unless its commit message has `[skip ci]`");

    /** Woodpecker 3.17.0, {@code constraint/skip.go}. */
    private static final Pattern SKIP = Pattern.compile("\\[(?i:ci *skip|skip *ci)]");

    /** What a script can look with before it goes on. */
    private static final Set<String> GUARDS =
            Set.of("test", "[", "[[", "grep", "case", "exit", "return", "cmp", "diff");

    private static final Set<String> LOOKING =
            Set.of("diff", "status", "log", "show", "diff-index", "rev-parse", "describe");
    private static final Set<String> ELSEWHERE = Set.of("clone", "init", "worktree", "submodule");
    private static final Pattern BRANCH = Pattern.compile("[\\w./-]+");

    private RetriggerLoop() {}

    /** A commit, the push that carries it, and the branch it goes to if that is written out. */
    private record Loop(Span commit, Span push, String command, Optional<String> branch) {}

    static List<Finding> check(Simulation simulation) {
        List<Finding> findings = new ArrayList<>();
        for (Workflow workflow : simulation.workflows()) {
            for (Step step : workflow.steps()) {
                loop(workflow, step)
                        .filter(loop -> startsAgain(simulation, workflow, step, loop.branch))
                        .map(loop -> finding(step, loop))
                        .ifPresent(findings::add);
            }
        }
        return findings;
    }

    private static Finding finding(Step step, Loop loop) {
        return Finding.of(
                        RULE,
                        loop.push,
                        step.title() + " runs on a push and pushes a commit of its own, which starts it again",
                        "put `[skip ci]` into the commit's message, or look whether there is anything to commit")
                .withLabel("starts the pipeline again")
                .withRelated(Related.at(loop.commit, loop.command + " without `[skip ci]`"));
    }

    private static Optional<Loop> loop(Workflow workflow, Step step) {
        Optional<Loop> commit = Optional.empty();
        for (Script script : Script.of(step)) {
            for (Call call : script.calls()) {
                if (isGuard(call)) {
                    return Optional.empty();
                }
                Optional<String> commits = commits(call);
                if (commits.isPresent()) {
                    if (call.tried() || !isPlain(call)) {
                        return Optional.empty();
                    }
                    Span place = place(workflow, script, call);
                    commit = Optional.of(new Loop(place, place, commits.get(), Optional.empty()));
                }
                if (commit.isPresent() && Git.is(call, "push")) {
                    GitPush push = GitPush.of(call);
                    Optional<Optional<String>> branch = branch(push);
                    if (branch.isPresent()) {
                        return Optional.of(new Loop(
                                commit.get().commit,
                                place(workflow, script, call),
                                commit.get().command,
                                branch.get()));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Span place(Workflow workflow, Script script, Call call) {
        Word first = call.words().get(0);
        Word second = call.words().get(Math.min(1, call.words().size() - 1));
        return Token.part(
                workflow.file(), script.written(), first.offset(), second.offset() + second.length() - first.offset());
    }

    private static boolean isGuard(Call call) {
        return GUARDS.contains(call.name())
                || call.name().equals("cd")
                || LOOKING.stream().anyMatch(c -> Git.is(call, c))
                || ELSEWHERE.stream().anyMatch(c -> Git.is(call, c))
                || Git.isElsewhere(call);
    }

    /** How the call makes a commit. */
    private static Optional<String> commits(Call call) {
        boolean npm = Set.of("npm", "yarn", "pnpm").contains(call.name())
                && call.words().size() > 1
                && call.words().get(1).text().equals("version")
                && !call.has("--no-git-tag-version");
        return Git.is(call, "commit")
                ? Optional.of("`git commit`")
                : npm ? Optional.of("`" + call.name() + " version`") : Optional.empty();
    }

    /** Whether the whole message of the commit is written in the call, and lets Woodpecker start. */
    private static boolean isPlain(Call call) {
        boolean message = !call.name().equals("git");
        for (Word word : call.arguments()) {
            String text = word.text();
            if (SKIP.matcher(text).find()
                    || text.startsWith("--amend")
                    || text.equals("-F")
                    || text.startsWith("--file")) {
                return false;
            }
            boolean unknown = text.contains("$(")
                    || word.expansions().stream()
                            .anyMatch(e ->
                                    e.name().contains("MESSAGE") || e.name().contains("MSG"));
            if (unknown) {
                return false;
            }
            message |= text.matches("-[a-z]*m.*") || text.startsWith("--message");
        }
        return message;
    }

    /** The branch that it pushes to: outer empty when it pushes none of this repository, inner when it is the current one. */
    private static Optional<Optional<String>> branch(GitPush push) {
        boolean skipped = push.options().stream().anyMatch(o -> o.contains("skip"))
                || push.options().contains("--tags")
                || push.options().contains("--delete")
                || push.options().contains("--dry-run");
        if (skipped || !push.remote().isEmpty() && !push.remote().equals("origin")) {
            return Optional.empty();
        }
        if (push.refspecs().isEmpty()) {
            return Optional.of(Optional.empty());
        }
        for (String target : push.targets()) {
            String branch = target.replaceFirst("^refs/heads/", "");
            if (Set.of("HEAD", "${CI_COMMIT_BRANCH}").contains(branch)) {
                return Optional.of(Optional.empty());
            }
            if (BRANCH.matcher(branch).matches() && !branch.startsWith("refs/")) {
                return Optional.of(Optional.of(branch));
            }
        }
        return Optional.empty();
    }

    /** Whether the step certainly runs on a push to that branch, whatever the push changes. */
    private static boolean startsAgain(Simulation simulation, Workflow workflow, Step step, Optional<String> branch) {
        String name = branch.filter(b -> !b.equals(simulation.defaultBranch())).orElse("");
        if (!name.isEmpty()) {
            Occasion push = new Occasion(Column.PUSH_OTHER, name, "refs/heads/" + name, "", List.of("some-file"));
            return runsOnPush(simulation, workflow, step)
                    && simulation.step(workflow, step, push) == Verdict.RUNS
                    && simulation.cell(workflow, step, Column.PUSH_OTHER).verdict() != Verdict.SKIPPED;
        }
        return simulation.cell(workflow, step, Column.PUSH_DEFAULT).verdict() == Verdict.RUNS
                || branch.isEmpty()
                        && simulation.cell(workflow, step, Column.PUSH_OTHER).verdict() == Verdict.RUNS;
    }

    private static boolean runsOnPush(Simulation simulation, Workflow workflow, Step step) {
        return simulation.cell(workflow, step, Column.PUSH_DEFAULT).verdict() != Verdict.SKIPPED
                || simulation.cell(workflow, step, Column.PUSH_OTHER).verdict() != Verdict.SKIPPED;
    }
}
