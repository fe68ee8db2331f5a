package dev.loco.cishared.lint;

import dev.loco.cishared.release.git.GitFault;
import dev.loco.cishared.release.plan.ReleaseStop;

/** From what keeps a release from happening to the exit code that says so (release.md of the goals: 3 to 7, and 75). */
final class ReleaseGoal {
    private ReleaseGoal() {}

    /** A goal that looks at git. */
    @FunctionalInterface
    interface Body {
        Outcome run() throws WrongUse, CouldNotRun, GitFault, ReleaseStop, Components.BadSettings;
    }

    static Outcome run(Body body, Options options, Door door) throws WrongUse, CouldNotRun {
        try {
            return body.run();
        } catch (Components.BadSettings bad) {
            return ReleaseProblems.ofSettings(
                    bad.findings(), new Translation(options, door).repository(), options, door);
        } catch (ReleaseStop stop) {
            return new Outcome(code(stop.reason()), String.valueOf(stop.getMessage()));
        } catch (GitFault fault) {
            if (fault.kind() == GitFault.Kind.REFUSED) {
                return new Outcome(ExitCode.REFUSED, String.valueOf(fault.getMessage()));
            }
            throw new CouldNotRun(String.valueOf(fault.getMessage()), fault);
        }
    }

    private static ExitCode code(ReleaseStop.Reason reason) {
        return switch (reason) {
            case NOT_IN_BRANCH -> ExitCode.NOT_IN_BRANCH;
            case CONFLICT -> ExitCode.CONFLICTING_TAGS;
            case REFUSED -> ExitCode.REFUSED;
            case NOT_ATOMIC -> ExitCode.NOT_ATOMIC;
            case TRY_LATER -> ExitCode.TRY_AGAIN_LATER;
        };
    }
}
