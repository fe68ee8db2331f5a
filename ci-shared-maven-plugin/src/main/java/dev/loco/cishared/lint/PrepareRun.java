package dev.loco.cishared.lint;

import dev.loco.cishared.release.git.GitFault;
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

    private static final String FOLDER = "target/ci-shared";

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
        try (ReleaseSetup setup = ReleaseSetup.of(options, door);
                Prepare.Prepared prepared = prepared(setup)) {
            prepared.nothing().ifPresent(why -> door.err().println("nothing to release: " + why));
            Outcome problems = ReleaseProblems.of(prepared.plans(), setup.repository(), options, door);
            if (problems.exit() == ExitCode.CLEAN) {
                write(setup, prepared);
                output.plans(prepared.plans(), setup.named(), false);
            }
            return problems;
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

    /** First nothing, then the plan, then the versions: whoever finds a version finds the plan it belongs to. */
    private static void write(ReleaseSetup setup, Prepare.Prepared prepared) throws WrongUse, CouldNotRun, GitFault {
        Path file = setup.root().resolve(PlanFile.NAME);
        Path folder = setup.root().resolve(FOLDER);
        try {
            Files.createDirectories(folder);
            for (ReleasePlan plan : prepared.plans()) {
                Files.deleteIfExists(folder.resolve(next(plan, setup)));
            }
            writePlan(setup, prepared, file);
            for (ReleasePlan plan : prepared.plans()) {
                String version = plan.next().map(v -> v + "\n").orElse("");
                AtomicFile.write(folder.resolve(next(plan, setup)), version.getBytes(StandardCharsets.UTF_8));
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
    private static String next(ReleasePlan plan, ReleaseSetup setup) {
        return setup.named() ? NEXT + "-" + plan.component().name() : NEXT;
    }
}
