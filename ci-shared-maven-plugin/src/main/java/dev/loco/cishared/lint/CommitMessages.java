package dev.loco.cishared.lint;

import dev.loco.cishared.release.commit.MessageText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The messages that a run of {@code commit-check} is about. */
final class CommitMessages {
    private static final int SHORT = 10;

    private final Options options;
    private final Door door;
    private final CommitHistory history;

    CommitMessages(Options options, Door door, Path root) {
        this.options = options;
        this.door = door;
        this.history = new CommitHistory(root, door.environment());
    }

    /** Takes one message after the other. */
    @FunctionalInterface
    interface Taker {
        void take(MessageText message) throws CouldNotRun;
    }

    /** Hands them over in order. */
    void each(List<String> arguments, Taker taker) throws WrongUse, CouldNotRun {
        Optional<String> range = options.one("range");
        boolean stdin = options.flag("stdin") || arguments.equals(List.of(LintRequest.STANDARD_INPUT));
        int ways = (arguments.isEmpty() ? 0 : 1) + (range.isPresent() ? 1 : 0) + (options.flag("stdin") ? 1 : 0);
        if (ways > 1 || arguments.size() > 1) {
            throw new WrongUse("`commit-check` takes one of a file, `range` and `stdin`");
        }
        if (options.flag("null") && !stdin) {
            throw new WrongUse("`null` is for messages from standard input: add"
                    + door.words().flag("stdin"));
        }
        if (stdin) {
            standardInput(taker);
        } else if (range.isPresent()) {
            range(range.get(), taker);
        } else if (arguments.isEmpty()) {
            newest(taker);
        } else {
            file(arguments.get(0), taker);
        }
    }

    private void file(String name, Taker taker) throws WrongUse, CouldNotRun {
        try {
            byte[] bytes = Files.readAllBytes(door.directory().resolve(name));
            String text = new String(bytes, StandardCharsets.UTF_8);
            taker.take(MessageText.edited(name, text, history.comment().orElse(MessageText.COMMENT)));
        } catch (NoSuchFileException | InvalidPathException missing) {
            throw new WrongUse("`" + name + "` is not there: `commit-check` takes the file of a message; commits are"
                    + " checked with" + door.words().option("range", "<from>..<to>"));
        } catch (IOException fault) {
            throw new CouldNotRun("`" + name + "` cannot be read: " + fault.getMessage(), fault);
        }
    }

    private void standardInput(Taker taker) throws CouldNotRun {
        try {
            if (!options.flag("null")) {
                byte[] bytes = door.in().readAllBytes();
                taker.take(MessageText.committed("message 1", new String(bytes, StandardCharsets.UTF_8)));
                return;
            }
            NulFields fields = new NulFields(door.in());
            int number = 1;
            for (Optional<String> text = fields.next(); text.isPresent(); text = fields.next()) {
                taker.take(MessageText.committed("message " + number++, text.get()));
            }
        } catch (IOException fault) {
            throw new CouldNotRun("standard input cannot be read: " + fault.getMessage(), fault);
        }
    }

    private void range(String range, Taker taker) throws WrongUse, CouldNotRun {
        int dots = range.indexOf("..");
        String to = dots < 0 ? "" : range.substring(dots + 2);
        if (dots < 0 || to.startsWith(".") || range.startsWith("-") || range.startsWith("^")) {
            throw new WrongUse("`range` is `<from>..<to>`, such as `origin/main..HEAD`, not `" + range + "`");
        }
        needsRepository();
        String from = end(range.substring(0, dots));
        String last = end(to);
        Optional<String> cut = history.endOfShallow(from, last);
        if (cut.isPresent()) {
            throw shallow("this shallow clone ends inside the range, at " + shortened(cut.get()));
        }
        walk(from, last, taker);
    }

    private String end(String revision) throws WrongUse, CouldNotRun {
        Optional<String> id = history.commit(revision.isEmpty() ? "HEAD" : revision);
        if (id.isPresent()) {
            return id.get();
        }
        if (history.isShallow()) {
            throw shallow("`" + revision + "` is not in this shallow clone");
        }
        throw new WrongUse("`range` names no commit of this repository: `" + revision + "`");
    }

    private void walk(String from, String to, Taker taker) throws CouldNotRun {
        history.each(from, to, (id, text) -> taker.take(MessageText.committed("commit " + shortened(id), text)));
    }

    private static CouldNotRun shallow(String what) {
        return new CouldNotRun(
                what + "; get its history first: git fetch --unshallow --filter=tree:0", new IOException("shallow"));
    }

    private static String shortened(String id) {
        return id.substring(0, Math.min(SHORT, id.length()));
    }

    /** In a pipeline of Woodpecker what it brings along, where the clone has that; else the commit at hand. */
    private void newest(Taker taker) throws CouldNotRun {
        needsRepository();
        Optional<String> head = history.commit("HEAD");
        if (head.isEmpty()) {
            throw new CouldNotRun("there is no commit yet in this repository", new IOException("no HEAD"));
        }
        Optional<String> from = before(head.get());
        if (from.isPresent()) {
            walk(from.get(), head.get(), taker);
            return;
        }
        history.one(head.get(), (id, text) -> taker.take(MessageText.committed("commit " + shortened(id), text)));
    }

    /** Where the branch of this pipeline, or this push, starts. */
    private Optional<String> before(String head) throws CouldNotRun {
        Map<String, String> environment = door.environment();
        boolean here = "woodpecker".equals(environment.get("CI")) && head.equals(environment.get("CI_COMMIT_SHA"));
        String target = environment.getOrDefault("CI_COMMIT_TARGET_BRANCH", "");
        String previous = environment.getOrDefault("CI_PREV_COMMIT_SHA", "");
        if (!here || (target.isEmpty() && previous.isEmpty())) {
            return Optional.empty();
        }
        String name = target.isEmpty() ? previous : "refs/remotes/origin/" + target;
        Optional<String> from = history.commit(name);
        // After a forced push the commit before has nothing to do with this one.
        boolean related = from.isPresent() && (!target.isEmpty() || history.isAncestor(from.get(), head));
        if (related && history.endOfShallow(from.get(), head).isEmpty()) {
            return from;
        }
        door.err()
                .println("only the newest commit is checked: this clone does not hold all commits since `" + name
                        + "`; to have them: git fetch --unshallow --filter=tree:0");
        return Optional.empty();
    }

    private void needsRepository() throws CouldNotRun {
        if (!history.isRepository()) {
            throw new CouldNotRun(
                    "`" + door.directory() + "` is in no git repository; messages are checked without one from a file"
                            + " or" + door.words().flag("stdin"),
                    new IOException("no repository"));
        }
    }
}
