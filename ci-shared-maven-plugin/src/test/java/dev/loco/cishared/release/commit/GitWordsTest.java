package dev.loco.cishared.release.commit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.finding.Finding;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words that git itself writes: reverts, fixup! and merges, and the file that it hands to a hook. */
class GitWordsTest {
    private static final String SHA1 = "0123456789abcdef0123456789abcdef01234567";
    private static final String SHA256 = SHA1 + "89abcdef0123456789abcdef";

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "git's own | Revert \"feat: x\"~~This reverts commit SHA1.~ | SHA1 |",
                "a repository of SHA-256 | Revert \"feat: x\"~~This reverts commit SHA256. | SHA256 |",
                "taken back again | Reapply \"feat: x\"~~This reverts commit SHA1. | SHA1 |",
                "CRLF | Revert \"feat: x\"\\r~\\r~This reverts commit SHA1.\\r~ | SHA1 |",
                "conventional | revert: feat: x~~This reverts commit SHA1. | SHA1 |",
                "case of the type | Revert(api)!: x~~This reverts commit SHA1 | SHA1 |",
                "by --reference | revert: x~~This reverts commit 0123456 (feat: x, y, 2026-01-02). | 0123456 |",
                "a merge | Revert \"Merge branch 'a'\"~~This reverts commit SHA1, reversing~changes made to SHA1. | SHA1 | SHA1",
                "a merge by --reference | revert: x~~This reverts commit 0123456 (Merge, 2026-01-02), reversing~changes made to abcdef0 (feat: y, 2026-01-01). | 0123456 | abcdef0",
                "upper case | revert: x~~This reverts commit ABCDEF0. | abcdef0 |",
                "the second sentence | revert: x~~It says `This reverts commit 7654321`.~This reverts commit 0123456. | 0123456 |",
                "no revert | fix: x~~This reverts commit SHA1. | |",
                "in the middle of a line | revert: x~~Note: This reverts commit SHA1. | |",
                "quoted | revert: x~~> This reverts commit SHA1. | |",
                "too short | revert: x~~This reverts commit 012345. | |",
                "between whole ids | revert: x~~This reverts commit SHA10. | |",
                "no id | revert: x~~This reverts commit abcdefgh. | |",
                "another paragraph | revert: x~~This reverts commit 0123456.~~a, reversing~changes made to abcdef0. | 0123456 |",
                "GitHub's | Revert \"feat: x\" (#12)~~Reverts owner/name#11 | |",
            })
    void revertNamesItsCommit(String what, String message, String commit, String mainline) {
        Optional<Reverted> expected = Optional.ofNullable(commit)
                .map(id ->
                        new Reverted(expand(id), Optional.ofNullable(mainline).map(GitWordsTest::expand)));

        assertThat(Reverted.read(expand(message))).as(what).isEqualTo(expected);
    }

    private static String expand(String text) {
        return text.replace("SHA256", SHA256)
                .replace("SHA1", SHA1)
                .replace("\\r", "\r")
                .replace('~', '\n');
    }

    @ParameterizedTest
    @CsvSource({
        "fixup! feat: x, FIXUP",
        "squash! fix(a): x, SQUASH",
        "amend! feat: x, AMEND",
        "fixup!feat: x,",
        "fixup: x,",
        "Fixup! feat: x,",
        "feat: fixup! x,"
    })
    void autosquashIsToldByItsPrefix(String message, Autosquash expected) {
        assertThat(Autosquash.read(message)).isEqualTo(Optional.ofNullable(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Merge branch 'a' | true",
                "Merge branches 'a' and 'b' into c | true",
                "Merge remote-tracking branch 'origin/main' | true",
                "Merge tag 'v1.0.0' | true",
                "Merge pull request #1 from user/feat | true",
                "Merged in topic (pull request #2) | true",
                "Merge sort is faster | false",
                "Merge branch of two rivers | false",
                "merge: x | false"
            })
    void mergeIsToldByItsSubject(String message, boolean expected) {
        assertThat(MergeSubject.isOf(message)).isEqualTo(expected);
    }

    @Test
    void fileOfAHookIsReadAsGitIsGoingToCleanIt() {
        String file = "\n\n# Please enter the commit message\nfeat: x\n# a comment\n\nbody\n#12 too\n"
                + "# ------------------------ >8 ------------------------\n"
                + "# Do not modify or remove the line above.\ndiff --git a/x b/x\n+BREAKING CHANGES: y\n";

        MessageText text = MessageText.edited("MSG", file, MessageText.COMMENT);

        assertThat(text.message()).isEqualTo("feat: x\n\nbody");
        assertThat(CheckedMessage.of(text).valid()).isTrue();
        assertThat(CheckedMessage.of(text).findings()).isEmpty();
    }

    @Test
    void placesAreThoseOfTheFile() {
        String file = "# top\r\nfeat: x\r\n# between\r\nbody\r\n";

        Finding finding = CheckedMessage.of(MessageText.edited("MSG", file, "#"))
                .findings()
                .get(0);

        assertThat(finding.rule().id()).isEqualTo("commit/blank-line");
        assertThat(finding.primary().line()).isEqualTo(4);
        assertThat(file.substring(finding.primary().offset(), finding.primary().end()))
                .isEqualTo("body");
    }

    @Test
    void inACommitEveryLineCounts() {
        String message = "feat: x\n\n# a heading\n# ------------------------ >8 ------------------------\nbelow\n\n"
                + "BREAKING CHANGE: y\n\n\n";

        CheckedMessage checked = CheckedMessage.of(MessageText.committed("commit 1", message));

        assertThat(checked.message().orElseThrow().breaking()).isTrue();
        assertThat(checked.message().get().body().orElseThrow())
                .startsWith("# a heading")
                .endsWith("\nbelow");
        assertThat(checked.message().get().breakingNote()).contains("y");
    }

    @Test
    void lineEndsMakeNoDifference() {
        List<String> lines = List.of("feat(a)!: x", "", "body", "more", "", "BREAKING CHANGE: y", "z", "Refs: #1", "");

        assertThat(CommitMessage.lenient(lines.stream().collect(Collectors.joining("\r\n"))))
                .isEqualTo(CommitMessage.lenient(String.join("\n", lines)))
                .isPresent();
    }
}
