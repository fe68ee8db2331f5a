package dev.loco.cishared.lint;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.text.UnifiedDiff;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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

    Outcome run(boolean diff, boolean force) throws CouldNotRun {
        Fixer.Mended mended = Fixer.mend(request);
        return diff ? show(mended) : write(mended, force);
    }

    private Outcome show(Fixer.Mended mended) throws CouldNotRun {
        Redaction redaction = new Redaction(mended.left());
        for (Map.Entry<String, String> file : mended.after().entrySet()) {
            String name = file.getKey();
            String before = mended.before().getOrDefault(name, "");
            door.out().print(redaction.lines(UnifiedDiff.of("a/" + name, before, "b/" + name, file.getValue())));
        }
        return reports.writeBeside(mended.left());
    }

    private Outcome write(Fixer.Mended mended, boolean force) throws CouldNotRun {
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
            out.println(
                    "mended " + file.getKey() + ": " + what(mended.mended().getOrDefault(file.getKey(), List.of())));
        }
        if (dirty.isEmpty()) {
            if (written.isEmpty()) {
                out.println("nothing to mend that is safe to mend unseen");
            }
            return reports.write(mended.left());
        }
        String files = String.join(", ", dirty);
        reports.write(Lint.run(request));
        return new Outcome(
                ExitCode.FINDINGS,
                "not mended because of changes that are not committed: " + files
                        + "; commit or stash them, or see what would change: "
                        + door.words().goal("fix")
                        + door.words().flag("diff") + ", or mend all the same: "
                        + door.words().goal("fix")
                        + door.words().flag("force"));
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
