package dev.loco.cishared.release.commit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.finding.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every message. The seed of a failing one is its name. */
class MessagePropertyTest {
    private static final int RUNS = 1_000;

    private static final String[] PIECES = {
        "feat",
        "fix",
        "Revert \"",
        "fixup! ",
        "(",
        ")",
        "(api)",
        "!",
        ":",
        ": ",
        " ",
        "  ",
        "\t",
        "\n",
        "\n\n",
        "\r\n",
        "\r\n\r\n",
        "\r",
        "\0",
        "\uFEFF",
        "\u00A0",
        "\uFF1A",
        "\uD83D\uDE80",
        "\uD83D",
        "x",
        "some words",
        "Refs: #1",
        "Fixes #2",
        "BREAKING CHANGE",
        "BREAKING-CHANGE",
        "breaking change",
        "BREAKING CHANGES",
        "**",
        "- ",
        "> ",
        "# ",
        "```",
        "This reverts commit 0123456.",
        "(tag: v99.0.0)",
        "-",
        "_",
        "é",
        "\u001B[31m",
        "/",
        "a-b",
        "#"
    };

    /** What other tools have taken for more than text. */
    private static final String[] QUOTED = {
        "BREAKING CHANGE: quoted",
        "BREAKING-CHANGE: quoted",
        "feat!: quoted",
        "fix: quoted",
        "- also treat BREAKING CHANGE: as releasable",
        "* feat(api)!: in release notes",
        "(tag: v99.0.0)",
        "-hash-",
        "Release-Version: 9.0.0",
        "# ------------------------ >8 ------------------------",
        "This reverts commit 0123456789abcdef0123456789abcdef01234567.",
        "[major]",
        "+semver: breaking",
    };

    static LongStream seeds() {
        return LongStream.range(0, RUNS);
    }

    private static String random(Random random) {
        StringBuilder text = new StringBuilder();
        int pieces = random.nextInt(25);
        text.append(random.nextInt(3) > 0 ? "feat: x\n" : "");
        for (int i = 0; i < pieces; i++) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void isReadAsASlowerReaderReadsIt(long seed) {
        String message = random(new Random(seed));

        Optional<CommitMessage> read = CommitMessage.lenient(message);

        assertThat(read).isEqualTo(Slow.read(message));
        assertThat(isBreaking(message))
                .isEqualTo(read.filter(CommitMessage::breaking).isPresent());
        Reverted.read(message).ifPresent(reverted -> assertThat(message).contains(reverted.commit()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void placesLieInTheTextAndCorrectionsAreRight(long seed) {
        String message = random(new Random(seed));

        CheckedMessage checked = CheckedMessage.of(MessageText.committed("m", message));

        assertThat(checked.valid() || !checked.findings().isEmpty())
                .as("what is not valid is told: %s", message)
                .isTrue();
        for (Finding finding : checked.findings()) {
            assertThat(finding.primary().end()).isLessThanOrEqualTo(message.length());
            assertThat(finding.message()).doesNotEndWith(" ").isNotBlank();
        }
        String first = message.lines().findFirst().orElse("");
        if (checked.message().isEmpty() && !message.isBlank()) {
            Optional<String> corrected = HeaderDiagnosis.of(first).corrected();
            assertThat(corrected.map(Header::read)).isNotEqualTo(Optional.of(Optional.empty()));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void textInABodyChangesNothing(long seed) {
        Random random = new Random(seed);
        String header = random.nextBoolean() ? "fix: x" : "chore(deps): bump x from 1 to 2";
        List<String> body = new ArrayList<>(List.of("Release notes of x:"));
        for (int i = random.nextInt(6); i >= 0; i--) {
            body.add(QUOTED[random.nextInt(QUOTED.length)]);
        }
        String footers = random.nextBoolean() ? "\n\nRefs: #1\nFixes #2" : "";
        CommitMessage without = CommitMessage.lenient(header + footers).orElseThrow();

        String message = header + "\n\n" + String.join("\n", body) + footers;
        CommitMessage with = CommitMessage.lenient(message).orElseThrow();

        assertThat(with.header()).isEqualTo(without.header());
        assertThat(with.footers()).isEqualTo(without.footers());
        assertThat(with.breaking()).isFalse();
        assertThat(with.body()).contains(String.join("\n", body));
        assertThat(isBreaking(message)).isFalse();
        assertThat(Reverted.read(message)).isEmpty();
    }

    @Test
    void hugeMessagesAreReadAllTheSame() {
        String line = "word ".repeat(200_000);
        String lines = "a\n\n".repeat(200_000);

        assertThat(isBreaking("feat: x\n\n" + lines + "BREAKING CHANGE: y")).isTrue();
        assertThat(isBreaking("feat: x\n\n" + line + "BREAKING CHANGE: y")).isFalse();
        for (String first : List.of(" ".repeat(1_000_000), "!".repeat(1_000_000), "(".repeat(1_000_000), line)) {
            assertThat(CheckedMessage.of(MessageText.committed("m", "feat" + first))
                            .valid())
                    .isFalse();
            assertThat(CheckedMessage.of(MessageText.committed("m", first + ": x"))
                            .valid())
                    .isFalse();
        }
    }

    /** The specification once more, by patterns and with no thought for speed. */
    private static final class Slow {
        private static final Pattern HEADER = Pattern.compile(
                "([^\\s\\p{Z}\\p{Cc}\\p{Cf}:()!]+)(?:\\(([^()\\n]*)\\))?(!?): ([^\\n]*)", Pattern.UNICODE_CASE);
        private static final Pattern FOOTER = Pattern.compile(
                "(BREAKING CHANGE(?=: )|[\\p{L}\\p{Nd}][\\p{L}\\p{Nd}-]*)(: | #)(?=.*\\S)(.*)", Pattern.DOTALL);

        static Optional<CommitMessage> read(String message) {
            String[] lines = message.replace("\r\n", "\n").split("\n", -1);
            Matcher header = HEADER.matcher(lines[0]);
            if (!header.matches()
                    || header.group(4).isBlank()
                    || (header.group(2) != null && header.group(2).isBlank())) {
                return Optional.empty();
            }
            StringBuilder body = new StringBuilder();
            List<String[]> footers = new ArrayList<>();
            boolean start = true;
            for (int i = 1; i < lines.length; i++) {
                Matcher footer = FOOTER.matcher(lines[i]);
                if ((start || !footers.isEmpty())
                        && footer.matches()
                        && !footer.group(3).isBlank()) {
                    footers.add(new String[] {footer.group(1), footer.group(2), footer.group(3)});
                } else if (!footers.isEmpty()) {
                    footers.get(footers.size() - 1)[2] += "\n" + lines[i];
                } else if (body.length() > 0 || !lines[i].isBlank()) {
                    body.append(lines[i]).append('\n');
                }
                start = lines[i].isBlank();
            }
            String text = body.toString().stripTrailing();
            return Optional.of(new CommitMessage(
                    new Header(
                            header.group(1),
                            Optional.ofNullable(header.group(2)),
                            !header.group(3).isEmpty(),
                            header.group(4).strip()),
                    text.isEmpty() ? Optional.empty() : Optional.of(text),
                    footers.stream()
                            .map(f -> new Footer(f[0], f[1], f[2].strip()))
                            .toList()));
        }
    }

    private static boolean isBreaking(String message) {
        return Header.read(message)
                .flatMap(header -> CommitMessage.ifBreaking(header, message))
                .isPresent();
    }
}
