package dev.loco.cishared.lint;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.loco.cishared.cli.Main;
import dev.loco.cishared.pipeline.template.Catalogue;
import dev.loco.cishared.pipeline.update.TestTemplates;
import dev.loco.cishared.secrets.Placeholders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * One folder of {@code src/test/rules/<namespace>/<name>/<case>/}: a repository below {@code repo/}, what the command
 * line prints about it in {@code expected.txt}, optionally its arguments in {@code args} (one a line) and what
 * {@code fix} makes of it in {@code fixed/} (only the files that change). With a file {@code commit} everything is
 * committed with that message. With a file {@code newest} the templates are the
 * test's up to the revision it says, else those that are shipped.
 */
record RuleCase(Path folder) {
    private static final Path RULES = Path.of("src/test/rules");

    /** All cases, sorted. */
    static List<RuleCase> all() throws IOException {
        if (!Files.isDirectory(RULES)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.walk(RULES, 3)) {
            return folders.filter(folder -> RULES.relativize(folder).getNameCount() == 3 && Files.isDirectory(folder))
                    .sorted()
                    .map(RuleCase::new)
                    .toList();
        }
    }

    /** {@code drift/image-pin}. */
    String rule() {
        return RULES.relativize(folder).subpath(0, 2).toString().replace('\\', '/');
    }

    /** {@code drift/image-pin/exact}. */
    String name() {
        return RULES.relativize(folder).toString().replace('\\', '/');
    }

    Path expected() {
        return folder.resolve("expected.txt");
    }

    Path fixed() {
        return folder.resolve("fixed");
    }

    List<String> args() throws IOException {
        Path args = folder.resolve("args");
        return Files.exists(args)
                ? Files.readAllLines(args)
                : List.of("lint", "--rules", rule(), "--date", "2026-11-23");
    }

    /** Lays the repository out below the folder, as a git repository with everything added. */
    void layOut(Path to) throws IOException, InterruptedException {
        Files.createDirectories(to);
        for (Map.Entry<String, byte[]> file : tree(folder.resolve("repo")).entrySet()) {
            Path target = to.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.write(target, expand(file.getValue()));
        }
        copyLinks(folder.resolve("repo"), to);
        git(to, "init", "-q");
        git(to, "add", "-A", "-f");
        Path message = folder.resolve("commit");
        if (Files.exists(message)) {
            git(
                    to,
                    "-c",
                    "user.name=test",
                    "-c",
                    "user.email=test@example.org",
                    "commit",
                    "-q",
                    "-F",
                    message.toAbsolutePath().toString());
        }
    }

    private static void copyLinks(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path link : (Iterable<Path>) paths.filter(Files::isSymbolicLink)::iterator) {
                Files.createSymbolicLink(to.resolve(from.relativize(link).toString()), Files.readSymbolicLink(link));
            }
        }
    }

    private static void git(Path directory, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(words));
        Process git = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(git.getInputStream().readAllBytes(), UTF_8);
        if (git.waitFor() != 0) {
            throw new IOException(command + ": " + said);
        }
    }

    /** Credentials do not lie in the project: inputs hold expressions that make them here, the same every time. */
    byte[] expand(byte[] bytes) {
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return Placeholders.expand(text, 1).getBytes(UTF_8);
        } catch (CharacterCodingException notText) {
            return bytes;
        }
    }

    private Supplier<Catalogue> templates() throws IOException {
        Path newest = folder.resolve("newest");
        if (!Files.exists(newest)) {
            return Catalogue::shipped;
        }
        int revision = Integer.parseInt(Files.readString(newest).strip());
        return () -> TestTemplates.upTo(revision);
    }

    /** Standard output of the command line, the time it took as 0. */
    String run(Path directory, List<String> args) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                directory,
                templates(),
                args.toArray(String[]::new));
        if (code > 1 && out.size() == 0) {
            throw new AssertionError(args + " ended with " + code + ": " + err.toString(UTF_8));
        }
        return out.toString(UTF_8).replaceAll(" in [0-9]+ ms", " in 0 ms");
    }

    /** The files below a folder but git's, by name. */
    static Map<String, byte[]> tree(Path folder) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return files;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
                String name = folder.relativize(path).toString().replace('\\', '/');
                if (!name.startsWith(".git/")) {
                    files.put(name, Files.readAllBytes(path));
                }
            }
        }
        return files;
    }

    @Override
    public String toString() {
        return name();
    }
}
