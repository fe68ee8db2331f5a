package dev.loco.cishared.pipeline.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.pipeline.model.Workflow;
import dev.loco.cishared.text.SourceText;
import dev.loco.cishared.yaml.YamlFile;
import dev.loco.cishared.yaml.YamlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The index of the templates is the folder of the templates, and a revision never changes once it is listed. */
class CatalogueTest {
    private static final Path FOLDER = Path.of("src/main/resources/dev/loco/cishared/templates");

    static List<TemplateRevision> revisions() {
        return Catalogue.shipped().revisions();
    }

    /**
     * What has been released. A new revision adds a line here and in the index; no line here ever changes: pipelines out
     * there name these revisions, and are compared with them and merged from them.
     */
    private static final List<String> RELEASED = List.of(
            "ci.example.yml 1 9107efb4425a6b7a87950615fc981682a401b5612c4d7b7f8519642901577060",
            "ci.example.yml 2 3e4b02149ded7bd20c2f42db2c8d2c74c12dd0663ced2260dda52c6c2c55b340",
            "go-ci.yml 1 9cb558dc24a33e0ec1a723a80bb6bc02959217e3befc04cf89a118475f42e5d0",
            "go-ci.yml 2 40c4364238f51b860181ff3da781324b15ed1558dd3c40d5c781c59b601cb4f6",
            "image-release.yml 1 16a142c881af50b1a47a8f7657e1225676b2b772e83c00d8e406a20eff5625cb",
            "python-3.13-ci.yml 1 05d0c26205619b5b0654bfd21365a23d99dcad791132864ec0e787561b6b6646",
            "python-3.13-ci.yml 2 c3eafacf1a7b54ea3b57f177626f8e806ca6a26eeb1cdc9d8fe230b5f8e8db69",
            "python-ci.yml 1 af9f98d5f3a1efe6ff41b3f632a2f997685bd4c3cb61d10bcbd1e29167e79b91",
            "python-ci.yml 2 bd0ec187b217e69b7ca674a97b1397acc1d442543b2ac6de74b7807f76808afb",
            "rust-ci.yml 1 3e1d7be64c535ab83abb7e86e502e576a699e8a1b2226378e472d7ff6cea27d9",
            "rust-ci.yml 2 3fb45570e173f2e92a8c3795a8792ec7f7f55ad555d714860aab4722d456be50");

    @Test
    void noReleasedRevisionChanges() {
        List<String> now = revisions().stream().map(CatalogueTest::line).toList();

        assertThat(now)
                .as("a released revision was changed or taken away: put it back as it was and add a revision instead"
                        + " (the next number, a file of its own, a line in index.txt and one here)")
                .containsAll(RELEASED);
        assertThat(RELEASED).as("pin the new revision here, too").containsAll(now);
    }

    @Test
    void revisionsAreNumberedFromOneOn() {
        for (String name : Catalogue.shipped().names()) {
            List<Integer> numbers = revisions().stream()
                    .filter(r -> r.name().equals(name))
                    .map(TemplateRevision::revision)
                    .toList();

            assertThat(numbers)
                    .as(name)
                    .isEqualTo(IntStream.rangeClosed(1, numbers.size()).boxed().toList());
        }
    }

    @Test
    void indexListsEveryFileWithItsDigest() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            List<String> expected = files.filter(f -> f.toString().endsWith(".yml"))
                    .filter(Files::isRegularFile)
                    .map(CatalogueTest::line)
                    .sorted()
                    .toList();
            List<String> listed = Files.readAllLines(FOLDER.resolve("index.txt")).stream()
                    .filter(l -> !l.startsWith("#"))
                    .sorted()
                    .toList();

            assertThat(listed)
                    .as(
                            "a new revision is a new line of index.txt; a released one is not changed but followed by the next")
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("revisions")
    void everyTemplateIsYamlThatNamesItself(TemplateRevision revision) {
        YamlFile file = YamlReader.read(new SourceText(revision.title(), revision.text()));

        assertThat(file.problems()).isEmpty();
        assertThat(revision.text())
                .startsWith(revision.firstLine() + "\n")
                .doesNotContain("\r")
                .endsWith("\n");
        FirstLine line = FirstLine.of(file).orElseThrow();
        assertThat(line.name()).isEqualTo(revision.name());
        assertThat(line.revision()).hasValue(revision.revision());
        assertThat(Workflow.read(file).steps()).isNotEmpty();
    }

    @Test
    void theNewestRevisionIsCanonical() {
        TemplateRevision one = new TemplateRevision("a.yml", 1, "");
        TemplateRevision ten = new TemplateRevision("a.yml", 10, "");
        TemplateRevision two = new TemplateRevision("a.yml", 2, "");
        Catalogue catalogue = new Catalogue(List.of(ten, one, two));

        assertThat(catalogue.newest("a.yml")).contains(ten);
        assertThat(catalogue.find("a.yml", 2)).contains(two);
        assertThat(catalogue.find("a.yml", 3)).isEmpty();
        assertThat(catalogue.names()).containsExactly("a.yml");
    }

    private static String line(Path file) {
        Path relative = FOLDER.relativize(file);
        String revision = relative.getFileName().toString().replace(".yml", "");
        try {
            return relative.getParent() + " " + revision + " " + digest(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String line(TemplateRevision revision) {
        return revision.name() + " " + revision.revision() + " "
                + digest(revision.text().getBytes(StandardCharsets.UTF_8));
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
