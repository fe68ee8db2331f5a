package dev.loco.cishared.lint;

import dev.loco.cishared.finding.Edit;
import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.text.Splicer;
import dev.loco.cishared.yaml.YamlFile;
import dev.loco.cishared.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Mends in rounds: applies all safe fixes that do not overlap, reads the result, lints again, until nothing is left to
 * do. Works on texts in memory; who calls it writes the files.
 *
 * <p>A fix that leaves its own finding in place, or the YAML worse than before, is taken back and not tried again.
 */
final class Fixer {
    /** One round restores a step, the next a value in it; a fix that needs more undoes another one. */
    private static final int MAX_ROUNDS = 10;

    private final LintRequest request;
    private final Map<String, String> texts = new TreeMap<>();
    private final Map<String, String> originals = new TreeMap<>();
    private final Map<String, List<Finding>> mended = new TreeMap<>();
    private final Set<String> refused = new HashSet<>();

    private Fixer(LintRequest request) {
        this.request = request;
    }

    /**
     * What mending gives.
     *
     * @param before the texts of the files that change, by name
     * @param after the same, mended
     * @param mended the findings that are gone, by file
     * @param left the run over the mended texts
     */
    record Mended(
            Map<String, String> before,
            Map<String, String> after,
            Map<String, List<Finding>> mended,
            LintResult left) {}

    static Mended mend(LintRequest request) {
        return new Fixer(request).mend();
    }

    private Mended mend() {
        LintResult result = Lint.run(request);
        for (int round = 0; round < MAX_ROUNDS; round++) {
            Map<String, List<Finding>> applied = apply(result);
            if (applied.isEmpty()) {
                break;
            }
            LintResult next = Lint.run(request.withGiven(bytes()));
            if (takeBack(applied, result, next)) {
                next = Lint.run(request.withGiven(bytes()));
            }
            result = next;
        }
        originals.entrySet().removeIf(file -> file.getValue().equals(texts.get(file.getKey())));
        texts.keySet().retainAll(originals.keySet());
        mended.keySet().retainAll(originals.keySet());
        return new Mended(originals, texts, mended, result);
    }

    private Map<String, byte[]> bytes() {
        Map<String, byte[]> bytes = new LinkedHashMap<>();
        texts.forEach((file, text) -> bytes.put(file, text.getBytes(StandardCharsets.UTF_8)));
        return bytes;
    }

    /** Applies what can be applied at once; the findings that this should mend, by file. */
    private Map<String, List<Finding>> apply(LintResult result) {
        Map<String, List<Finding>> applied = new TreeMap<>();
        for (Finding finding : result.findings()) {
            String file = finding.primary().file();
            if (finding.fixable() && !refused.contains(key(finding))) {
                List<Finding> chosen = applied.computeIfAbsent(file, f -> new ArrayList<>());
                if (chosen.stream().noneMatch(other -> overlap(other, finding))) {
                    chosen.add(finding);
                }
            }
        }
        applied.keySet().removeIf(file -> !isWhole(result, file));
        applied.forEach((file, findings) -> {
            String text = result.inputs().text(file).orElseThrow().text();
            originals.putIfAbsent(file, text);
            texts.put(file, splice(text, findings));
        });
        return applied;
    }

    /** A text with replacement characters is not what lies on disk: written back it would destroy the rest. */
    private static boolean isWhole(LintResult result, String file) {
        return result.inputs()
                .text(file)
                .filter(source -> source.text().indexOf('\uFFFD') < 0)
                .isPresent();
    }

    private static boolean overlap(Finding left, Finding right) {
        for (Edit a : left.fix().orElseThrow().edits()) {
            for (Edit b : right.fix().orElseThrow().edits()) {
                // Two insertions at one place have no order of their own: one now, one in the next round.
                if (a.offset() <= b.offset() + b.length() && b.offset() <= a.offset() + a.length()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String splice(String text, List<Finding> findings) {
        Splicer splicer = new Splicer(text);
        for (Finding finding : findings) {
            for (Edit edit : finding.fix().orElseThrow().edits()) {
                splicer.replace(edit.offset(), edit.length(), edit.replacement());
            }
        }
        return splicer.result();
    }

    /** Undoes files whose fixes did not hold; whether there were any. */
    private boolean takeBack(Map<String, List<Finding>> applied, LintResult before, LintResult after) {
        boolean any = false;
        for (Map.Entry<String, List<Finding>> entry : applied.entrySet()) {
            String file = entry.getKey();
            List<Finding> failed = failed(file, entry.getValue(), before, after);
            if (failed.isEmpty()) {
                mended.computeIfAbsent(file, f -> new ArrayList<>()).addAll(entry.getValue());
            } else {
                failed.forEach(finding -> refused.add(key(finding)));
                texts.put(file, before.inputs().text(file).orElseThrow().text());
                any = true;
            }
        }
        return any;
    }

    /** The fixes to be given up: those whose finding is still there; all of the file's when its YAML got worse. */
    private static List<Finding> failed(String file, List<Finding> applied, LintResult before, LintResult after) {
        if (problems(file, after) > problems(file, before)) {
            return applied;
        }
        // Counted, because two steps may have the same fault in the same words and only one was mended.
        return applied.stream()
                .filter(finding ->
                        count(after.findings(), finding) > count(before.findings(), finding) - count(applied, finding))
                .toList();
    }

    private static int problems(String file, LintResult result) {
        Optional<YamlFile> read = result.inputs().parsed(file);
        if (read.isEmpty() && (file.endsWith(".yml") || file.endsWith(".yaml"))) {
            // A YAML file that no check parsed: credentials are looked for in any file.
            read = result.inputs().text(file).map(YamlReader::read);
        }
        return read.map(yaml -> yaml.problems().size() + (yaml.root().isPresent() ? 0 : 1_000))
                .orElse(0);
    }

    private static long count(List<Finding> findings, Finding like) {
        return findings.stream().filter(f -> key(f).equals(key(like))).count();
    }

    /** What stays the same of a finding while text before it grows or shrinks. */
    private static String key(Finding finding) {
        return finding.primary().file() + '\0' + finding.rule().id() + '\0' + finding.message();
    }
}
