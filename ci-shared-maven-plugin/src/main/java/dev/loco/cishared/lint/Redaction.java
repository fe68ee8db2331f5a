package dev.loco.cishared.lint;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Past;
import dev.loco.cishared.finding.Related;
import dev.loco.cishared.finding.Sources;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.secrets.SecretScanner;
import dev.loco.cishared.secrets.SecretSettings;
import dev.loco.cishared.text.Masking;
import dev.loco.cishared.text.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes what a run found fit to print: no credential leaves it, in whatever words or lines it stands. */
final class Redaction implements Sources {
    private final Inputs inputs;
    private final int shown;
    private Optional<SecretScanner> scanner = Optional.empty();
    private final List<Span> credentials = new ArrayList<>();

    Redaction(LintResult result) {
        this.inputs = result.inputs();
        this.shown = result.shown();
        result.findings().stream()
                .filter(finding -> finding.past().isEmpty())
                .forEach(finding -> credentials.addAll(finding.masked()));
    }

    /** A text that no span points into: masked wherever it looks like a credential. */
    String text(String text) {
        return text.isEmpty() ? text : scanner().mask(text);
    }

    /** Made when it is needed: a clean run shows no text. */
    private SecretScanner scanner() {
        SecretScanner made = scanner.orElseGet(() -> new SecretScanner(
                new SecretSettings(rule -> false, SecretSettings.DEFAULT_MOST_BYTES, path -> false, List.of(), shown)));
        scanner = Optional.of(made);
        return made;
    }

    /** Many lines, each as {@link #text}. */
    String lines(String text) {
        return text.lines().map(line -> text(line) + "\n").collect(Collectors.joining());
    }

    /** The finding with all its words masked; its fix keeps its edits, which the formats withhold where need be. */
    Finding finding(Finding finding) {
        List<Related> related = finding.related().stream()
                .map(r -> new Related(r.span(), text(r.label()), r.kind()))
                .toList();
        return new Finding(
                finding.rule(),
                finding.severity(),
                text(finding.message()),
                finding.primary(),
                text(finding.label()),
                related,
                text(finding.help()),
                finding.fix(),
                finding.masked(),
                finding.past().map(this::past));
    }

    /** Its lines are masked already. */
    private Past past(Past past) {
        return new Past(
                past.commit(),
                past.date(),
                text(past.author()),
                text(past.subject()),
                past.versions(),
                past.head(),
                past.lines());
    }

    @Override
    public Optional<String> line(String file, int line) {
        Optional<SourceText> source = inputs.text(file);
        return source.flatMap(text -> text.line(line))
                .map(text -> text(hide(source.get(), line, text, credentials, shown)));
    }

    /** Hides what findings say is a credential, character by character, so that carets stay under their token. */
    static String hide(SourceText source, int line, String text, List<Span> credentials, int shown) {
        int start = source.startOfLine(line);
        String hidden = text;
        for (Span credential : credentials) {
            if (credential.file().equals(source.file())) {
                int from = Math.max(0, credential.offset() - start);
                int to = Math.min(text.length(), credential.end() - start);
                if (from < to) {
                    // Only the line that a credential starts on shows what kind of one it is.
                    hidden = Masking.mask(hidden, from, to - from, credential.offset() >= start ? shown : 0);
                }
            }
        }
        return hidden;
    }
}
