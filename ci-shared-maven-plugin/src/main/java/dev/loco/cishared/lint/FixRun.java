package dev.loco.cishared.lint;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.pipeline.update.Update;
import dev.loco.cishared.text.UnifiedDiff;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The goal {@code fix}: mends, shows or writes the result, says what was mended and what is left. */
final class FixRun {
    private final LintRequest request;
    private final Reports reports;
    private final Door door;

    FixRun(LintRequest request, Reports reports, Door door) {
        this.request = request;
        this.reports = reports;
        this.door = door;
    }

    Outcome run(boolean update, boolean diff, boolean force) throws CouldNotRun {
        if (update) {
            UpdateRun.Updated updated = UpdateRun.update(request);
            Task task = new Task(
                    door.words().goal("fix") + door.words().flag("update"),
                    "updated",
                    "nothing to update: no pipeline that could be read follows an older revision of a template",
                    file -> what(updated.updates().get(file)));
            return diff ? show(updated.mended()) : write(updated.mended(), task, force);
        }
        Fixer.Mended mended = Fixer.mend(request);
        Task task = new Task(
                door.words().goal("fix"),
                "mended",
                "nothing to mend that is safe to mend unseen",
                file -> what(mended.mended().getOrDefault(file, List.of())));
        return diff ? show(mended) : write(mended, task, force);
    }

    /**
     * How what is done is spoken of.
     *
     * @param command what runs it
     * @param done the participle: {@code mended}
     * @param nothing what is said when there was nothing to do
     * @param what what was done to a file
     */
    private record Task(String command, String done, String nothing, UnaryOperator<String> what) {}

    private Outcome show(Fixer.Mended mended) throws CouldNotRun {
        Redaction redaction = new Redaction(mended.left());
        for (Map.Entry<String, String> file : mended.after().entrySet()) {
            String name = file.getKey();
            String before = mended.before().getOrDefault(name, "");
            door.out().print(redaction.lines(UnifiedDiff.of("a/" + name, before, "b/" + name, file.getValue())));
        }
        return reports.writeBeside(mended.left());
    }

    private Outcome write(Fixer.Mended mended, Task task, boolean force) throws CouldNotRun {
        List<String> dirty = force
                ? List.of()
                : request.repository().uncommitted(List.copyOf(mended.after().keySet()));
        PrintStream out = door.err();
        List<String> written = new ArrayList<>();
        for (Map.Entry<String, String> file : mended.after().entrySet()) {
            if (dirty.contains(file.getKey())) {
                continue;
            }
            write(file.getKey(), file.getValue());
            written.add(file.getKey());
            out.println(task.done() + " " + file.getKey() + ": " + task.what().apply(file.getKey()));
        }
        if (dirty.isEmpty()) {
            if (written.isEmpty()) {
                out.println(task.nothing());
            }
            return reports.write(mended.left());
        }
        String files = String.join(", ", dirty);
        reports.write(Lint.run(request));
        return new Outcome(
                ExitCode.FINDINGS,
                "not " + task.done() + " because of changes that are not committed: " + files
                        + "; commit or stash them, or see what would change: "
                        + task.command()
                        + door.words().flag("diff") + ", or do it all the same: "
                        + task.command()
                        + door.words().flag("force"));
    }

    /** {@code python-ci.yml revision 1 to 3, 1 conflict}, and below it what was taken over, one a line. */
    private static String what(@Nullable Update update) {
        if (update == null) {
            return "`revision`, as the pipeline names it now";
        }
        int from = update.from().revision();
        int to = update.to().revision();
        StringBuilder what = new StringBuilder(update.to().name() + " revision ");
        what.append(from == to ? to + ", named in the first line" : from + " to " + to);
        int conflicts = update.conflicts().size();
        if (conflicts > 0) {
            what.append(", ").append(conflicts).append(conflicts == 1 ? " conflict" : " conflicts");
        }
        update.taken().forEach(title -> what.append("\n  ").append(title));
        return what.toString();
    }

    private void write(String name, String text) throws CouldNotRun {
        try {
            AtomicFile.write(request.repository().root().resolve(name), text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException fault) {
            throw new CouldNotRun("`" + name + "` cannot be written: " + fault.getMessage(), fault);
        }
    }

    /** {@code 3 findings (drift/image-pin, images/missing-pull)}. */
    private static String what(List<Finding> findings) {
        String rules = findings.stream()
                .map(finding -> finding.rule().id())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return findings.size() + (findings.size() == 1 ? " finding (" : " findings (") + rules + ")";
    }
}
