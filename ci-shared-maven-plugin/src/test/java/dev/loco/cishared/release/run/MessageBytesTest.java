package dev.loco.cishared.release.run;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.release.TestRepository;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Commits whose bytes no {@code git commit} writes, made as raw objects. */
class MessageBytesTest {
    @TempDir
    Path dir;

    private TestRepository repository;

    @BeforeEach
    void begin() {
        repository =
                TestRepository.init(dir.resolve("repository")).commit("feat: a").tag("v1.0.0");
    }

    /** A commit on top, with these header lines behind the usual ones. */
    private void commit(String headers, byte[] message) throws IOException {
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        raw.writeBytes(("tree " + repository.id("HEAD^{tree}") + "\nparent " + repository.id("HEAD")
                        + "\nauthor A <a@example.org> 1700000000 +0000\ncommitter A <a@example.org> 1700000000 +0000\n"
                        + headers + "\n")
                .getBytes(UTF_8));
        raw.writeBytes(message);
        Path file = Files.write(dir.resolve("raw"), raw.toByteArray());
        String id = repository.git("hash-object", "-t", "commit", "-w", "--literally", file.toString());
        repository.git("update-ref", "refs/heads/main", id);
    }

    private JsonNode bump() {
        return Releases.in(repository).json("bump");
    }

    private String subject() {
        return bump().get("reasons").get(0).get("subject").stringValue();
    }

    @Test
    void latin1() throws IOException {
        commit("encoding ISO-8859-1\n", "feat: Größe\n\nBREAKING CHANGE: ä".getBytes(ISO_8859_1));

        assertThat(subject()).isEqualTo("feat: Größe");
        assertThat(bump().get("next").stringValue()).isEqualTo("2.0.0");
    }

    @Test
    void utf16() throws IOException {
        commit("encoding UTF-16BE\n", "feat: Größe".getBytes(UTF_16BE));

        // git reads the object's message as bytes up to the first NUL, so there is nothing to recode.
        assertThat(bump().get("next").isNull()).isTrue();
    }

    @Test
    void anEncodingThatNobodyKnows() throws IOException {
        commit("encoding no-such-thing\n", "feat: plain".getBytes(UTF_8));

        assertThat(subject()).isEqualTo("feat: plain");
    }

    @Test
    void invalidUtf8() throws IOException {
        commit("", new byte[] {'f', 'e', 'a', 't', ':', ' ', (byte) 0xC3, '(', (byte) 0xFF, (byte) 0xED, (byte) 0xA0});

        assertThat(subject()).startsWith("feat: \uFFFD(\uFFFD");
        assertThat(Releases.in(repository).next()).isEqualTo("1.1.0");
    }

    @Test
    void aNulEndsTheMessage() throws IOException {
        commit("", "fix: a\0\n\nBREAKING CHANGE: behind it".getBytes(UTF_8));
        commit("", "fix: b".getBytes(UTF_8));

        assertThat(bump().get("reasons")).hasSize(2);
        assertThat(Releases.in(repository).next()).isEqualTo("1.0.1");
    }

    @Test
    void aMegabyteAndMore() throws IOException {
        commit("", ("fix: b\n\n" + "x".repeat(900_000) + "\n\nBREAKING CHANGE: seen").getBytes(UTF_8));
        assertThat(Releases.in(repository).next()).isEqualTo("2.0.0");

        commit("", ("fix: " + "y".repeat(3_000_000)).getBytes(UTF_8));
        commit("", "feat: the one after it".getBytes(UTF_8));
        assertThat(bump().get("reasons")).hasSize(3);
    }

    @Test
    void unknownHeadersAndSignatures() throws IOException {
        commit(
                "gpgsig -----BEGIN PGP SIGNATURE-----\n \n feat!: not the message\n -----END PGP SIGNATURE-----\n"
                        + "mergetag nothing\n",
                "fix: b".getBytes(UTF_8));

        assertThat(Releases.in(repository).next()).isEqualTo("1.0.1");
    }

    @Test
    void nothingReachesTheTerminalAsItIs() throws IOException {
        commit("", "fix: \u001B[2J\u001B]0;title\u0007 \u202Eover \u009B31m\r".getBytes(UTF_8));

        String out = Releases.in(repository).good("bump");
        assertThat(out)
                .contains("fix")
                .matches("[\\n\\x20-\\x7E\\xA0-\\uFFFF]*")
                .doesNotContain("\u202E");
    }

    @Test
    void aCommitWithoutAMessageAtAll() throws IOException {
        commit("", new byte[0]);

        assertThat(bump().get("next").isNull()).isTrue();
    }
}
