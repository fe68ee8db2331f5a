package dev.loco.cishared.release.race;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.release.TestGit;
import dev.loco.cishared.release.TestRepository;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A bare repository as a server has it, and somebody who pushes commits to it while releases are made. */
final class RaceServer {
    private static final int MOST_REJECTIONS = 200;

    private final Path folder;
    private final TestRepository bare;
    private final TestRepository writer;
    private int clones;

    /** A commit with its whole message. */
    record Commit(String id, String message) {
        String subject() {
            return message.split("\n", 2)[0];
        }
    }

    private RaceServer(Path folder, TestRepository bare) {
        this.folder = folder;
        this.bare = bare;
        this.writer = bare.clone(folder.resolve("writer"));
    }

    /** A server with what was made before. */
    static RaceServer of(TestRepository before, Path folder) {
        return new RaceServer(folder, before.bare(folder.resolve("bare.git")));
    }

    /** A server whose branch main holds one release. */
    static RaceServer released(Path folder, Mode mode, String tag) {
        TestRepository source =
                TestRepository.init(folder.resolve("source")).commit("feat: begin", "VERSION", tag.substring(1) + "\n");
        mode.in(source).tag(tag, tag).tag(tag.substring(0, tag.indexOf('.')));
        return of(source, folder);
    }

    TestRepository bare() {
        return bare;
    }

    Path folder() {
        return folder;
    }

    /** Pushes a commit on top of whatever the branch holds by then. */
    synchronized String push(String branch, String message) {
        for (int i = 0; i < MOST_REJECTIONS; i++) {
            writer.git("fetch", "-q", "origin");
            writer.git("checkout", "-q", "--detach", "origin/" + branch);
            writer.commit(message);
            TestGit.Ended ended = writer.run("push", "-q", "origin", "HEAD:refs/heads/" + branch);
            if (ended.code() == 0) {
                return writer.id("HEAD");
            }
            // A release commit came between; whatever else is wrong stays so, and ends below.
            assertThat(ended.err()).containsAnyOf("rejected", "cannot lock ref", "failed to update ref");
        }
        throw new AssertionError("a commit could not be pushed in " + MOST_REJECTIONS + " times");
    }

    /** A clone of its own with that commit checked out, as a CI makes it. */
    TestRepository checkedOut(String commit, String... options) {
        Path to;
        synchronized (this) {
            to = folder.resolve("job-" + clones++);
        }
        TestRepository clone = bare.clone(to, options);
        clone.checkout(commit);
        return clone;
    }

    /** The branch's commits, oldest first. */
    List<Commit> history(String branch) {
        List<Commit> commits = new ArrayList<>();
        String[] fields = bare.git("log", "--reverse", "--topo-order", "--format=%H%x00%B%x00", branch, "--")
                .split("\0");
        for (int i = 0; i + 1 < fields.length; i += 2) {
            commits.add(new Commit(fields[i].strip(), fields[i + 1]));
        }
        return commits;
    }

    /** A file's text in a commit. */
    String file(String commit, String path) {
        return bare.git("cat-file", "blob", commit + ":" + path);
    }

    /** The commits that tags stand for, by the tag's name. */
    Map<String, String> tags() {
        Map<String, String> tags = new TreeMap<>();
        bare.git("for-each-ref", "--format=%(refname:strip=2) %(objectname) %(*objectname)", "refs/tags")
                .lines()
                .map(line -> line.split(" "))
                .forEach(words -> tags.put(words[0], words[words.length - 1]));
        return tags;
    }
}
