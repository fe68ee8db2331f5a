package dev.loco.cishared.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code policy-lint} as somebody types it: where policies are found, and for which release they are read. */
class PolicyLintDoorTest {
    @TempDir
    Path dir;

    @BeforeEach
    void layOut() throws Exception {
        Files.createDirectories(dir.resolve(".woodpecker"));
        Files.writeString(dir.resolve(".woodpecker/ci.yml"), "steps: []\n");
        Process git =
                new ProcessBuilder("git", "init", "-q").directory(dir.toFile()).start();
        assertThat(git.waitFor()).isZero();
    }

    private CommandLine run(String... args) {
        return CommandLine.run(dir, Map.of(), args);
    }

    @Test
    void policiesAreNamedOrLieWhereTheSettingsSay() throws Exception {
        Path policies = Files.createDirectories(dir.resolve("openbao/policies"));
        String leaking = "path \"kv/data/*\" { capabilities = [\"read\"] }\n"
                + "path \"kv/data/+/private/*\" { capabilities = [\"deny\"] }\n";
        Files.writeString(policies.resolve("leaking.hcl"), leaking);
        Files.writeString(policies.resolve("server.hcl"), "storage \"file\" { path = \"/var/lib/openbao\" }\n");
        Files.writeString(policies.resolve("policy.json"), "{\"path\": {\"a/*/b\": {\"capabilities\": [\"read\"]}}}\n");
        String found = "openbao/policies/leaking.hcl:2:6: error[policy/ineffective-deny] ";

        CommandLine named = run("policy-lint", "openbao", "--format", "concise");
        assertThat(named.code()).isEqualTo(1);
        assertThat(named.out()).startsWith(found).hasLineCount(1);
        assertThat(run("policy-lint", "openbao/policies/policy.json", "--format", "concise")
                        .out())
                .startsWith("openbao/policies/policy.json:1:11: error[policy/dead-star] ");
        assertThat(run("policy-lint", "nothing.hcl").out()).contains("`nothing.hcl` is missing");
        assertThat(run("policy-lint", ".woodpecker").out()).contains("name a folder with policies");
        assertThat(run("lint", "--format", "concise").out()).doesNotContain("policy/");

        Files.writeString(dir.resolve(".ci-shared.yml"), "policies:\n  folder: ./openbao/\n");
        assertThat(run("policy-lint", "--format", "concise").out()).isEqualTo(named.out());
        assertThat(run("lint", "--format", "concise").out()).contains(found);
        assertThat(run("lint", "--rules", "policy", "--format", "concise").out())
                .isEqualTo(named.out());

        Files.writeString(dir.resolve(".ci-shared.yml"), "policies:\n  folder: nowhere\n");
        assertThat(run("policy-lint").out()).contains("`nowhere` is missing", "correct `policies.folder`");
        assertThat(run("lint", "--rules", "policy").code()).isZero();
    }

    @Test
    void theTargetDecidesHowPoliciesAreRead() throws Exception {
        Files.writeString(
                dir.resolve("app.hcl"),
                "path \"kv/metadata/*\" { capabilities = [\"list\"] }\n"
                        + "path \"kv/metadata/private/*\" { capabilities = [\"deny\"] }\n");

        assertThat(run("policy-lint", "app.hcl", "--format", "concise").out())
                .startsWith("app.hcl:2:6: warning[policy/version-dependent] ")
                .hasLineCount(1);
        assertThat(run("policy-lint", "app.hcl", "--target-version", "2.5.3", "--format", "concise")
                        .out())
                .startsWith("app.hcl:2:6: error[policy/ineffective-deny] ");
        assertThat(run("policy-lint", "app.hcl", "--target-version", "v2.6", "--format", "concise")
                        .out())
                .isEmpty();
        Files.writeString(dir.resolve(".ci-shared.yml"), "policies: {version: 2.6}\n");
        assertThat(run("policy-lint", "app.hcl", "--format", "concise").out()).isEmpty();
    }
}
