package dev.loco.cishared.cli;

import static dev.loco.cishared.cli.HostileTree.leak;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loco.cishared.cli.HostileTree.Said;
import dev.loco.cishared.program.Program;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;
import tools.jackson.databind.json.JsonMapper;

/** Names, roots and repositories within each other that a scan could fall over or lose something of. */
@Timeout(120)
class HostileNamesTest {

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
    void deepAndLongPaths(boolean git) throws Exception {
        tree.write("d/".repeat(500) + "deep.env", leak(3));
        tree.write("n".repeat(251) + ".env", leak(4));
        String nearly = (("p".repeat(200) + "/").repeat(30))
                .substring(0, 3900 - dir.toString().length());
        tree.write(nearly.replaceAll("/?$", "/") + "long.env", leak(5));

        Said said = lint(git);

        assertThat(said.places()).hasSize(5).contains(GOOD).contains("d/".repeat(500) + "deep.env:1");
        assertThat(said.skipped()).isEmpty();
    }

    @ParameterizedTest(name = "with git: {0}")
    @ValueSource(booleans = {false, true})
    void pathsThatTheSystemCannotSay(boolean git) throws Exception {
        assumeTrue(Program.isOnPath("python3"), "skipped: paths beyond PATH_MAX because there is no python3");
        String name = "p".repeat(250);
        tree.sh("python3 -c \"import os\nfor i in range(20): os.mkdir('" + name + "'); os.chdir('" + name
                + "')\nopen('too-long.env', 'w').write('x')\"");
        try {
            if (git) {
                tree.git("init", "-q");
            }

            Said said = tree.lint();

            assertThat(said.places()).contains(GOOD);
            assertThat(said.code()).isIn(1, 3);
        } finally {
            tree.sh("rm -rf " + name);
        }
    }

    @Test
    void rootsOfAllKinds() throws Exception {
        Path link = Files.createSymbolicLink(dir.resolve("link"), tree.root());
        tree.link("out", "..");
        tree.link("second-name", "good.env");

        for (String root : new String[] {"root", "root/", "./root/.", "link", "link/", "root/sub/../"}) {
            assertThat(tree.lintAt(dir, "--root", root).places()).as(root).containsExactly(GOOD);
        }
        Said atLink = tree.lintAt(link);
        assertThat(atLink.places()).containsExactly(GOOD);
        assertThat(atLink.skipped()).isEqualTo(Map.of("symbolicLink", 1));
        assertThat(tree.lint(".").places()).containsExactly(GOOD);
        assertThat(tree.lint("sub/").places()).containsExactly("sub/good.env:1");
        assertThat(tree.lint("./good.env").places()).containsExactly("good.env:1");
    }

    @Test
    void repositoriesInRepositories() throws Exception {
        Path other = Files.createDirectory(dir.resolve("other"));
        Files.writeString(other.resolve("inner.env"), leak(3));
        HostileTree.git(other, "init", "-q");
        HostileTree.git(other, "add", "-A");
        HostileTree.git(other, "commit", "-qm", "feat: all");
        tree.git("init", "-q");
        tree.git("submodule", "--quiet", "add", other.toString(), "module");
        tree.git("clone", "-q", other.toString(), "nested");
        tree.git("add", "good.env", "sub");
        tree.git("commit", "-qm", "feat: all");
        tree.git("worktree", "add", "-q", "../worktree");

        Said said = tree.lint();

        assertThat(said.places()).containsExactly(GOOD);
        assertThat(said.skipped()).isEqualTo(Map.of("nestedRepository", 2));
        assertThat(tree.lintAt(tree.root().resolve("module")).places()).containsExactly("inner.env:1");
        Said worktree = tree.lintAt(dir.resolve("worktree"));
        assertThat(worktree.places()).containsExactly(GOOD);
        // A submodule that is not there is an empty folder.
        assertThat(worktree.skipped()).isEmpty();
    }

    @Test
    void aGitFileThatLeadsNowhere() throws Exception {
        tree.write(".git", "gitdir: /nowhere\n");

        assertThat(tree.lint().places()).containsExactly(GOOD);
    }

    @Test
    void aDeletedOrLinkedPolicyIsNone() throws Exception {
        String policy = "path \"secret/data/app\" {\n  capabilities = [\"reed\"]\n}\n";
        tree.write("policies/app.hcl", policy);
        tree.write("policies/gone.hcl", policy);
        tree.link("policies/link.hcl", "app.hcl");
        tree.link("policies/nowhere.hcl", "nowhere");
        tree.track();
        Files.delete(tree.root().resolve("policies/gone.hcl"));

        CommandLine ran = CommandLine.run(tree.root(), Map.of(), "policy-lint", "--format", "concise", "policies");

        assertThat(ran.out()).contains("policies/app.hcl").doesNotContain("gone.hcl", "link.hcl", "nowhere.hcl");
    }

    @ParameterizedTest(name = "with git: {0}")
    @ValueSource(booleans = {false, true})
    void namesOfAllKindsInAllFormats(boolean git) throws Exception {
        String[] names = {
            "new\\nline", "tab\\tbed", "quo\"te", "back\\\\slash", "esc\\033[31mape", "bad\\377byte", "-dash", "<a&b>"
        };
        for (String name : names) {
            tree.sh("printf '" + leak(3).strip() + "' > ./\"$(printf -- '" + name + "')\".env");
        }

        Said said = lint(git);

        assertThat(said.places()).hasSize(10).contains(GOOD);
        assertThat(said.places()).contains("bad\\xFFbyte.env:1", "new\nline.env:1", "back\\slash.env:1");
        assertThat(said.text()).doesNotContain("\u001b", "new\nline", "\t").contains("bad\\xFFbyte.env");
        for (String format : new String[] {"json", "sarif", "gitlab"}) {
            JsonMapper.shared()
                    .readTree(CommandLine.run(tree.root(), Map.of(), "bao-lint", "--format", format)
                            .out());
        }
        for (String format : new String[] {"junit", "checkstyle"}) {
            String xml = CommandLine.run(tree.root(), Map.of(), "bao-lint", "--format", format)
                    .out();
            DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        }
        assertThat(CommandLine.run(tree.root(), Map.of(), "bao-lint", "--format", "concise")
                        .out()
                        .lines())
                .hasSize(10);
    }

    @Test
    void aFolderThatGitIgnoresIsScannedWhenItIsNamed() throws Exception {
        tree.write(".gitignore", "build/\n");
        tree.write("build/deep/out.env", leak(3));
        tree.track();

        assertThat(tree.lint().places()).containsExactly(GOOD);
        assertThat(tree.lint("build").places()).containsExactly("build/deep/out.env:1");
        assertThat(tree.lint("build/deep/").places()).containsExactly("build/deep/out.env:1");
    }
}
