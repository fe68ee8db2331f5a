package dev.loco.cishared.release.run;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.cli.CommandLine;
import dev.loco.cishared.release.TestRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names that somebody else chose: of a server's tags and branches, of files, and in options and variables. */
class NamesTest {
    @TempDir
    Path dir;

    private TestRepository history;

    @BeforeEach
    void begin() {
        history = TestRepository.init(dir.resolve("history"))
                .commit("feat: begin", "a.txt")
                .tag("v1.0.0", "the first")
                .tag("v1")
                .commit("fix: more", "a.txt");
    }

    private TestRepository remote() {
        return history.bare(dir.resolve("remote.git"));
    }

    private void assertReleases(TestRepository remote) {
        Releases releases = Releases.in(remote.clone(dir.resolve("clone"), "--no-tags"));

        assertThat(releases.release()).contains("released v1.0.1");
        assertThat(remote.id("v1.0.1^{commit}"))
                .isEqualTo(remote.id("refs/heads/main"))
                .isEqualTo(remote.id("v1"));
    }

    @Test
    void tagsOfAllKindsThatTheCloneDoesNotHold() {
        history.tag("inner", "inner");
        history.git("tag", "-a", "-m", "nested", "v0.9.0", "inner");
        history.git("tag", "v2.0.0", "HEAD:a.txt");
        history.git("tag", "-a", "-m", "tree", "v3.0.0", "HEAD^{tree}");
        history.git("tag", "v4.0.0+build.7", history.git("commit-tree", "-m", "elsewhere", "HEAD^{tree}"));

        assertReleases(remote());
    }

    @Test
    void aNestedTagIsWhatItStandsFor() {
        history.tag("inner", "inner");
        history.git("tag", "-a", "-m", "nested", "v1.4.0", "inner");
        history.git("tag", "-a", "-m", "nested", "v1.4.1", "v1.4.0");
        TestRepository remote = remote();

        assertThat(Releases.in(remote.clone(dir.resolve("clone"), "--no-tags")).release())
                .contains("nothing to release");
    }

    @Test
    void namesThatAShellOrGitWouldMind() {
        for (String name : new String[] {
            "v$(touch${IFS}x)",
            "v1.0.0;id",
            "v1.0.0'",
            "v\"9.9.9\"",
            "v`id`",
            "v%s%n",
            "v9.0.0-ü",
            "v9.0.0\u202E",
            "v9|x",
            "v&9",
            "v<9>",
            "v9.0.0/sub",
            "v9,0,0",
            "v#9",
            "v!9",
            "v{9}",
            "v9.0.0-rc.1'"
        }) {
            history.git("update-ref", "refs/tags/" + name, "HEAD");
            history.git("update-ref", "refs/heads/" + name, "HEAD");
        }
        history.git("update-ref", "refs/tags/--all", "HEAD");
        history.git("update-ref", "refs/tags/-v9.0.0", "HEAD");
        history.git("update-ref", "refs/heads/--upload-pack=false", "HEAD");
        history.git("update-ref", "refs/heads/HEAD", "HEAD");
        history.git("update-ref", "refs/heads/v1.0.1", "HEAD~1");

        assertReleases(remote());
    }

    /** git writes them as they are, and so do servers; no version is among them. */
    @Test
    void namesThatAreNoUtf8() throws IOException {
        TestRepository remote = remote();
        String id = remote.id("main");
        Path packed = remote.folder().resolve("packed-refs");
        String before = Files.exists(packed) ? Files.readString(packed) : "# pack-refs with: peeled fully-peeled\n";
        Files.write(
                packed, (before + id + " refs/tags/vÿþ\n" + id + " refs/tags/v9.0.0-\u0081\n").getBytes(ISO_8859_1));

        assertReleases(remote);
    }

    @Test
    void twentyThousandTags() throws IOException {
        TestRepository remote = remote();
        String old = remote.id("v1.0.0^{commit}");
        String refs = IntStream.range(0, 20_000)
                .mapToObj(i -> i % 2 == 0 ? "v0." + i / 100 + "." + i : "base-v7." + i + ".0")
                .sorted()
                .map(name -> old + " refs/tags/" + name + "\n")
                .collect(Collectors.joining());
        remote.git("pack-refs", "--all");
        Path packed = remote.folder().resolve("packed-refs");
        // Unsorted for git, which sorts when it reads.
        Files.writeString(packed, Files.readString(packed).replaceFirst("^#.*\n", "# pack-refs with: peeled\n") + refs);
        assertThat(remote.git("tag").lines().count()).isEqualTo(20_002);

        assertReleases(remote);
    }

