package dev.loco.cishared.release.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * The git binary in one directory. Every call is neutralised (see {@link GitEnvironment}), prompts never, and trusts this
 * one repository whoever owns it. Arguments that come from outside stand after {@code --end-of-options}, or are full
 * names of refs and ids that were looked at.
 */
public final class Git {
    private static final int MOST_COMPLAINT = 64 * 1024;
    /** git's codes: 128 for what it dies of itself, 129 for a wrong use; a signal's number comes on top of 128. */
    private static final int LAST_OF_ITS_OWN = 129;
    /** Passwords in URLs: git repeats URLs in its complaints. */
    private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^/@\\s'\"]*@");

    private final Path directory;
    private final Map<String, String> environment;
    private final List<String> prefix;

    private Git(Path directory, Map<String, String> environment, List<String> prefix) {
        this.directory = directory;
        this.environment = environment;
        this.prefix = prefix;
    }

    /**
     * git in that directory.
     *
     * @param trusted the repository's top folder, which may belong to another user ({@code safe.directory})
     * @param process the variables of this process
     */
    static Git in(Path directory, Path trusted, Map<String, String> process) {
        List<String> prefix = new ArrayList<>(List.of("git", "--no-pager", "-c", "safe.directory=" + trusted));
        for (String setting : GitEnvironment.NEUTRAL) {
            prefix.add("-c");
            prefix.add(setting);
        }
        return new Git(directory, GitEnvironment.of(process), List.copyOf(prefix));
    }

    /** The same with one more variable. */
    Git with(String variable, String value) {
        Map<String, String> more = new TreeMap<>(environment);
        more.put(variable, value);
        return new Git(directory, more, prefix);
    }

    /** The same with one more setting. It stands on the command line: never a credential. */
    Git configured(String setting) {
        List<String> more = new ArrayList<>(prefix);
        more.add("-c");
        more.add(setting);
        return new Git(directory, environment, List.copyOf(more));
    }

    /** The directory it works in. */
    Path directory() {
        return directory;
    }

    /** Asks and waits for the whole answer, however long it takes: for what needs no server. */
    Answer ask(String... arguments) throws GitFault {
        return ask(new byte[0], arguments);
    }

    /**
     * Asks and hands something in.
     *
     * @throws GitFault also when git was killed: an answer that was never given must not pass for "no"
     */
    Answer ask(byte[] in, String... arguments) throws GitFault {
        Answer answer = ask(List.of(arguments), in, Duration.ZERO);
        if (answer.code() > LAST_OF_ITS_OWN) {
            throw new GitFault("git " + arguments[0] + " was ended from outside (code " + answer.code() + ")");
        }
        return answer;
    }

    /**
     * Asks and waits.
     *
     * @param patience after which git and what it started are ended; zero is for ever
     * @throws GitFault when there is no git, or this thread is interrupted
     */
    Answer ask(List<String> arguments, byte[] in, Duration patience) throws GitFault {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Ended ended = run(arguments, in, patience, stream -> stream.transferTo(out));
        return Answer.of(ended.code, out.toByteArray(), ended.err);
    }

    /** Reads what git prints while it prints it. */
    @FunctionalInterface
    interface Reader {
        void read(InputStream out) throws IOException;
    }

    /** How a command ended whose output was read on the way. */
    record Ended(int code, String err) {}

    /** Asks, and lets {@code reader} read the answer while it comes; stops git when the reader stops early. */
    Ended stream(Reader reader, String... arguments) throws GitFault {
        return run(List.of(arguments), new byte[0], Duration.ZERO, reader);
    }

    private Ended run(List<String> arguments, byte[] in, Duration patience, Reader reader) throws GitFault {
        Process process = start(arguments);
        Complaint complaint = new Complaint(process.getErrorStream());
        Deadline deadline = new Deadline(process, patience);
        try {
            complaint.start();
            deadline.start();
            try (OutputStream input = process.getOutputStream()) {
                input.write(in);
            } catch (IOException notRead) {
                // git ended before it read everything; its code says why.
            }
            try (InputStream out = process.getInputStream()) {
                reader.read(out);
            } catch (IOException ended) {
                if (!deadline.passed()) {
                    throw new GitFault("what git printed cannot be read: " + ended.getMessage());
                }
            }
            int code = process.waitFor();
            complaint.join(TimeUnit.SECONDS.toMillis(10));
            return new Ended(deadline.passed() ? Answer.TIMED_OUT : code, withoutUserInfo(complaint.text()));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new GitFault("interrupted");
        } finally {
            deadline.interrupt();
            if (process.isAlive()) {
                end(process);
            }
        }
    }

    private Process start(List<String> arguments) throws GitFault {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException noGit) {
            throw new GitFault("git cannot be started in " + directory + ": " + noGit.getMessage());
        }
    }

    /** With its children: git leaves the talking to helpers of its own. */
    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    static String withoutUserInfo(String text) {
        return USER_INFO.matcher(text).replaceAll("");
    }

    /** Reads what git complains of beside its output, so that neither pipe can fill up. */
    private static final class Complaint extends Thread {
        private final InputStream err;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Complaint(InputStream err) {
            super("git's complaints");
            this.err = err;
            setDaemon(true);
        }

        @Override
        public void run() {
            byte[] buffer = new byte[4096];
            try (err) {
                for (int read = err.read(buffer); read >= 0; read = err.read(buffer)) {
                    synchronized (bytes) {
                        if (bytes.size() < MOST_COMPLAINT) {
                            bytes.write(buffer, 0, read);
                        }
                    }
                }
            } catch (IOException gone) {
                // What was read up to here is all there is.
            }
        }

        String text() {
            synchronized (bytes) {
                return bytes.toString(StandardCharsets.UTF_8);
            }
        }
    }

    /** Ends a process that takes too long. */
    private static final class Deadline extends Thread {
        private final Process process;
        private final Duration patience;
        private volatile boolean passed;

        Deadline(Process process, Duration patience) {
            super("git's deadline");
            this.process = process;
            this.patience = patience;
            setDaemon(true);
        }

        @Override
        public synchronized void start() {
            if (!patience.isZero()) {
                super.start();
            }
        }

        @Override
        public void run() {
            try {
                if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                    passed = true;
                    end(process);
                }
            } catch (InterruptedException done) {
                // The command has ended in time.
            }
        }

        boolean passed() {
            return passed;
        }
    }
}
