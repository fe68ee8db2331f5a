package dev.loco.cishared.pipeline.woodpecker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.pipeline.template.Catalogue;
import dev.loco.cishared.pipeline.template.Holes;
import dev.loco.cishared.pipeline.template.TemplateRevision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever the real {@code woodpecker-cli lint} says of a file, we say at the same place; we call nothing an error that
 * it lets pass. What we say beyond it is printed by rule.
 *
 * <p>{@code -Dci-shared.pipelines=<folder>} lints the files of a folder of one's own as well.
 */
class LinterAgreementTest {
    private static final Path KEPT = Path.of("src/test/resources/pipelines");

    @TempDir
    Path folder;

    @BeforeEach
    void realLinter() {
        Optional<String> missing = RealLinter.missing();
        missing.ifPresent(why -> System.out.println("skipped: the comparison with the real linter because " + why));
        assumeTrue(missing.isEmpty(), () -> "skipped: the comparison with the real linter because " + missing.get());
    }

    @Test
    void onKeptPipelines() throws Exception {
        agree(read(KEPT));
    }

    @Test
    void onShippedTemplates() throws Exception {
        Map<String, String> templates = new LinkedHashMap<>();
        for (TemplateRevision template : Catalogue.shipped().revisions()) {
            templates.put(
                    template.title(),
                    Holes.fill(
                            template.text(),
                            Map.of(
                                    "registry",
                                    "registry.example",
                                    "mirror",
                                    "mirror.example",
                                    "image",
                                    "team/app",
                                    "name",
                                    "team/other",
                                    "prefix",
                                    "app-v",
                                    "folder",
                                    "containers/app")));
        }
        assertThat(templates).isNotEmpty();
        assertThat(agree(templates)).as("what is said of a template").isEmpty();
    }

    @Test
    void onFaultyPipelines() throws Exception {
        agree(faulty(1, 600));
    }

    @Test
    @Tag("stress")
    void onManyFaultyPipelines() throws Exception {
        agree(faulty(1_000_000, 8_000));
    }

    @Test
    void onPipelinesOfYourOwn() throws Exception {
        Optional<String> own = Optional.ofNullable(System.getProperty("ci-shared.pipelines"));
        assumeTrue(own.isPresent(), "skipped: a folder of your own because -Dci-shared.pipelines names none");
        agree(read(Path.of(own.orElseThrow())));
    }

    private static Map<String, String> faulty(long firstSeed, int count) throws IOException {
        List<String> kept =
                read(KEPT).values().stream().filter(text -> !text.isEmpty()).toList();
        Map<String, String> faulty = new LinkedHashMap<>();
        for (long seed = firstSeed; seed < firstSeed + count; seed++) {
            // Neighbouring seeds begin alike.
            Random random = new Random(seed * 0x9E3779B97F4A7C15L);
            String start = kept.get(random.nextInt(kept.size()));
            faulty.put("seed " + seed, new PipelineMutations(random).mutated(start));
        }
        return faulty;
    }

    private static Map<String, String> read(Path folder) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(f -> f.toString().matches(".*\\.ya?ml"))::iterator) {
                texts.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        assertThat(texts).as("pipelines in " + folder).isNotEmpty();
        return texts;
    }

    /** Compares and prints what we say beyond the real linter; the answer is that, by rule. */
    private Map<String, Long> agree(Map<String, String> texts) throws Exception {
        List<RealLinter.Verdict> verdicts = RealLinter.lint(folder, List.copyOf(texts.values()));
        List<String> disagreements = new ArrayList<>();
        List<Finding> beyond = new ArrayList<>();
        int i = 0;
        int refused = 0;
        for (Map.Entry<String, String> text : texts.entrySet()) {
            RealLinter.Verdict verdict = verdicts.get(i++);
            refused += verdict.parsed() ? 0 : 1;
            Agreement agreement = Agreement.of(text.getValue(), verdict);
            beyond.addAll(agreement.beyond());
            if (!agreement.unsaid().isEmpty()) {
                disagreements.add(
                        text.getKey() + ": " + String.join("\n  ", agreement.unsaid()) + "\n" + text.getValue());
            }
        }
        Map<String, Long> rules =
                beyond.stream().collect(Collectors.groupingBy(f -> f.rule().id(), TreeMap::new, Collectors.counting()));
        System.out.println(
                texts.size() + " files, " + refused + " refused by the parser; said beyond the real linter: " + rules);
        assertThat(disagreements)
                .as("%d of %d files on which we say less", disagreements.size(), texts.size())
                .isEmpty();
        return rules;
    }
}
