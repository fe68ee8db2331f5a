package dev.loco.cishared.report;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.PassedOver;
import dev.loco.cishared.finding.Report;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Sources;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.text.SourceText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A report in the making: files with their texts, and findings pointed at words in them. */
final class Scene {
    static final Rule IMAGE_PIN = new Rule(
            "drift/image-pin",
            Severity.ERROR,
            "A shared image is pinned to an exact version",
            "the registry keeps the last three versions; an exact pin breaks on the next prune");
    static final Rule EXPIRED = new Rule(
            "manifest/expired", Severity.ERROR, "An entry is past its date", "an expired entry is not granted");
    static final Rule LITERAL = new Rule(
            "credential/service-token",
            Severity.ERROR,
            "A service token lies in a file",
            "who can read the repository can read what the token can");
    static final Rule SYNTAX =
            new Rule("yaml/syntax", Severity.ERROR, "A file is no YAML", "Woodpecker runs no step of a broken file");
    static final Rule EARLY = new Rule(
            "shell/early-substitution",
            Severity.WARNING,
            "A variable is replaced before the shell runs",
            "Woodpecker replaces `${VAR}` itself, the shell never sees it");
    static final Rule HINT =
            new Rule("template/outdated", Severity.NOTE, "A newer revision exists", "newer revisions mend old faults");

    static final Report.Front MAVEN = new Report.Front(
            "mvn ci-shared:fix", "mvn ci-shared:explain", "1.2.3", "https://docs.example.org/ci-shared");

    private final Map<String, SourceText> texts = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private int allowed;
    private int known;
    private PassedOver skipped = PassedOver.NONE;

    Scene file(String name, String text) {
        texts.put(name, new SourceText(name, text));
        return this;
    }

    Scene add(Finding finding) {
        findings.add(finding);
        return this;
    }

    Scene counts(int newAllowed, int newKnown, PassedOver newSkipped) {
        allowed = newAllowed;
        known = newKnown;
        skipped = newSkipped;
        return this;
    }

    /** The first place of the words in the file. */
    Span span(String file, String words) {
        int offset = texts.get(file).text().indexOf(words);
        if (offset < 0) {
            throw new IllegalArgumentException("`" + words + "` is not in " + file);
        }
        return span(file, offset, words.length());
    }

    Span span(String file, int offset, int length) {
        return texts.get(file).at(offset, length, Span::new);
    }

    Sources sources() {
        return (file, line) -> texts.containsKey(file) ? texts.get(file).line(line) : java.util.Optional.empty();
    }

    Report report() {
        return report(sources());
    }

    Report report(Sources sources) {
        return new Report(
                List.of(), findings, allowed, known, texts.size(), "file", skipped, 41, List.of(), sources, MAVEN);
    }
}
