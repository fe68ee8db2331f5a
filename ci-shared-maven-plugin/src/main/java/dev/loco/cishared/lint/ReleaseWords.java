package dev.loco.cishared.lint;

import dev.loco.cishared.release.files.FileChange;
import dev.loco.cishared.release.git.ObjectId;
import dev.loco.cishared.release.history.Change;
import dev.loco.cishared.release.plan.FloatingMove;
import dev.loco.cishared.release.plan.ReleasePlan;
import dev.loco.cishared.release.protocol.PushResult;
import dev.loco.cishared.report.Printable;
import dev.loco.cishared.text.UnifiedDiff;
import dev.loco.cishared.version.Level;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What the goals that release print for a person. */
final class ReleaseWords {
    /** A first release of an old repository has thousands. */
    private static final int MOST_REASONS = 40;

    private final PrintStream out;
    /** Whether there are several components, so that each must be named. */
    private final boolean named;

    ReleaseWords(PrintStream out, boolean named) {
        this.out = out;
        this.named = named;
    }

    /** What would be released, and why. */
    void plan(ReleasePlan plan) {
        Optional<String> current = plan.currentVersion();
        if (plan.next().isEmpty()) {
            out.println(name(plan)
                    + plan.current()
                            .map(tag -> current.orElse("") + ": nothing to release, no commit since " + tag.name()
                                    + " asks for it")
                            .orElse("no release yet, and no commit asks for one"));
            return;
        }
        out.println(name(plan) + current.map(version -> version + " -> ").orElse("first release ")
                + plan.next().get() + " (" + level(plan) + ")");
        int[] count = new int[1];
        plan.changes().forEach(change -> {
            if (count[0]++ < MOST_REASONS) {
                out.println("  " + line(change));
            }
        });
        if (count[0] > MOST_REASONS) {
            out.println("  … and " + (count[0] - MOST_REASONS) + " more; --format json names all");
        }
    }

    /** On 0.x a breaking change does not make a major version, which would look like a fault. */
    private static String level(ReleasePlan plan) {
        boolean zero = plan.next().filter(v -> v.major().signum() == 0).isPresent();
        return plan.level() == Level.MAJOR && zero && plan.current().isPresent()
                ? "major, which is minor on 0.x"
                : plan.level().label();
    }

    private static String line(Change change) {
        return String.format(
                "%-8s %s  %s", change.rule(), ObjectId.abbreviated(change.commit()), Printable.line(change.subject()));
    }

    /** The refs and files that a release would change. */
    void effects(ReleasePlan plan) {
        plan.tag().ifPresent(tag -> {
            out.println("  would push tag " + tag + " at "
                    + (plan.files().isEmpty() ? ObjectId.abbreviated(plan.base()) : "a commit of its own"));
            for (FloatingMove move : plan.floating()) {
                out.println("  would " + (move.old().isPresent() ? "move" : "push") + " tag " + move.tag());
            }
            for (FileChange file : plan.files()) {
                out.print(UnifiedDiff.of(
                        "a/" + file.path(), text(file.before()), "b/" + file.path(), text(file.after())));
            }
        });
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** What became of it. */
    void result(PushResult result) {
        String name = named ? result.component() + ": " : "";
        switch (result.outcome()) {
            case RELEASED ->
                out.println(name + "released " + result.tag().orElse("") + " at "
                        + ObjectId.abbreviated(result.commit().orElse(""))
                        + (result.floating().isEmpty()
                                ? ""
                                : "; " + String.join(", ", result.floating()) + " moved along")
                        + (result.attempts() > 1 ? "; attempt " + result.attempts() : ""));
            case ALREADY_RELEASED ->
                out.println(name + result.tag().orElse("") + " is released already, at "
                        + ObjectId.abbreviated(result.commit().orElse("")));
            case NOTHING -> out.println(name + "nothing to release");
            case PROBLEMS -> out.println(name + "not released: its version files cannot be changed");
        }
    }

    private String name(ReleasePlan plan) {
        return named ? plan.component().name() + ": " : "";
    }
}
