package dev.loco.cishared.coverage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.cli.CommandLine;
import dev.loco.cishared.openbao.FaultyServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code reverse-coverage} and {@code policy-generate} as they are typed. */
class ReverseCoverageTest {
    private static final String MANIFEST = """
            version: 1
            workload: hello
            owner: {team: platform, contact: platform@example.org}
            identities:
              - name: runtime
                method: kubernetes
                role: hello
                policies: [hello]
            access:
              - mount: kv
                engine: kv2
                path: hello
                verbs: [read]
            """;
    private static final String OTHER = "path \"kv/data/other\" {\n  capabilities = [\"read\"]\n}\n";

    @TempDir
    Path dir;

    @Test
    void asksTheServerWhoseAddressIsGiven() throws IOException {
        write("bao.yml", MANIFEST);
        write(".ci-shared.yml", "policies:\n  folder: openbao\n");
        write("openbao/hello.hcl", OTHER);
        try (FaultyServer server = FaultyServer.start()) {
            CommandLine live =
                    run(Map.of("BAO_ADDR", server.address(), "BAO_TOKEN", server.token()), "reverse-coverage");
            assertThat(live.all()).doesNotContain(server.token());
            assertThat(live.code()).as(live.all()).isZero();
            assertThat(live.out()).contains("kv/data/hello  read  granted  hello:1");
            assertThat(live.err()).contains("against OpenBao 2.6.2, ").contains("decided as OpenBao 2.6 does");
        }
        CommandLine offline = run(Map.of(), "reverse-coverage");
        assertThat(offline.code()).as(offline.all()).isEqualTo(1);
        assertThat(offline.out()).contains("openbao/hello.hcl:1:6");
        assertThat(offline.err()).contains("against the folder openbao, decided as OpenBao 2.7 does");
    }

    @Test
    void showsTheLinesOfAServersPolicies() throws IOException {
        write("bao.yml", MANIFEST.replace("path: hello", "path: cache"));
        try (FaultyServer server = FaultyServer.start()) {
            CommandLine live = run(
                    Map.of("VAULT_ADDR", server.address(), "VAULT_TOKEN", server.token()),
                    "reverse-coverage",
                    "--rules",
                    "coverage/granted-not-declared");
            assertThat(live.code()).as(live.all()).isEqualTo(1);
            assertThat(live.out())
                    .contains("--> sys/policies/acl/hello.hcl:1:6")
                    .contains("1 | path \"kv/data/hello\" {");
        }
    }

