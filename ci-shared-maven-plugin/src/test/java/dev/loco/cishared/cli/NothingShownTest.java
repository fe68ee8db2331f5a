package dev.loco.cishared.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.secrets.Placeholders;
import dev.loco.cishared.secrets.PlacesOfCredentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No output of any run says anything of a credential. Two repositories are alike but for their credentials; whatever is
 * printed about the one must be what is printed about the other, byte for byte. So no character of a credential, no hash
 * and no hint of one is in it; that the outputs hold no piece of one is looked for as well.
 */
class NothingShownTest {
    private static final Map<String, List<String>> KINDS = Map.of(
            "token",
                    List.of(
                            "s.{{base62:24}}",
                            "s.{{base62:24}}.{{base62:5}}",
                            "hvs.{{base62:24}}.{{base62:6}}",
                            "hvs.{{ssc}}",
                            "b.AAAA{{base64url:120}}",
                            "hvb.AAAA{{base64url:140}}",
                            "r.{{base62:24}}",
                            "hvr.{{letters:24}}",
                            "{{wrapping-jwt}}"),
            "share", List.of("{{hex:64}}", "{{hex:66}}", "{{base64:43}}=", "{{base64:44}}"),
            "secret_id", List.of("{{uuid}}"),
            "shapeless", List.of("{{uuid}}", "{{base62:26}}"),
            "file", List.of("{{uuid}}", "hvs.{{ssc}}"));

    /** Files where more than the scan of all files has something to say, or where hiding is harder. */
    private static final Map<String, String> SPECIAL = special();

    @TempDir
    private static Path folder;

    private static final List<String> LEFT = new ArrayList<>();
    private static final List<String> RIGHT = new ArrayList<>();
    private static Path left;
    private static Path right;

