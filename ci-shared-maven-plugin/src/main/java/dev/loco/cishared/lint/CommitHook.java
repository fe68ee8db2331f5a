package dev.loco.cishared.lint;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Puts a hook in place that has git check what it is about to commit, and takes it away again (githooks(5)). */
final class CommitHook {
    private static final String SCRIPTS = "/dev/loco/cishared/hooks/";

    /** The hooks there are, by the command they run. */
    enum Kind {
        MESSAGE("commit-msg", "commit-check", "commit-check \"$1\"", "every message"),
        FILES("pre-commit", "bao-lint", "bao-lint --staged", "what every commit would add");

        private final String file;
        private final String command;
        private final String line;
        private final String checks;

        Kind(String file, String command, String line, String checks) {
            this.file = file;
            this.command = command;
            this.line = line;
            this.checks = checks;
        }

        /** Where a hook lies that ours has replaced. */
        private String kept() {
            return file + ".before-ci-shared";
        }

        /** What our own hooks have in common, of whatever version. */
        private String mark() {
            return "# " + file + " hook of ci-shared";
        }
    }

    private final Kind kind;
    private final Options options;
    private final Door door;
    private final CommitHistory history;
    private final Path root;

    CommitHook(Kind kind, Options options, Door door, Path root) {
        this.kind = kind;
        this.options = options;
        this.door = door;
        this.root = root;
        this.history = new CommitHistory(root, door.environment());
    }

    Outcome run(List<String> arguments) throws WrongUse, CouldNotRun {
        boolean install = options.flag("install-hook");
        if (!arguments.isEmpty() || (install && options.flag("uninstall-hook"))) {
            throw new WrongUse("the hook is installed or uninstalled, one at a time, and nothing is checked with it");
        }
        Path hooks = history.hooks()
                .orElseThrow(() -> new CouldNotRun(
                        "`" + root + "` is in no git repository, and a hook needs one", new IOException("none")));
        Path hook = hooks.resolve(kind.file);
        try {
            return install ? install(hook) : uninstall(hook);
        } catch (IOException fault) {
            throw new CouldNotRun("the hook `" + hook + "` cannot be written: " + fault.getMessage(), fault);
        }
    }

    private Outcome install(Path hook) throws IOException, WrongUse, CouldNotRun {
        boolean force = options.flag("force");
        if (!force && !isOfThisRepository(hook)) {
            throw new WrongUse("`core.hooksPath` puts the hook outside of this repository, where it would be every"
                    + " repository's: `" + hook + "`; do so with" + door.words().flag("force"));
        }
        String script = script(launcher());
        boolean there = Files.exists(hook, LinkOption.NOFOLLOW_LINKS);
        if (there && !isOurs(hook)) {
            if (!force) {
                throw new WrongUse("there is another hook in `" + hook + "`; add the line `" + kind.line
                        + " || exit` to it, or have it replaced with"
                        + door.words().flag("force"));
            }
            Path kept = hook.resolveSibling(kind.kept());
            Files.move(hook, kept, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            door.out().println("the hook that was there is kept as " + kept);
        } else if (there && Files.isExecutable(hook) && Files.readString(hook).equals(script)) {
            door.out().println("the hook is in place already: " + hook);
            return Outcome.CLEAN;
        }
        Files.createDirectories(hook.resolveSibling(""));
        AtomicFile.write(hook, script.getBytes(StandardCharsets.UTF_8));
        if (!hook.toFile().setExecutable(true, false)) {
            throw new IOException("it cannot be made executable");
        }
        door.out()
                .println("wrote " + hook + "; it checks " + kind.checks + "; once without it: git commit --no-verify");
        return Outcome.CLEAN;
    }

    private Outcome uninstall(Path hook) throws IOException, WrongUse {
        if (!Files.exists(hook, LinkOption.NOFOLLOW_LINKS)) {
            door.out().println("there is no hook to remove: " + hook);
            return Outcome.CLEAN;
        }
        if (!isOurs(hook)) {
            throw new WrongUse("the hook in `" + hook + "` is not ci-shared's; remove it by hand if you mean to");
        }
        Files.delete(hook);
        door.out().println("removed " + hook);
        Path kept = hook.resolveSibling(kind.kept());
        if (Files.exists(kept, LinkOption.NOFOLLOW_LINKS)) {
            Files.move(kept, hook);
            door.out().println("the hook that was there before is back");
        }
        return Outcome.CLEAN;
    }

    private boolean isOurs(Path hook) throws IOException {
        return Files.isRegularFile(hook, LinkOption.NOFOLLOW_LINKS)
                && new String(Files.readAllBytes(hook), StandardCharsets.ISO_8859_1)
                        .contains("\n" + kind.mark() + "\n");
    }

    private boolean isOfThisRepository(Path hook) throws CouldNotRun, IOException {
        for (Optional<Path> folder : List.of(history.commonFolder(), history.topLevel())) {
            if (folder.isPresent() && real(hook).startsWith(real(folder.get()))) {
                return true;
            }
        }
        return false;
    }

    /** Without links, as far as the path is there. */
    private static Path real(Path path) throws IOException {
        Path absolute = path.toAbsolutePath().normalize();
        for (Path there = absolute; there != null; there = there.getParent()) {
            if (Files.exists(there)) {
                return there.toRealPath().resolve(there.relativize(absolute)).normalize();
            }
        }
        return absolute;
    }

    /** The command beside the jar this runs from; there is none below Maven. */
    private Optional<Path> launcher() {
        try {
            CodeSource source = CommitHook.class.getProtectionDomain().getCodeSource();
            Path jar = Path.of(source.getLocation().toURI());
            Path command = jar.resolveSibling("../bin/" + kind.command).normalize();
            return Optional.of(command).filter(Files::isExecutable);
        } catch (URISyntaxException | RuntimeException noFile) {
            return Optional.empty();
        }
    }

    /** The hook as it lies in the resources, with the path in its line {@code launcher=}. */
    private String script(Optional<Path> launcher) throws IOException {
        try (InputStream in = CommitHook.class.getResourceAsStream(SCRIPTS + kind.file)) {
            String text = new String(Objects.requireNonNull(in, kind.file).readAllBytes(), StandardCharsets.UTF_8);
            String quoted = launcher.map(path -> "'" + path.toString().replace("'", "'\\''") + "'")
                    .orElse("");
            return text.replace("\nlauncher=\n", "\nlauncher=" + quoted + "\n");
        }
    }
}