    @Test
    void aSealedServerEndsWithThree() throws IOException {
        write("bao.yml", MANIFEST);
        try (FaultyServer server = FaultyServer.start()) {
            server.let(
                    "sys/health?standbyok=true",
                    FaultyServer.status(503, "{\"initialized\": true, \"sealed\": true, \"standby\": true}"));
            CommandLine sealed = run(
                    Map.of("BAO_ADDR", server.address(), "BAO_TOKEN", server.token(), "BAO_MAX_RETRIES", "0"),
                    "reverse-coverage");
            assertThat(sealed.code()).as(sealed.all()).isEqualTo(3);
            assertThat(sealed.err()).contains("sealed");
            assertThat(sealed.all()).doesNotContain(server.token());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                              | say where the policies are
            --policies nowhere                              | nowhere` is no folder
            --policies empty                                | holds neither
            --manifests none/*/bao.yml --policies openbao   | no file is matched
            --policies openbao --target-version 3           | takes a release of OpenBao
            """)
    void whatCannotBeHeldAgainstAnythingSaysWhy(String words, String said) throws IOException {
        write("bao.yml", MANIFEST);
        write("openbao/hello.hcl", OTHER);
        Files.createDirectories(dir.resolve("empty"));
        String[] args = ("reverse-coverage " + words).strip().split(" ");
        CommandLine run = run(Map.of(), args);
        assertThat(run.code()).as(run.all()).isBetween(2, 3);
        assertThat(run.err()).contains(said);
    }

    /** An entry that cannot be read is not held against anything: that must not look clean. */
    @Test
    void aManifestWithErrorsIsNotClean() throws IOException {
        write("bao.yml", MANIFEST.replace("[read]", "[reed]").replace("path: hello", "path: /hello"));
        write("openbao/hello.hcl", "# nothing\n");
        CommandLine run = run(Map.of(), "reverse-coverage", "--policies", "openbao");
        assertThat(run.code()).as(run.all()).isEqualTo(1);
        assertThat(run.out()).contains("error[manifest/schema]");
        CommandLine some = run(Map.of(), "reverse-coverage", "--policies", "openbao", "--rules", "coverage");
        assertThat(some.code()).as(some.all()).isEqualTo(1);
        assertThat(some.out()).contains("error[manifest/schema]");
    }

    @Test
    void aMissingManifestIsAFinding() throws IOException {
        write("openbao/hello.hcl", OTHER);
        CommandLine run = run(Map.of(), "reverse-coverage", "--policies", "openbao");
        assertThat(run.code()).as(run.all()).isEqualTo(1);
        assertThat(run.out()).contains("repository/missing-file");
    }

    @Test
    void generatesWhatIsDeclaredAndNothingElse() throws IOException {
        write("bao.yml", MANIFEST + "    reason: database   login\n");
        CommandLine printed = run(Map.of(), "policy-generate");
        assertThat(printed.code()).as(printed.all()).isZero();
        assertThat(printed.out()).isEqualTo("""
                # Policy `hello`: the least that identity `runtime` of workload `hello` needs.
                # Written by `ci-shared policy-generate` from bao.yml: change that, and write this anew.

                # database login
                path "kv/data/hello" {
                  capabilities = ["read"]
                }
                """);
        assertThat(run(Map.of(), "policy-generate", "--to", "openbao").out()).isEqualTo("wrote openbao/hello.hcl\n");
        assertThat(dir.resolve("openbao/hello.hcl")).hasContent(printed.out());
        assertThat(run(Map.of(), "policy-generate", "--identity", "runtme").err())
                .contains("did you mean `runtime`?");
    }

    @Test
    void saysWhatNoPolicyCanGrant() throws IOException {
        write("bao.yml", MANIFEST.replace("path: hello", "path: b*") + """
              - mount: kv
                engine: kv2
                path: +/c
                verbs: [write]
            """);
        CommandLine run = run(Map.of(), "policy-generate", "--to", "openbao");
        assertThat(run.code()).as(run.all()).isEqualTo(1);
        assertThat(run.err())
                .contains("no policy can grant `runtime` just what it declares")
                .contains("line 17");
        assertThat(dir.resolve("openbao")).doesNotExist();
    }

    @Test
    void identitiesThatShareAPolicyGetOneEach() throws IOException {
        write(
                "bao.yml",
                MANIFEST.replace("access:\n", """
              - name: migration
                method: jwt
                policies: [hello]
            access:
            """)
                        .replace("    verbs: [read]\n", "    verbs: [read]\n    identity: runtime\n"));
        CommandLine run = run(Map.of(), "policy-generate", "--to", "openbao");
        assertThat(run.out()).isEqualTo("wrote openbao/hello-runtime.hcl\nwrote openbao/hello-migration.hcl\n");
        assertThat(dir.resolve("openbao/hello-migration.hcl")).content().contains("grants none");
    }

    /** What is generated from any manifest covers it in both directions, by way of real files. */
    @Test
    void whatIsGeneratedIsCovered() throws IOException {
        long seed = 20261125;
        Random random = new Random(seed);
        int written = 0;
        for (int round = 0; round < 60; round++) {
            String manifest = manifest(random);
            Path folder = dir.resolve("round-" + round);
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("bao.yml"), manifest, UTF_8);
            CommandLine generated = CommandLine.run(folder, Map.of(), "policy-generate", "--to", "openbao");
            String said = "seed " + seed + "\n" + manifest + generated.all();
            if (generated.code() == 1) {
                assertThat(generated.err()).as(said).contains("no policy can grant");
                continue;
            }
            written++;
            CommandLine covered = CommandLine.run(
                    folder, Map.of(), "reverse-coverage", "--policies", "openbao", "--rules", "coverage");
            assertThat(covered.out()).as(said).contains("no findings");
            assertThat(covered.code()).as(said + covered.all()).isZero();
        }
        assertThat(written).isGreaterThan(40);
    }

    private static String manifest(Random random) {
        List<String> paths = List.of(
                "hello/db", "hello/+/db", "hello/*", "hello/ca*", "+/db", "hello", "hello/+", "other/+/x*", "hello/b");
        List<String> verbs = List.of("read", "list", "write", "patch", "delete", "destroy", "metadata-read");
        StringBuilder text = new StringBuilder(MANIFEST.substring(0, MANIFEST.indexOf("  - mount")));
        for (int i = 0; i < 1 + random.nextInt(5); i++) {
            String verb = verbs.get(random.nextInt(verbs.size()));
            text.append("  - {mount: kv, engine: kv2, path: ")
                    .append(paths.get(random.nextInt(paths.size())))
                    .append(", verbs: [")
                    .append(verb)
                    .append("]}\n");
        }
        return text.toString();
    }

    private CommandLine run(Map<String, String> environment, String... args) {
        return CommandLine.run(dir, environment, args);
    }

    private void write(String name, String text) throws IOException {
        Path file = dir.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, UTF_8);
    }
}
