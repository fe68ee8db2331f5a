package dev.loco.cishared.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loco.cishared.program.Program;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What real programs make is known as an archive; a text that begins alike is not. */
class ArchiveHeadTest {
    @TempDir
    Path dir;

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "gzip=>gzip -c file > out",
                "bzip2=>bzip2 -c file > out",
                "bzip2=>: > empty; bzip2 -c empty > out",
                "xz=>xz -c file > out",
                "zstd=>zstd -qc file > out",
                "lz4=>lz4 -qc file > out",
                "7z=>7z a out.7z file > said && mv out.7z out",
                "zip=>zip -q out.zip file && mv out.zip out",
                "tar=>tar -cf out file",
                "tar=>tar --format=ustar -cf out file",
                "tar=>tar --format=posix -cf out file",
                "ar=>ar qcS out file",
                "cpio=>echo file | cpio -o -H newc 2>said > out",
                "cpio=>echo file | cpio -o -H crc 2>said > out",
                "jar=>jar cf out file",
                "python3=>python3 -c \"import zipfile; zipfile.ZipFile('out', 'w').close()\"",
            })
    void ofRealPrograms(String program, String script) throws Exception {
        assumeTrue(Program.isOnPath(program), "skipped: an archive because there is no " + program);
        Files.writeString(dir.resolve("file"), "text\n".repeat(1000));
        Process made = new ProcessBuilder("sh", "-euc", script)
                .directory(dir.toFile())
                .redirectErrorStream(true)
                .redirectOutput(dir.resolve("log").toFile())
                .start();
        assertThat(made.waitFor()).as(Files.readString(dir.resolve("log"))).isZero();

        assertThat(SecretScanner.isArchive(Files.readAllBytes(dir.resolve("out"))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "P",
                "PK",
                "PKCS8\n",
                "BZh9 is how bzip2 begins\n",
                "070701 and more numbers\n",
                "7z a out.7z\n",
                "Rar!\n",
                "!<arch> of a bridge\n",
            })
    void notOfTexts(String text) {
        assertThat(SecretScanner.isArchive(text.getBytes(StandardCharsets.UTF_8)))
                .isFalse();
    }

    @Test
    void notOfATextThatNamesTheFormatAtThePlace() {
        byte[] text = ("x".repeat(257) + "ustar\n").getBytes(StandardCharsets.UTF_8);
        assertThat(SecretScanner.isArchive(text)).isFalse();
        byte[] digits = ("070701" + "0".repeat(104) + "\n").getBytes(StandardCharsets.UTF_8);
        assertThat(SecretScanner.isArchive(digits)).isFalse();
    }
}
