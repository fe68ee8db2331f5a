package dev.loco.cishared.release.race;

import dev.loco.cishared.cli.Main;
import dev.loco.cishared.release.TestGit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A goal in a JVM of its own, as a step of a pipeline runs it. */
final class Goal implements AutoCloseable {
    /** Nothing here takes a minute, but a machine may be busy. */
    static final long BOUND_SECONDS = 300;

    private static final List<String> SMALL =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx64m");

    private final String what;
    private final Process process;
    private final Path output;

    private Goal(String what, Process process, Path output) {
        this.what = what;
        this.process = process;
        this.output = output;
    }

    /** Starts it in that folder, with more variables than those of this machine without git's. */
    static Goal start(Path folder, Map<String, String> variables, List<String> words) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(SMALL);
        command.addAll(List.of("-cp", classPath(), Main.class.getName()));
        command.addAll(words);
        Path output = Files.createTempFile(folder.toAbsolutePath().getParent(), "goal-", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        TestGit.neutralise(builder.environment());
        builder.environment().keySet().removeIf(name -> name.startsWith("CI_"));
        builder.environment().putAll(variables);
        return new Goal(words + " in " + folder.getFileName(), builder.start(), output);
    }

    /** Surefire hides the class path in the manifest of a jar; what it stands for is a property then. */
    private static String classPath() {
        String whole = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        // The goals need nothing of the tests' own.
        return String.join(
                System.getProperty("path.separator"),
                Arrays.stream(whole.split(System.getProperty("path.separator")))
                        .filter(part -> !part.contains("junit") && !part.endsWith("test-classes"))
                        .toList());
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Whether it ended within that time. */
    boolean endsWithin(long millis) throws InterruptedException {
        return process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    /** Its exit code; 137 for a killed one. */
    int exit() throws InterruptedException {
        if (!process.waitFor(BOUND_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError(what + " does not end; so far it said:\n" + said() + "\nits processes: "
                    + process.descendants().map(ProcessHandle::info).toList());
        }
        return process.exitValue();
    }

    /** What it printed. */
    String said() {
        try {
            return Files.readString(output);
        } catch (IOException gone) {
            return "(its output is gone)";
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    @Override
    public String toString() {
        return what;
    }
}
