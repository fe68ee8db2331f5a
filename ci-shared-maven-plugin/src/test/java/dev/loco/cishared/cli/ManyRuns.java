package dev.loco.cishared.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;
import java.nio.file.Path;

/** Runs {@code lint} in one folder after the other: a process of its own, so that its heap can be small. */
final class ManyRuns {
    static final String MARK = "== exit code ";

    private ManyRuns() {}

    public static void main(String[] folders) {
        PrintStream out = new PrintStream(System.out, true, UTF_8);
        for (String folder : folders) {
            int code = Main.run(out, out, Path.of(folder), "lint", "--date", "2026-11-23");
            out.print(MARK + code + "\n");
        }
    }
}
