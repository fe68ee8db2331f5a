package dev.loco.cishared.lint;

import dev.loco.cishared.release.git.GitFault;
import dev.loco.cishared.release.plan.Component;
import dev.loco.cishared.release.plan.PlanFile;
import dev.loco.cishared.release.plan.Planner;
import dev.loco.cishared.release.plan.ReleasePlan;
import dev.loco.cishared.release.plan.ReleaseStop;
import dev.loco.cishared.release.protocol.Prepare;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The goal {@code bump-prepare}: the plan of a release, for the steps between here and {@code bump-push}. */
final class PrepareRun {
    /** The next version alone, for a shell; empty when there is none. */
    private static final String NEXT = "next-version";

    private final Options options;
    private final Door door;

    PrepareRun(Options options, Door door) {
        this.options = options;
        this.door = door;
    }

    Outcome run() throws WrongUse, CouldNotRun {
        return ReleaseGoal.run(this::prepare, options, door);
    }

    private Outcome prepare() throws WrongUse, CouldNotRun, GitFault, ReleaseStop, Components.BadSettings {
        ReleaseOutput output = ReleaseOutput.of(options, door);
        try (ReleaseSetup setup = ReleaseSetup.of(options, door)) {
            clear(setup);
            try (Prepare.Prepared prepared = prepared(setup)) {
                Outcome problems = ReleaseProblems.of(prepared.plans(), setup.repository(), options, door);
                if (problems.exit() != ExitCode.CLEAN) {
                    return problems;
                }
                write(setup, prepared);
                if (prepared.nothing().isPresent()) {
                    door.err()
                            .println("nothing to release: " + prepared.nothing().get());
                    output.nothing(prepared.plans(), setup.named());
                } else {
                    output.plans(prepared.plans(), setup.named(), false);
                }
                return Outcome.CLEAN;
            }
        }
    }

    /** What an earlier run has left is no plan of this one, least of all when this one comes to none. */
    private static void clear(ReleaseSetup setup) throws CouldNotRun {
        Path file = setup.root().resolve(PlanFile.NAME);
        try {
            Files.deleteIfExists(file);
            for (Component component : setup.components()) {
                Files.deleteIfExists(file.resolveSibling(next(component, setup)));
            }
        } catch (IOException fault) {
            throw new CouldNotRun("the plan of an earlier run cannot be removed: " + fault.getMessage(), fault);
        }
    }

    private Prepare.Prepared prepared(ReleaseSetup setup) throws WrongUse, GitFault, ReleaseStop {
        List<Planner> planners = setup.planners();
        if (setup.isTagEvent()) {
            return Prepare.Prepared.nothing(
                    setup.commit(), planners, "this run is on a tag, so the release has been made");
        }
        return new Prepare(setup.branch(), options.flag("pinned")).run(planners);
    }

    /** First the plan, then the versions: whoever finds a version finds the plan it belongs to. */
    private static void write(ReleaseSetup setup, Prepare.Prepared prepared) throws WrongUse, CouldNotRun, GitFault {
        Path file = setup.root().resolve(PlanFile.NAME);
        try {
            Files.createDirectories(file.getParent());
            writePlan(setup, prepared, file);
            for (ReleasePlan plan : prepared.plans()) {
                String version = plan.next().map(v -> v + "\n").orElse("");
                AtomicFile.write(
                        file.resolveSibling(next(plan.component(), setup)), version.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException fault) {
            throw new CouldNotRun("the plan cannot be written to `" + file + "`: " + fault.getMessage(), fault);
        }
    }

    private static void writePlan(ReleaseSetup setup, Prepare.Prepared prepared, Path file)
            throws IOException, WrongUse, GitFault {
        Path temporary = Files.createTempFile(file.getParent(), ".ci-shared-", ".tmp");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(temporary))) {
                PlanFile.write(out, setup.commit(), prepared.base(), prepared.plans());
            }
            AtomicFile.publish(temporary, file);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** {@code next-version}; with the component's name behind it where there are several. */
    private static String next(Component component, ReleaseSetup setup) {
        return setup.named() ? NEXT + "-" + component.name() : NEXT;
    }
}
