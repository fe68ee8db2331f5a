package dev.loco.cishared.lint;

import dev.loco.cishared.finding.Report;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** Runs a goal for a front door: the one call both doors make. */
public final class Goals {
    private Goals() {}

    /**
     * Runs the goal and writes its reports.
     *
     * @param arguments files, folders or the ids of rules, whatever the goal takes
     * @return how it ended; wrong use and what could not run included, each with its message
     */
    public static Outcome run(Goal goal, List<String> arguments, Options options, Door door) {
        if (options.one("skip").filter("true"::equals).isPresent()) {
            door.err().println("skipped: " + goal.label() + " because `skip` is set");
            return Outcome.CLEAN;
        }
        try {
            return switch (goal) {
                case LINT, BAO_MANIFEST_CHECK, BAO_LINT, CI_LINT, POLICY_LINT -> lint(goal, arguments, options, door);
                case REVERSE_COVERAGE -> reverseCoverage(arguments, options, door);
                case POLICY_GENERATE -> new GenerateRun(options, door).run(arguments);
                case FIX -> fix(arguments, options, door);
                case INIT -> init(arguments, options, door);
                case SNAPSHOT -> snapshot(arguments, options, door);
                case BUMP, BUMP_PREPARE, BUMP_PUSH -> bump(goal, arguments, options, door);
                case EXPLAIN -> explain(arguments, options, door);
                case POLICY_DECIDE -> new DecideRun(options, door).run(arguments);
                case COMMIT_CHECK -> new CommitCheckRun(options, door).run(arguments);
                case RULES -> Explain.list(door);
            };
        } catch (WrongUse wrong) {
            return new Outcome(ExitCode.WRONG_USE, String.valueOf(wrong.getMessage()));
        } catch (CouldNotRun fault) {
            return new Outcome(ExitCode.COULD_NOT_RUN, String.valueOf(fault.getMessage()));
        }
    }

    private static Outcome lint(Goal goal, List<String> arguments, Options options, Door door)
            throws WrongUse, CouldNotRun {
        if (options.flag("install-hook") || options.flag("uninstall-hook")) {
            Path root = new Translation(options, door).repository().root();
            return new CommitHook(CommitHook.Kind.FILES, options, door, root).run(arguments);
        }
        if (options.flag("force")) {
            throw new WrongUse("`force` is for" + door.words().flag("install-hook"));
        }
        boolean past = options.flag("history") || options.one("since").isPresent();
        Reports reports = new Reports(options, door, past ? "version" : Report.FILE);
        try (LintRequest request = new Translation(options, door).request(goal, arguments)) {
            LintResult result = Lint.run(request);
            if (options.flag("write-baseline")) {
                return Baselines.write(result, request, door);
            }
            if (options.flag("diff")) {
                door.out().print(TemplateDiff.of(request, result));
                return reports.writeBeside(result);
            }
            return reports.write(result);
        } catch (UncheckedIOException fault) {
            throw new CouldNotRun(String.valueOf(fault.getMessage()), fault);
        }
    }

    private static Outcome reverseCoverage(List<String> arguments, Options options, Door door)
            throws WrongUse, CouldNotRun {
        Reports reports = new Reports(options, door);
        Translation translation = new Translation(options, door);
        try (LintRequest request = translation.request(Goal.REVERSE_COVERAGE, translation.manifests(arguments))) {
            LintResult result = Lint.run(CoverageRun.prepared(request, options, door));
            return options.flag("write-baseline") ? Baselines.write(result, request, door) : reports.write(result);
        }
    }

    private static Outcome init(List<String> arguments, Options options, Door door) throws WrongUse, CouldNotRun {
        if (!arguments.isEmpty()) {
            throw new WrongUse("`init` sets up the whole repository; it takes no `" + arguments.get(0) + "`");
        }
        return new InitRun(options, door, new Translation(options, door).repository()).run();
    }

    private static Outcome snapshot(List<String> arguments, Options options, Door door) throws WrongUse, CouldNotRun {
        if (!arguments.isEmpty()) {
            throw new WrongUse("`snapshot` takes no `" + arguments.get(0) + "`; the folder is given as `to`");
        }
        return new SnapshotRun(options, door).run();
    }

    private static Outcome bump(Goal goal, List<String> arguments, Options options, Door door)
            throws WrongUse, CouldNotRun {
        if (!arguments.isEmpty()) {
            throw new WrongUse(
                    "`" + goal.label() + "` is about the whole repository; it takes no `" + arguments.get(0) + "`");
        }
        return switch (goal) {
            case BUMP_PREPARE -> new PrepareRun(options, door).run();
            case BUMP_PUSH -> new PushRun(options, door).run();
            default -> new BumpRun(options, door).run();
        };
    }

    private static Outcome explain(List<String> arguments, Options options, Door door) throws WrongUse, CouldNotRun {
        if (options.flag("pipeline")) {
            return ExplainPipeline.run(arguments, options, door);
        }
        for (String name : List.of("format", "output", "root", "default-branch")) {
            if (options.one(name).isPresent()) {
                throw new WrongUse(
                        "`" + name + "` is for pipelines: add" + door.words().flag("pipeline"));
            }
        }
        return Explain.page(arguments, new Translation(options, door), door);
    }

    private static Outcome fix(List<String> arguments, Options options, Door door) throws WrongUse, CouldNotRun {
        if (options.flag("staged")) {
            throw new WrongUse("`fix` mends the work tree; leave out `staged`");
        }
        Reports reports = new Reports(options, door);
        try (LintRequest request = new Translation(options, door).request(Goal.FIX, arguments)) {
            return new FixRun(request, reports, door)
                    .run(options.flag("update"), options.flag("diff"), options.flag("force"));
        }
    }
}