    private static Map<String, String> special() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("two.env", "VAULT_TOKEN=~s.{{base62:24}}~; BAO_TOKEN=~hvs.{{base62:24}}~ # SECRET_ID=~{{uuid}}~\n");
        files.put("same.yml", "token: ~s.{{base62:24}}~~hvs.{{base62:24}}~\nBAO_TOKEN: ~{{base62:30}}~\n");
        files.put(
                "line.json",
                "{\"a\":\"" + "x y ".repeat(12_000) + "\",\"token\":\"~hvs.{{base62:24}}~\",\"b\":\""
                        + "z ".repeat(25_000) + "\",\"secret_id\":\"~{{uuid}}~\"}");
        // In two pieces, so that this file allows nothing.
        String allow = " # bao-lint" + ": allow unsafe/literal-token";
        files.put("allowed.sh", "export BAO_TOKEN=~{{uuid}}~" + allow + " -- a test\n");
        files.put("notallowed.sh", "export BAO_TOKEN=~{{base62:26}}~" + allow + "\n");
        files.put("notes/~s.{{base62:24}}~.txt", "token ~hvs.{{base62:24}}~\n");
        files.put("notes/key-~hvs.{{base62:24}}~/Containerfile", "FROM x\nENV BAO_TOKEN=~{{base62:24}}~\n");
        files.put("unsafe.sh", """
                set -x
                bao login ~hvs.{{base62:24}}~
                bao login -method=token ~{{uuid}}~
                echo "$BAO_TOKEN ~s.{{base62:24}}~"
                bao kv put kv/x password=~{{base62:20}}~ token="~{{base62:21}}~"
                bao operator unseal ~{{base64:44}}~
                curl -k -H "X-Vault-Token: ~{{base62:26}}~" https://bao.example.org/v1/sys/mounts
                curl -H "Authorization: Bearer ~{{base62:26}}~" https://bao.example.org/v1/kv/data/x
                BAO_ADDR=http://admin:~{{base62:18}}~@bao.example.org bao read kv/data/~s.{{base62:24}}~
                bao token create -policy=root -id=~s.{{base62:24}}~
                """);
        files.put(
                "Containerfile",
                "FROM x\nARG SECRET_ID=~{{uuid}}~\nENV A=b DB_PASSWORD=~{{base62:22}}~ \\\n  API_KEY=~{{base62:22}}~\n"
                        + "ENV A_TOKEN=~{{base62:22}}~ B_PASSWORD=\"~{{base62:22}}~\"\n");
        files.put(".woodpecker/build.yml", """
                when: {event: ~s.{{base62:24}}~}
                steps:
                  - name: ~hvs.{{base62:24}}~
                    image: "x:~s.{{base62:24}}~"
                    ~hvs.{{base62:24}}~: 1
                    environment:
                      - name: VAULT_TOKEN
                        value: ~{{uuid}}~
                      BAO_TOKEN: ~{{uuid}}~
                      SECRET_ID: ~{{uuid}}~
                    commands: [ "bao login ~hvs.{{base62:24}}~", "echo ~s.{{base62:24}}~ ]
                """);
        files.put(".woodpecker/good.yml", """
                when: {event: push, branch: ~s.{{base62:24}}~}
                steps:
                  - name: x
                    image: "x:~s.{{base62:24}}~"
                    pull: ~hvs.{{ssc}}~
                    ~hvs.{{base62:24}}~: 1
                    depends_on: [~hvs.{{base62:24}}~]
                    environment:
                      BAO_TOKEN: ~{{uuid}}~
                      VAULT_TOKEN: [~{{base62:26}}~]
                      SECRET_ID: ~{{uuid}}~
                    commands: ["bao login ~hvs.{{base62:24}}~"]
                """);
        files.put("bao.yml", """
                version: ~s.{{base62:24}}~
                ~hvs.{{base62:24}}~: x
                workload: ~hvs.{{ssc}}~
                access:
                  - path: kv/data/~s.{{base62:24}}~
                    verbs: [~hvs.{{base62:24}}~]
                    secret_id: ~{{uuid}}~
                    BAO_TOKEN: ~{{uuid}}~
                """);
        files.put("sub/bao.yml", "version: 1\nworkload: x\n  secret_id: ~{{uuid}}~\n BAO_TOKEN: '~{{uuid}}~\n");
        files.put(
                "policies/x.hcl",
                "path \"kv/data/~s.{{base62:24}}~\" {\n  capabilities = [\"~hvs.{{base62:24}}~\"]\n  ~hvs.{{base62:24}}~ = 1\n}\npath \"*\" { capabilities = [\"read\" }\n");
        files.put(".ci-shared.yml", """
                lint: {~hvs.{{base62:24}}~: 1}
                allow:
                  - rule: ~s.{{base62:24}}~
                    path: ~hvs.{{base62:24}}~
                    reason: BAO_TOKEN=~{{uuid}}~
                """);
        return files;
    }

    @BeforeAll
    static void write() throws Exception {
        left = write("a/repo", 1, LEFT);
        right = write("b/repo", 2, RIGHT);
    }

    private static Path write(String name, long start, List<String> secrets) throws Exception {
        Path root = Files.createDirectories(folder.resolve(name));
        long seed = start;
        for (PlacesOfCredentials place : PlacesOfCredentials.all()) {
            for (String shape : KINDS.get(place.kind())) {
                seed += 10;
                String credential = Placeholders.expand(shape, seed);
                String another = Placeholders.expand(shape, seed + 5);
                secrets.add(credential);
                Path file = root.resolve("set/" + seed / 10 + "/" + place.file());
                Files.createDirectories(file.getParent());
                Files.write(file, place.text(credential, another).getBytes(place.charset()));
            }
        }
        for (Map.Entry<String, String> file : SPECIAL.entrySet()) {
            seed += 10;
            // The file's name draws other text than what is in it.
            Path path = root.resolve(taken(Placeholders.expand(file.getKey(), seed), secrets));
            Files.createDirectories(path.getParent());
            Files.writeString(path, taken(Placeholders.expand(file.getValue(), seed + 5), secrets));
        }
        for (List<String> words : List.of(List.of("git", "init", "-q"), List.of("git", "add", "-A"))) {
            Process git = new ProcessBuilder(words)
                    .directory(root.toFile())
                    .inheritIO()
                    .start();
            assertThat(git.waitFor()).isZero();
        }
        return root;
    }

    /** The text without the tildes, what stood between two of them being secret. */
    private static String taken(String text, List<String> secrets) {
        String[] parts = text.split("~", -1);
        for (int i = 1; i < parts.length; i += 2) {
            secrets.add(parts[i]);
        }
        return String.join("", parts);
    }

    @Test
    void everyFormatOfTheScan() throws IOException {
        for (String format : List.of("text", "concise", "json", "sarif", "junit", "checkstyle", "gitlab")) {
            for (String goal : List.of("bao-lint", "lint", "ci-lint", "policy-lint policies", "bao-manifest-check")) {
                same(goal + " --format " + format);
            }
        }
    }

    @Test
    void moreOrLessShown() throws IOException {
        for (String more : List.of("--redact 0", "--redact 1", "--redact 4 --color", "--staged", "--debug")) {
            same("bao-lint " + more);
        }
        same("lint --redact 0 --color");
        same("lint --redact 400");
        same("lint --redact s.NotANumber");
    }

    @Test
    void singleFilesAndOtherGoals() throws IOException {
        for (String goal : List.of(
                "ci-lint .woodpecker/build.yml",
                "ci-lint .woodpecker/good.yml",
                "bao-manifest-check bao.yml",
                "bao-manifest-check sub/bao.yml",
                "policy-lint policies/x.hcl",
                "explain-pipeline .woodpecker/good.yml",
                "fix --dry-run",
                "fix --diff",
                "reverse-coverage",
                "commit-check .env")) {
            same(goal);
        }
    }

    @Test
    void theBaseline() throws IOException {
        // Settings that are broken would stop it.
        for (Path root : List.of(left, right)) {
            Files.move(root.resolve(".ci-shared.yml"), root.resolve("../settings.yml"));
        }
        try {
            same("bao-lint --write-baseline");
            assertThat(Files.readString(left.resolve(".ci-shared-baseline.json")))
                    .isEqualTo(Files.readString(right.resolve(".ci-shared-baseline.json")));
            for (Path root : List.of(left, right)) {
                Files.writeString(root.resolve("unsafe.sh"), "# gone\n");
            }
            same("bao-lint");
            same("lint --format json");
        } finally {
            for (Path root : List.of(left, right)) {
                Files.deleteIfExists(root.resolve(".ci-shared-baseline.json"));
                Files.move(root.resolve("../settings.yml"), root.resolve(".ci-shared.yml"));
            }
        }
    }

    private static void same(String command) throws IOException {
        String one = output(left, command);
        String other = output(right, command);
        assertThat(pieces(one, other, LEFT))
                .as("%s: pieces of credentials", command)
                .isEmpty();
        assertThat(pieces(other, one, RIGHT))
                .as("%s: pieces of credentials", command)
                .isEmpty();
        assertThat(one).as(command).isEqualTo(other);
    }

    private static String output(Path root, String command) {
        CommandLine run = CommandLine.run(root, Map.of("PATH", System.getenv("PATH")), command.split(" "));
        return (run.code() + "\n" + run.out() + run.err())
                .replace(root.toString(), "<root>")
                .replaceAll(
                        "\\d+ ms|\"time\": ?\"[^\"]*\"|time=\"[^\"]*\"|\"(?:start_time|end_time)\": ?\"[^\"]*\"",
                        "<time>");
    }

    /** Five characters in a row of a credential's random part that are in the output; not those that are there by chance. */
    private static List<String> pieces(String output, String twin, List<String> secrets) {
        Set<String> there = new HashSet<>();
        for (int i = 0; i + 5 <= output.length(); i++) {
            there.add(output.substring(i, i + 5));
        }
        List<String> pieces = new ArrayList<>();
        for (String secret : secrets) {
            String random = secret.replaceFirst("^(?:hv)?[sbr]\\.(?:AAAA|CAESI)?", "");
            for (int i = 0; i + 5 <= random.length(); i++) {
                String piece = random.substring(i, i + 5);
                if (there.contains(piece) && !twin.contains(piece)) {
                    int at = output.indexOf(piece);
                    pieces.add(piece + " in: "
                            + output.substring(Math.max(0, at - 160), Math.min(output.length(), at + 60)));
                    break;
                }
            }
        }
        return pieces;
    }
}
