package dev.loco.cishared.lint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs every case of every rule through the command line. {@code -Dcases.update=true} writes what it prints and what
 * {@code fix} makes into the cases: to be read before it is committed. {@code -Dcases=drift/} runs those whose name
 * starts so.
 */
class RuleCasesTest {
    private static final boolean UPDATE = Boolean.getBoolean("cases.update");
    private static final String FIXABLE = "fixable: run ";

    @TempDir
    Path dir;

    static List<RuleCase> cases() throws IOException {
        String wanted = System.getProperty("cases", "");
        return RuleCase.all().stream().filter(c -> c.name().startsWith(wanted)).toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void saysWhatIsExpectedAndMendsIt(RuleCase ruleCase) throws Exception {
        Path repository = dir.resolve("repository");
        ruleCase.layOut(repository);

        String found = ruleCase.run(repository, ruleCase.args());

        if (UPDATE) {
            Files.writeString(ruleCase.expected(), found);
        }
        assertThat(ruleCase.expected())
                .as("say what is expected in expected.txt, or let -Dcases.update=true write it")
                .exists();
        assertThat(found).as(ruleCase.name()).isEqualTo(Files.readString(ruleCase.expected()));
        if (ruleCase.args().get(0).equals("lint") && !ruleCase.args().contains("--diff")) {
            fix(ruleCase, repository, found.contains(FIXABLE));
        }
    }

    private static void fix(RuleCase ruleCase, Path repository, boolean fixable) throws IOException {
        List<String> args = new ArrayList<>(ruleCase.args());
        args.set(0, "fix");
        args.removeAll(List.of("--staged", "--write-baseline"));
        args.add("--force");
        Map<String, byte[]> before = RuleCase.tree(repository);

        ruleCase.run(repository, args);

        Map<String, byte[]> after = RuleCase.tree(repository);
        Map<String, byte[]> changed = changed(before, after);
        if (UPDATE && fixable) {
            write(changed, ruleCase.fixed());
        }
        assertThat(text(changed))
                .as("%s: what fix changes, and fixed/", ruleCase)
                .isEqualTo(text(expanded(ruleCase, RuleCase.tree(ruleCase.fixed()))));
        assertThat(!changed.isEmpty())
                .as("%s: fix changes what is said to be fixable", ruleCase)
                .isEqualTo(fixable);
        ruleCase.run(repository, args);
        assertThat(text(changed(after, RuleCase.tree(repository))))
                .as("%s: what a second fix changes", ruleCase)
                .isEmpty();
    }

    private static Map<String, byte[]> expanded(RuleCase ruleCase, Map<String, byte[]> files) {
        files.replaceAll((name, bytes) -> ruleCase.expand(bytes));
        return files;
    }

    private static Map<String, byte[]> changed(Map<String, byte[]> before, Map<String, byte[]> after) {
        Map<String, byte[]> changed = new TreeMap<>(after);
        changed.entrySet().removeIf(file -> Arrays.equals(file.getValue(), before.get(file.getKey())));
        return changed;
    }

    private static void write(Map<String, byte[]> files, Path folder) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path target = folder.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.write(target, file.getValue());
        }
    }

    private static Map<String, String> text(Map<String, byte[]> files) {
        Map<String, String> text = new TreeMap<>();
        files.forEach((name, bytes) -> text.put(name, new String(bytes, UTF_8)));
        return text;
    }
}
