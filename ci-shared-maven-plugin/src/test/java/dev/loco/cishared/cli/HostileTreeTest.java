package dev.loco.cishared.cli;

import static dev.loco.cishared.cli.HostileTree.leak;
import static dev.loco.cishared.cli.HostileTree.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loco.cishared.cli.HostileTree.Said;
import dev.loco.cishared.program.Program;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trees that a scan could fall over, wait in, or lose something of: never, and what it leaves it counts. */
@Timeout(120)
class HostileTreeTest {
    private static final int DEFAULT_LIMIT = 16 << 20;

    @TempDir
    Path dir;

    private HostileTree tree;

    @BeforeEach
    void layOut() throws IOException {
        tree = HostileTree.in(dir);
        tree.write("good.env", leak(1));
        tree.write("sub/good.env", leak(2));
    }

    private static final String[] GOOD = {"good.env:1", "sub/good.env:1"};

    private Said lint(boolean git) throws Exception {
        if (git) {
            tree.track();
        }
        return tree.lint();
    }

    @ParameterizedTest(name = "with git: {0}")
    @ValueSource(booleans = {false, true})
    void linksOfAllKinds(boolean git) throws Exception {
        Files.writeString(dir.resolve("outside.env"), leak(3));
        tree.link("a", "b");
        tree.link("b", "a");
        tree.link("self", "self");
        tree.link("dangling", "nowhere");
        tree.link("out", "../outside.env");
        tree.link("out-folder", "..");
        tree.link("sub/up", "..");
        tree.link("second-name", "good.env");
        tree.link("second-folder", "sub");
        tree.link("c0", "good.env");
        for (int i = 1; i < 50; i++) {
            tree.link("c" + i, "c" + (i - 1));
        }

        Said said = lint(git);

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.places()).containsExactly(GOOD);
        // Of the chain those beyond what the system follows, which is 40 on Linux.
        assertThat(said.skipped()).containsOnlyKeys("symbolicLink");
        assertThat(said.skipped().get("symbolicLink")).isBetween(6, 6 + 49);
    }

    @ParameterizedTest(name = "with git: {0}")
    @ValueSource(booleans = {false, true})
    void whatNobodyMissesIsNotMentioned(boolean git) throws Exception {
        tree.write("deleted.env", leak(3));
        tree.write("file-then-folder/inner.env", leak(4));
        tree.link("second-name", "good.env");
        tree.link("second-folder", "sub");
        Files.createDirectory(tree.root().resolve("empty"));
        if (git) {
            Files.move(tree.root().resolve("file-then-folder"), dir.resolve("aside"));
            tree.write("file-then-folder", "text\n");
            tree.track();
            Files.delete(tree.root().resolve("file-then-folder"));
            Files.move(dir.resolve("aside"), tree.root().resolve("file-then-folder"));
        }
        Files.delete(tree.root().resolve("deleted.env"));

        Said said = tree.lint();

        assertThat(said.places()).containsExactly("file-then-folder/inner.env:1", "good.env:1", "sub/good.env:1");
        assertThat(said.skipped()).isEmpty();
        assertThat(said.closingLine()).startsWith("3 errors in 3 files in ");
    }

    @ParameterizedTest(name = "with git: {0}")
    @ValueSource(booleans = {false, true})
    void reasonsAreInTheClosingLine(boolean git) throws Exception {
        tree.write(".ci-shared.yml", "secrets: {exclude: [generated/**]}\n");
        tree.write("generated/a.env", leak(3));
        tree.write("binary", "\0");
        tree.write("other-binary", leak(4) + "\0");
        tree.write("app.jar", "PK\3\4" + leak(5));
        tree.write("logs.gz", "");
        Files.write(tree.root().resolve("logs.gz"), new byte[] {0x1f, (byte) 0x8b, 8, 0});
        tree.link("out", "..");
        if (git) {
            tree.track();
        }
        // Git would not finish reading them.
        tree.sparse("large", 3L << 30, "");
        tree.sparse("large.zip", 3L << 30, "PK\3\4");

        Said said = tree.lint();

        assertThat(said.places()).containsExactly(GOOD);
        assertThat(said.closingLine())
                .contains("(8 files skipped: 2 binary, 3 archives, 1 too large, 1 symbolic link, 1 excluded) in ");
        assertThat(said.skipped())
                .isEqualTo(Map.of("binary", 2, "archive", 3, "tooLarge", 1, "symbolicLink", 1, "excluded", 1));
    }

    @Test
    void reasonsOfWhatIsStagedAndOfTheHistory() throws Exception {
        tree.write(".ci-shared.yml", "secrets: {exclude: [generated/**], max-file-size: 2000}\n");
        tree.write("generated/a.env", leak(3));
        tree.write("binary", "\0");
        tree.write("app.jar", "PK\3\4" + leak(5));
        tree.write("large", "x".repeat(2001));
        tree.write("large.jar", "PK\3\4" + "x".repeat(2000));
        tree.track();

        Said staged = tree.lint("--staged");

        assertThat(staged.places()).containsExactly(GOOD);
        assertThat(staged.skipped()).isEqualTo(Map.of("binary", 1, "archive", 2, "tooLarge", 1, "excluded", 1));
        tree.git("commit", "-qm", "feat: all");

        Said history = tree.lint("--history");

        assertThat(history.places()).containsExactlyInAnyOrder(GOOD);
        // The head of a large version cannot be had without the rest.
        assertThat(history.skipped()).isEqualTo(Map.of("binary", 1, "archive", 1, "tooLarge", 2, "excluded", 1));
    }

    @ParameterizedTest(name = "with git: {0}")
    @ValueSource(booleans = {false, true})
    void theLimitToTheByte(boolean git) throws Exception {
        String end = "\n" + leak(3);
        tree.write("at.env", "x".repeat(DEFAULT_LIMIT - end.length()) + end);
        tree.write("over.env", "x".repeat(DEFAULT_LIMIT + 1 - end.length()) + end);

        Said said = lint(git);

        assertThat(said.places()).containsExactly("at.env:2", "good.env:1", "sub/good.env:1");
        assertThat(said.skipped()).isEqualTo(Map.of("tooLarge", 1));
    }

    @Test
    void longLines() throws Exception {
        String million = "x ".repeat(500_000);
        tree.write("million", leak(3).strip() + ' ' + million + leak(4).strip() + ' ' + million + leak(5).strip());
        String seven = "y,".repeat(7 << 19);
        tree.write("fifteen", leak(6).strip() + ',' + seven + leak(7).strip() + ',' + seven + leak(8).strip());

        Said said = tree.lintAlone();

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.places())
                .containsExactly(
                        "fifteen:1",
                        "fifteen:1",
                        "fifteen:1",
                        "good.env:1",
                        "million:1",
                        "million:1",
                        "million:1",
                        "sub/good.env:1");
        assertThat(said.text()).doesNotContain(token(3), token(4), token(5), token(6), token(7), token(8));
        assertThat(said.text().length()).as("lines are cut around the span").isLessThan(20_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"s.", "\"keys\": [", "{", "hvs.", "AAAA"})
    void tenMegabytesOfABeginning(String beginning) throws Exception {
        tree.write("beginnings", beginning.repeat((10 << 20) / beginning.length()));

        assertThat(tree.lint().places()).contains(GOOD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"BAO_TOKEN=", "b.AAAA", "Unseal Key 1: "})
    void manyFindingsOnOneLine(String beginning) throws Exception {
        tree.write("beginnings", beginning.repeat(300_000 / beginning.length()));
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            line.append("{\"token\":\"").append(token(i)).append("\"},");
        }
        tree.write("dump.json", line.toString());

        Said said = tree.lint();

        assertThat(said.places()).contains(GOOD);
        assertThat(said.places().stream().filter("dump.json:1"::equals)).hasSize(500);
        assertThat(said.text()).doesNotContain(token(0), token(250), token(499));
    }

    @Test
    void nulAroundTheEdge() throws Exception {
        for (int offset = 8190; offset <= 8193; offset++) {
            tree.write("nul-" + offset, "x".repeat(offset) + "\0\n" + leak(offset));
        }

        Said said = tree.lint();

        assertThat(said.places()).containsExactly("good.env:1", "nul-8192:2", "nul-8193:2", "sub/good.env:1");
        assertThat(said.skipped()).isEqualTo(Map.of("binary", 2));
    }

    @Test
    void utf16OfOddLength() throws Exception {
        for (Charset charset : new Charset[] {StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE}) {
            byte[] text = ("\ufeffx\n" + leak(3)).getBytes(charset);
            Files.write(tree.root().resolve(charset.name()), Arrays.copyOf(text, text.length + 1));
            Files.write(tree.root().resolve(charset.name() + "-mark"), Arrays.copyOf(text, 2));
            Files.write(tree.root().resolve(charset.name() + "-odd"), Arrays.copyOf(text, 3));
        }

        Said said = tree.lint();

        assertThat(said.places()).containsExactly("UTF-16BE:2", "UTF-16LE:2", "good.env:1", "sub/good.env:1");
        assertThat(said.skipped()).isEmpty();
    }

    @ParameterizedTest(name = "with git: {0}")
    @ValueSource(booleans = {false, true})
    void pipesSocketsAndDevices(boolean git) throws Exception {
        assumeTrue(Program.isOnPath("mkfifo"), "skipped: pipes because there is no mkfifo");
        tree.write("was-a-file", "text\n");
        if (git) {
            tree.track();
        }
        tree.sh("mkfifo pipe; rm was-a-file; mkfifo was-a-file; mknod null c 1 3 2>/dev/null || true");
        int devices = Files.exists(tree.root().resolve("null")) ? 1 : 0;
        assumeTrue(
                tree.root().resolve("socket").toString().length() < 100,
                "skipped: a socket because its path would be too long");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(tree.root().resolve("socket")));

            Said said = tree.lint();

            assertThat(said.places()).containsExactly(GOOD);
            // Git lists no untracked one.
            assertThat(said.skipped()).isEqualTo(Map.of("notAFile", git ? 1 : 3 + devices));
            Said named = tree.lint("pipe", "socket", "good.env");
            assertThat(named.places()).containsExactly("good.env:1");
            assertThat(named.skipped()).isEqualTo(Map.of("notAFile", 2));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {".ci-shared.yml", "bao.yml", ".woodpecker/ci.yml", ".ci-shared-baseline.json"})
    void aPipeWhereAFileBelongs(String name) throws Exception {
        assumeTrue(Program.isOnPath("mkfifo"), "skipped: pipes because there is no mkfifo");
        tree.sh("mkdir -p .woodpecker; mkfifo " + name);

        CommandLine ran = CommandLine.run(tree.root(), Map.of(), "lint");

        assertThat(ran.code()).isIn(1, 2);
        assertThat(ran.all()).contains(name).doesNotContain("Exception");
    }

    @ParameterizedTest(name = "with git: {0}")
    @ValueSource(booleans = {false, true})
    void whatMayNotBeReadIsAFinding(boolean git) throws Exception {
        assumeTrue(
                !System.getProperty("user.name").equals("root") || Program.isOnPath("setpriv"),
                "skipped: unreadable files because root may read everything and there is no setpriv");
        tree.write("closed.env", leak(3));
        tree.write("closed/inner.env", leak(4));
        tree.write("a/b/closed/c/inner.env", leak(5));
        if (git) {
            tree.track();
            tree.write("untracked/inner.env", leak(6));
            tree.sh("chmod 000 untracked");
        }
        tree.sh("chmod 000 closed.env closed a/b/closed");
        try {
            String[] before = System.getProperty("user.name").equals("root")
                    ? new String[] {"setpriv", "--bounding-set=-dac_override,-dac_read_search"}
                    : new String[0];

            Said said = tree.lintAlone(before);

            assertThat(said.places()).contains(GOOD);
            assertThat(said.text())
                    .contains("error[repository/unreadable-file]: `closed.env`")
                    .contains(git ? "`closed/inner.env`" : "`closed`")
                    .contains(git ? "`a/b/closed/c/inner.env`" : "`a/b/closed`");
            if (git) {
                assertThat(said.text()).contains("`untracked`");
            }
            assertThat(said.skipped().get("unreadable")).isGreaterThanOrEqualTo(git ? 4 : 3);
            assertThat(said.code()).isEqualTo(3);
        } finally {
            tree.sh("chmod -R u+rwx .");
        }
    }

    @ParameterizedTest(name = "with git: {0}")
    @ValueSource(booleans = {false, true})
    void aTreeThatChangesMeanwhile(boolean git) throws Exception {
        for (int i = 0; i < 100; i++) {
            tree.write("churn/" + i, "text\n");
        }
        if (git) {
            tree.track();
        }
        try (Churn churn = Churn.of(tree.root().resolve("churn"), 100)) {
            long until = System.nanoTime() + 3_000_000_000L;
            do {
                Said said = tree.lint();
                assertThat(said.places()).contains(GOOD);
                assertThat(said.code()).isIn(1, 3);
            } while (System.nanoTime() < until);
            assertThat(churn.rounds()).isPositive();
        }
    }
}
