package dev.loco.cishared.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.finding.Edit;
import dev.loco.cishared.text.Splicer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The hard cases of editing, a folder each: {@code input.yml}; {@code edit}, whose first line is the operation, the
 * path of the node and what else it takes, and whose other lines are the YAML or text to put in; {@code expected.yml},
 * or {@code refused.txt} with the reason where nothing may be done. {@code -Dedits.update=true} writes expected.yml
 * anew: to be read before it is committed.
 */
class EditCasesTest {
    private static final Path CASES = Path.of("src/test/edits");

    static List<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void changesOnlyWhatIsMeant(Path folder) throws IOException {
        YamlFile file = YamlReader.read("input.yml", Files.readAllBytes(folder.resolve("input.yml")));
        List<String> lines = Files.readAllLines(folder.resolve("edit"));
        String yaml = String.join("\n", lines.subList(1, lines.size()));
        Optional<List<Edit>> edits = edit(file, lines.get(0).split(" "), yaml);

        if (Files.exists(folder.resolve("refused.txt"))) {
            assertThat(edits)
                    .as(Files.readString(folder.resolve("refused.txt")))
                    .isEmpty();
            return;
        }
        assertThat(edits).as("the edit is made").isPresent();
        String after = splice(file.text(), edits.get());
        Path expected = folder.resolve("expected.yml");
        if (Boolean.getBoolean("edits.update")) {
            Files.writeString(expected, after);
        }
        assertThat(after).isEqualTo(new String(Files.readAllBytes(expected), StandardCharsets.UTF_8));
    }

    private static String splice(String text, List<Edit> edits) {
        Splicer splicer = new Splicer(text);
        edits.forEach(e -> splicer.replace(e.offset(), e.length(), e.replacement()));
        return splicer.result();
    }

    private static Optional<List<Edit>> edit(YamlFile file, String[] words, String yaml) {
        YamlEdits edits = new YamlEdits(file);
        YamlNode node = at(file, words[1]);
        return switch (words[0]) {
            case "replaceScalar" -> edits.replaceScalar((YamlScalar) node, yaml);
            case "replaceValue" -> edits.replaceValue((YamlMapping) node, words[2], yaml);
            case "replaceItem" -> edits.replaceItem((YamlSequence) node, Integer.parseInt(words[2]), yaml);
            case "insertEntry" -> edits.insertEntry((YamlMapping) node, Integer.parseInt(words[2]), yaml);
            case "insertItem" -> edits.insertItem((YamlSequence) node, Integer.parseInt(words[2]), yaml);
            case "removeEntry" -> edits.removeEntry((YamlMapping) node, words[2]);
            case "removeItem" -> edits.removeItem((YamlSequence) node, Integer.parseInt(words[2]));
            case "renameKey" -> edits.renameKey((YamlMapping) node, words[2], words[3]);
            case "reorderItems" -> edits.reorderItems((YamlSequence) node, order(words[2]));
            case "reorderEntries" -> edits.reorderEntries((YamlMapping) node, order(words[2]));
            case "insertTopComment" -> Optional.of(edits.insertTopComment(yaml));
            case "replaceComment" ->
                Optional.of(edits.replaceComment(
                        file.commentOn(Integer.parseInt(words[2])).orElseThrow(), yaml));
            default -> throw new IllegalArgumentException("no such edit: " + words[0]);
        };
    }

    private static List<Integer> order(String word) {
        return Arrays.stream(word.split(",")).map(Integer::valueOf).toList();
    }

    /** {@code /steps/0/image}; {@code /} is the root. */
    private static YamlNode at(YamlFile file, String path) {
        YamlNode node = file.root().orElseThrow();
        for (String step : path.equals("/") ? new String[0] : path.substring(1).split("/")) {
            node = node instanceof YamlSequence s
                    ? s.items().get(Integer.parseInt(step))
                    : ((YamlMapping) node).get(step).orElseThrow();
        }
        return node;
    }
}