    @Test
    void branchesThatAreNone() {
        TestRepository remote = remote();
        TestRepository clone = remote.clone(dir.resolve("clone")).checkout("HEAD~0");
        String before = remote.refs();

        for (String name : new String[] {
            "--upload-pack=touch x",
            "main:refs/heads/evil",
            "*",
            "refs/heads/main",
            "../main",
            "main\nv1",
            "main^",
            "HEAD",
            "+main",
            "ma*",
            "main..v1.0.0"
        }) {
            assertThat(Releases.in(clone)
                            .with("CI_COMMIT_BRANCH", name)
                            .prepare()
                            .code())
                    .as(name)
                    .isEqualTo(3);
            assertThat(Releases.in(clone).push("--branch=" + name).code())
                    .as(name)
                    .isEqualTo(3);
        }
        assertThat(remote.refs()).isEqualTo(before);
        assertThat(clone.git("status", "--porcelain")).isEmpty();
    }

    @Test
    void remotesThatAreNone() {
        TestRepository clone = remote().clone(dir.resolve("clone"));

        for (String name :
                new String[] {"--upload-pack=touch x", "ext::sh -c touch% x", "nowhere", "-c", "..", ".", "origin/main"
                }) {
            CommandLine ended = Releases.in(clone).push("--remote=" + name);
            assertThat(ended.code()).as(ended.all()).isEqualTo(3);
            assertThat(ended.err()).contains("there is no remote `" + name + "`");
        }
        assertThat(clone.git("status", "--porcelain")).isEmpty();
    }

    @Test
    void commitsThatAreNone() {
        for (String name :
                new String[] {"--all", "nothing", "HEAD..main", "main:a.txt", "v1.0.0^{tree}", "-", "@{upstream}x"}) {
            CommandLine ended = Releases.in(history).bump("--commit=" + name);
            assertThat(ended.code()).as(ended.all()).isEqualTo(2);
            assertThat(ended.err()).contains("commit");
        }
    }

    /** What CI says of a commit may be of another repository's, or nonsense; then what is checked out counts. */
    @Test
    void commitsThatCiMadeUp() {
        for (String name : new String[] {"0000000000000000000000000000000000000000", "--all", "", "HEAD:a.txt"}) {
            assertThat(Releases.in(history).with("CI_COMMIT_SHA", name).next())
                    .as(name)
                    .isEqualTo("1.0.1");
        }
    }

    @Test
    void plansThatAreNone() throws IOException {
        TestRepository remote = remote();
        TestRepository clone = remote.clone(dir.resolve("clone"));
        Path file = clone.folder().resolve("target/ci-shared/release-plan.json");
        Files.createDirectories(file.getParent());
        String before = remote.refs();

        for (String text : new String[] {
            "",
            "{",
            "[]",
            "{\"version\":2,\"base\":\"x\"}",
            "{\"version\":1}",
            "null",
            "\0\0",
            "{\"version\":1,\"base\":\"x\",\"components\":[{}",
            "[".repeat(100_000)
        }) {
            Files.writeString(file, text);
            CommandLine ended = Releases.in(clone).push();
            assertThat(ended.code()).as(ended.all()).isEqualTo(3);
            assertThat(ended.err()).contains("release-plan.json").hasSizeLessThan(2000);
        }
        assertThat(remote.refs()).isEqualTo(before);
        assertThat(Releases.in(clone).prepare().code()).as("writes a new one").isZero();
    }

    @Test
    void theJson() {
        history.commit("feat(x)!: \"quoted\" \\ \u2028 🐦");
        String reason = "{\"commit\":\"%s\",\"rule\":\"%s\",\"level\":\"%s\",\"subject\":\"%s\"}";
        String said = Releases.in(history).good("bump", "--format", "json");

        assertThat(said.replace("\u2028", "\\u2028"))
                .isEqualTo(
                        "{\"component\":\"default\",\"current\":\"1.0.0\",\"next\":\"2.0.0\",\"level\":\"major\",\"reasons\":["
                                + String.format(
                                        reason,
                                        history.id("HEAD"),
                                        "breaking",
                                        "major",
                                        "feat(x)!: \\\"quoted\\\" \\\\ \\u2028 \\uD83D\\uDC26")
                                + ","
                                + String.format(reason, history.id("HEAD~1"), "fix", "patch", "fix: more")
                                + "]}\n");
        history.tag("v2.0.0");
        assertThat(Releases.in(history).good("bump", "--format", "json"))
                .isEqualTo(
                        "{\"component\":\"default\",\"current\":\"2.0.0\",\"next\":null,\"level\":\"none\",\"reasons\":[]}\n");
    }
}
