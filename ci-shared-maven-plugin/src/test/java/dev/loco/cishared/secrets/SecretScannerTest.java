package dev.loco.cishared.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.secrets.ScanResult.Reason;
import dev.loco.cishared.secrets.ScanResult.Skipped;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretScannerTest {
    private static final String TOKEN = Placeholders.expand("hvs.{{base62:24}}", 3);

    @TempDir
    Path root;

    private final SecretScanner scanner = new SecretScanner(SecretSettings.defaults());

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "ISO-8859-1"})
    void spansCountCharacters(String charset) {
        String text = "ä\nübung token: " + TOKEN + "\n";
        List<Finding> findings = scanner.scan("a.txt", text.getBytes(Charset.forName(charset)));
        assertThat(findings).extracting(Finding::primary).containsExactly(new Span("a.txt", 2, 14, 2, 42, 15, 28));
        assertThat(findings.get(0).masked()).containsExactly(findings.get(0).primary());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void utf16WithAByteOrderMark(String charset) {
        String text = "\uFEFF😀 token: " + TOKEN + "\n";
        List<Finding> findings = scanner.scan("a.txt", text.getBytes(Charset.forName(charset)));
        assertThat(findings).extracting(Finding::primary).containsExactly(new Span("a.txt", 1, 12, 1, 40, 11, 28));
    }

    @Test
    void oneTokenIsReportedOnceByTheFirstRule() {
        String text = "{\"keys_base64\": [], \"root_token\": \"" + TOKEN + "\"}";
        assertThat(ids(scanner.scan("a.json", text.getBytes(StandardCharsets.UTF_8))))
                .containsExactly("credential/init-json");
    }

    @Test
    void aRuleThatIsOffLeavesTheTokenToTheNext() {
        SecretScanner without = new SecretScanner(
                SecretSettings.defaults().withEnabled(rule -> !rule.id().equals("credential/service-token")));
        byte[] bytes = ("export BAO_TOKEN=" + TOKEN).getBytes(StandardCharsets.UTF_8);
        assertThat(ids(scanner.scan("a.sh", bytes))).containsExactly("credential/service-token");
        assertThat(ids(without.scan("a.sh", bytes))).containsExactly("unsafe/literal-token");
        assertThat(without.mask("export BAO_TOKEN=" + TOKEN)).doesNotContain(TOKEN);
    }

    @Test
    void readsOfDeclaredPathsAreFine() {
        SecretScanner declared = new SecretScanner(SecretSettings.defaults()
                .withDeclaredPath(path -> path.pieces().equals(List.of("team/kv/data/hello/db"))));
        assertThat(ids(declared.scan("a.sh", "bao kv get -mount=team/kv hello/db".getBytes(StandardCharsets.UTF_8))))
                .isEmpty();
        assertThat(ids(declared.scan("a.sh", "bao kv get team/kv/hello/db".getBytes(StandardCharsets.UTF_8))))
                .isEmpty();
        assertThat(ids(declared.scan("a.sh", "bao kv get -mount=team/kv hello/web".getBytes(StandardCharsets.UTF_8))))
                .containsExactly("unsafe/direct-read");
    }

    /** What is asked of the manifest: pieces of the path, … for what is not known. A dash: nothing is asked. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "bao kv get -mount=kv loco/$APP/db         | kv/data/loco/…/db kv/loco/…/db",
                "bao kv get -mount=kv loco/${APP:-a}-b/db  | kv/data/loco/…-b/db kv/loco/…-b/db",
                "bao kv get -mount=kv \"$SECRET\"          | -",
                "bao kv get -mount=kv $A/$B                | -",
                "bao kv get -mount=$MOUNT loco/db          | -",
                "bao kv get kv/$SECRET                     | -",
                "bao kv get $MOUNT/loco/db                 | -",
                "bao kv get kv/loco/*                      | -",
                "bao kv get kv/loco/$APP                   | kv/loco/… kv/data/loco/… kv/loco/data/…",
                "bao kv get kv/loco/<app>/db               | kv/loco kv/loco/… kv/data/loco kv/data/loco/…",
                "bao read kv/data/loco/$(hostname)/db      | kv/data/loco kv/data/loco/…",
                "bao read kv/data/loco/...                 | kv/data/loco kv/data/loco…",
                "bao read kv/data/$APP                     | -",
                "bao read sys/$WHAT/x                      | -",
                "url = bao + \"/v1/kv/data/loco/\" + app   | kv/data/loco kv/data/loco/…",
                "url = bao + \"/v1/kv/data/loco-\" + app   | kv/data/loco- kv/data/loco-…",
                "f\"{bao}/v1/kv/data/loco/{app}/db\"       | kv/data/loco/…/db",
                "bao + \"/v1/kv/data/loco/%s/%s\" % (a, b) | kv/data/loco/…/… kv/data/loco/…/……",
                "path.Join(bao, \"/v1/kv/data/loco\", app)  | kv/data/loco kv/data/loco…",
                "curl $BAO_ADDR/v1/kv/data/loco/:app/db    | kv/data/loco/…/db",
                "bao read \"kv/data/loco/\"$APP\"/db\"      | kv/data/loco kv/data/loco/…",
            })
    void ofAPathThatIsNotKnownItsPiecesAreAsked(String line, String expected) {
        List<String> asked = new ArrayList<>();
        SecretScanner asking = new SecretScanner(SecretSettings.defaults().withDeclaredPath(path -> {
            asked.add(path.toString());
            return false;
        }));

        List<String> ids = ids(asking.scan("a.py", line.getBytes(StandardCharsets.UTF_8)));

        assertThat(ids).isEqualTo(expected.equals("-") ? List.of() : List.of("unsafe/direct-read"));
        assertThat(expected.equals("-") ? String.join(" ", asked) : String.join(" ", asked) + " ")
                .startsWith(expected.equals("-") ? "" : expected + " ");
    }

    @Test
    void masksWhateverTextItIsGiven() {
        String text = "😀 was `" + TOKEN + "`, now VAULT_TOKEN=" + Placeholders.expand("{{uuid}}", 5) + " 😀";
        String masked = scanner.mask(text);
        assertThat(masked)
                .hasSameSizeAs(text)
                .startsWith("😀 was `hvs.****")
                .endsWith("VAULT_TOKEN=" + "*".repeat(36) + " 😀");
        assertThat(scanner.mask(masked)).isEqualTo(masked);
        assertThat(scanner.mask("nothing here")).isEqualTo("nothing here");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hvs.{{base62:24}}",
                "s.{{letters:24}}",
                "b.AAAA{{base64url:110}}",
                "r.{{base62:24}}",
                "{{wrapping-jwt}}",
                "{{hex:64}}",
                "{{hex:66}}",
                "{{base64:44}}",
                "{{uuid}}",
                " use hvs.{{base62:24}} for now ",
                "secret_id={{uuid}}"
            })
    void looksLikeACredential(String shape) {
        for (int seed = 0; seed < 200; seed++) {
            String value = Placeholders.expand(shape, seed);
            assertThat(scanner.looksLikeCredential(value))
                    .as("seed %d: %s", seed, value)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "loco/hello/db",
                "database login",
                "s.MaxConnectionBytesPerSec",
                "DB_PASSWORD",
                "platform@example.org",
                "hvs.xxxxxxxxxxxxxxxxxxxxxxxx",
                "2027-06-30",
                "00000000-0000-0000-0000-000000000000",
                "loco/+/db",
                "VaultTokenReviewerServiceAccountNamespaceXyz"
            })
    void looksLikeNone(String value) {
        assertThat(scanner.looksLikeCredential(value)).isFalse();
    }

    @Test
    void whatIsPassedOverIsCounted() throws IOException {
        byte[] token = ("token " + TOKEN).getBytes(StandardCharsets.UTF_8);
        Path outside = Files.createDirectory(root.resolve("outside"));
        Path repository = Files.createDirectory(root.resolve("repository"));
        Files.write(outside.resolve("a.txt"), token);
        Files.write(repository.resolve("a.txt"), token);
        Files.write(repository.resolve("b.bin"), "x\u0000y".getBytes(StandardCharsets.UTF_8));
        Files.write(repository.resolve("excluded.txt"), token);
        Files.createDirectory(repository.resolve("folder"));
        Files.createSymbolicLink(repository.resolve("out"), outside.resolve("a.txt"));
        Files.createSymbolicLink(repository.resolve("folder-out"), outside);
        Files.createSymbolicLink(repository.resolve("same"), Path.of("a.txt"));
        Files.createSymbolicLink(repository.resolve("loop"), Path.of("loop"));
        Files.createSymbolicLink(repository.resolve("dangling"), Path.of("nowhere"));
        try (RandomAccessFile large =
                new RandomAccessFile(repository.resolve("large").toFile(), "rw")) {
            large.setLength(3L << 30);
        }

        ScanResult result = new SecretScanner(SecretSettings.defaults().withExcluded(List.of("ex*.txt")))
                .scan(
                        repository,
                        List.of(
                                "a.txt",
                                "b.bin",
                                "dangling",
                                "excluded.txt",
                                "folder",
                                "folder-out/a.txt",
                                "gone.txt",
                                "large",
                                "loop",
                                "out",
                                "same"));

        assertThat(result.findings()).extracting(f -> f.primary().file()).containsExactly("a.txt");
        assertThat(result.scanned()).isEqualTo(1);
        assertThat(result.cutOff()).isEmpty();
        assertThat(result.skipped())
                .contains(
                        new Skipped("b.bin", Reason.BINARY),
                        new Skipped("dangling", Reason.LINK),
                        new Skipped("excluded.txt", Reason.EXCLUDED),
                        new Skipped("folder", Reason.FOLDER),
                        new Skipped("folder-out/a.txt", Reason.LINK),
                        new Skipped("gone.txt", Reason.VANISHED),
                        new Skipped("large", Reason.TOO_LARGE),
                        new Skipped("out", Reason.LINK),
                        new Skipped("same", Reason.SAME))
                .hasSize(10);
        assertThat(result.count(Reason.LINK)).isGreaterThanOrEqualTo(3);
    }

    @Test
    void aLinkInsideToAFileThatIsNotListedIsFollowed() throws IOException {
        Files.writeString(root.resolve("ignored.txt"), "token " + TOKEN);
        Files.createSymbolicLink(root.resolve("link.txt"), Path.of("ignored.txt"));
        assertThat(scanner.scan(root, List.of("link.txt")).findings())
                .extracting(f -> f.primary().file())
                .containsExactly("link.txt");
    }

    @Test
    void anUnreadableFileIsCounted() throws IOException {
        Path file = Files.writeString(root.resolve("a.txt"), "token " + TOKEN);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(file), "skipped: because this user may read everything");
        assertThat(scanner.scan(root, List.of("a.txt")).skipped())
                .containsExactly(new Skipped("a.txt", Reason.UNREADABLE));
    }

    @Test
    void aMissingRootIsNoFinding() {
        assertThatThrownBy(() -> scanner.scan(root.resolve("nowhere"), List.of()))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void nulAfterTheFirstEightKibibytesIsText() {
        String text = "x".repeat(8192) + "\u0000\ntoken " + TOKEN;
        assertThat(scanner.scan("a", text.getBytes(StandardCharsets.UTF_8))).hasSize(1);
        assertThat(scanner.scan("a", ("\u0000" + text).getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @Test
    void aVeryLongLineIsScannedAllAlong() {
        StringBuilder line = new StringBuilder("x");
        for (int i = 0; i < 200; i++) {
            line.append(Placeholders.expand(
                    "a=s.MaxConnectionBytesPerSec,".repeat(300) + "token:\"hvs.{{base62:24}}\",", i));
        }
        assertThat(scanner.scan("a.min.js", line.toString().getBytes(StandardCharsets.UTF_8)))
                .hasSize(200);
    }

    @Test
    void aPatternThatRunsAwayIsCutOffAndSaid() {
        Entry runaway = Entry.of("own/runaway")
                .summary("x")
                .literals("aaaa")
                .pattern(Reach.LINE, "a*a*a*a*a*a*a*b")
                .entry();
        byte[] bytes = ("x\n" + "a".repeat(60) + "c\n").getBytes(StandardCharsets.UTF_8);
        Pass.Outcome outcome = new Pass(new Catalogue(List.of(runaway)), path -> true).over("a", bytes, bytes.length);
        assertThat(outcome.hits()).isEmpty();
        assertThat(outcome.unfinished()).containsExactly(new Pass.Unfinished(0, 2));
    }

    /** Each of these once cost time with the square of its length, or more. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "set -x\n",
                "curl ",
                "vault login ",
                "path \"*\" {",
                "\"keys\": [ ",
                "BAO_ADDR=http://",
                "/v1/a/data/"
            })
    void hostileTextCostsABoundedNumberOfSteps(String bit) {
        byte[] bytes = bit.repeat(300_000 / bit.length()).getBytes(StandardCharsets.UTF_8);
        Pass pass = new Pass(Catalogue.whole(), path -> false);
        pass.over("a.txt", bytes, bytes.length);
        assertThat(pass.stepsTaken()).isLessThan(3L * (8_000_000 + 16L * bytes.length));
    }

    @Test
    void manyCredentialsInOneFileAreAllFound() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            text.append(Placeholders.expand("BAO_TOKEN=hvs.{{base62:24}}\n", i));
        }
        assertThat(scanner.scan("a.env", text.toString().getBytes(StandardCharsets.UTF_8)))
                .hasSize(20_000);
    }

    @Test
    void sameInputSameFindings() {
        byte[] bytes = Placeholders.expand("BAO_TOKEN=hvs.{{base62:24}} bao login {{uuid}}\n".repeat(50), 9)
                .getBytes(StandardCharsets.UTF_8);
        List<Finding> first = scanner.scan("a.sh", bytes);
        assertThat(first).hasSize(100).isSorted();
        assertThat(scanner.scan("a.sh", bytes)).isEqualTo(first);
        assertThat(new SecretScanner(SecretSettings.defaults()).scan("a.sh", bytes))
                .isEqualTo(first);
    }

    private static List<String> ids(List<Finding> findings) {
        return findings.stream().map(Finding::rule).map(Rule::id).toList();
    }
}
