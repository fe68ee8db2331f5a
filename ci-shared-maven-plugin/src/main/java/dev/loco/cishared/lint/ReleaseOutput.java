package dev.loco.cishared.lint;

import dev.loco.cishared.release.git.GitFault;
import dev.loco.cishared.release.plan.PlanJson;
import dev.loco.cishared.release.plan.ReleasePlan;
import dev.loco.cishared.release.protocol.PushResult;
import dev.loco.cishared.release.protocol.ResultJson;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where the goals that release say what they found or did, in the formats asked for. */
final class ReleaseOutput {
    private final Door door;
    private final List<Output<BumpFormat>> outputs;

    private ReleaseOutput(Door door, List<Output<BumpFormat>> outputs) {
        this.door = door;
        this.outputs = outputs;
    }

    static ReleaseOutput of(Options options, Door door) throws WrongUse {
        return new ReleaseOutput(door, Output.of(options, door.directory(), BumpFormat::of, BumpFormat::unknown));
    }

    /** Tells of plans. */
    void plans(List<ReleasePlan> plans, boolean named, boolean effects) throws CouldNotRun, GitFault {
        each((format, out) -> {
            switch (format) {
                case TEXT -> {
                    ReleaseWords words = new ReleaseWords(out, named);
                    for (ReleasePlan plan : plans) {
                        words.plan(plan);
                        if (effects && plan.problems().isEmpty()) {
                            words.effects(plan);
                        }
                    }
                }
                case JSON -> PlanJson.write(out, plans, named);
                case VERSION -> {
                    for (ReleasePlan plan : plans) {
                        plan.next()
                                .ifPresent(v -> out.println(named ? plan.tag().orElse("") : v.toString()));
                    }
                }
            }
        });
    }

    /** Tells programs that nothing was looked at; people have been told why beside the output. */
    void nothing(List<ReleasePlan> plans, boolean named) throws CouldNotRun, GitFault {
        each((format, out) -> {
            if (format == BumpFormat.JSON) {
                PlanJson.write(out, plans, named);
            }
        });
    }

    /** Tells of releases. */
    void results(List<PushResult> results, boolean named) throws CouldNotRun, GitFault {
        each((format, out) -> {
            switch (format) {
                case TEXT -> results.forEach(new ReleaseWords(out, named)::result);
                case JSON -> ResultJson.write(out, results, named);
                case VERSION -> results.forEach(r -> r.version().ifPresent(out::println));
            }
        });
    }

    private interface Said {
        void in(BumpFormat format, PrintStream out) throws IOException, GitFault;
    }

    private void each(Said said) throws CouldNotRun, GitFault {
        for (Output<BumpFormat> output : outputs) {
            try {
                if (output.file().isEmpty()) {
                    said.in(output.format(), door.out());
                    door.out().flush();
                    continue;
                }
                Path file = output.file().get();
                if (file.getParent() != null) {
                    Files.createDirectories(file.getParent());
                }
                try (PrintStream out = new PrintStream(Files.newOutputStream(file), false, StandardCharsets.UTF_8)) {
                    said.in(output.format(), out);
                }
            } catch (IOException fault) {
                String where = output.file().map(Path::toString).orElse("standard output");
                throw new CouldNotRun("nothing can be written to " + where + ": " + fault.getMessage(), fault);
            }
        }
    }
}
