package dev.loco.cishared.lint;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Fingerprint;
import dev.loco.cishared.finding.Past;
import dev.loco.cishared.finding.Related;
import dev.loco.cishared.finding.Sources;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.secrets.SecretScanner;
import dev.loco.cishared.secrets.SecretSettings;
import dev.loco.cishared.text.Masking;
import dev.loco.cishared.text.SourceText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes what a run found fit to print: no credential leaves it, in whatever words, lines or names of files it stands. */
final class Redaction implements Sources {
    private final Inputs inputs;
    private final int shown;
    private Optional<SecretScanner> scanner = Optional.empty();
    private final Map<String, List<Span>> found = new HashMap<>();
    private final Map<String, List<Span>> credentials = new HashMap<>();
    private @Nullable Finding lastPrinted;
    private Optional<Fingerprint> lastPrint = Optional.empty();
    private final Map<String, Quotes> quotes = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, String> originals = new HashMap<>();
    // Many findings of one line are asked for one after the other.
    private String lastFile = "";
    private int lastLine;
    private Optional<String> last = Optional.empty();

    Redaction(LintResult result) {
        this.inputs = result.inputs();
        this.shown = result.shown();
        for (Finding finding : result.findings()) {
            // Those of a version of long ago say nothing of the file as it is.
            for (Span span : finding.past().isEmpty() ? finding.masked() : List.<Span>of()) {
                found.computeIfAbsent(span.file(), file -> new ArrayList<>()).add(span);
            }
        }
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
        String file = finding.primary().file();
        List<Related> related = finding.related().stream()
                .map(r -> new Related(r.span(), words(file, r.label()), r.kind()))
                .toList();
        return named(new Finding(
                finding.rule(),
                finding.severity(),
                words(file, finding.message()),
                finding.primary(),
                words(file, finding.label()),
                related,
                words(file, finding.help()),
                finding.fix(),
                finding.masked(),
                finding.past().map(this::past)));
    }

    /** The finding with the names of its files masked; {@link #line} knows the masked names. */
    Finding named(Finding finding) {
        String file = finding.primary().file();
        boolean asIs = name(file).equals(file)
                && finding.related().stream()
                        .map(r -> r.span().file())
                        .allMatch(other -> name(other).equals(other));
        if (asIs) {
            return finding;
        }
        return new Finding(
                finding.rule(),
                finding.severity(),
                finding.message().replace(file, name(file)),
                named(finding.primary()),
                finding.label(),
                finding.related().stream()
                        .map(r -> new Related(named(r.span()), r.label(), r.kind()))
                        .toList(),
                finding.help().replace(file, name(file)),
                Optional.empty(),
                finding.masked().stream().map(this::named).toList(),
                finding.past());
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

    private Span named(Span span) {
        return new Span(
                name(span.file()),
                span.line(),
                span.column(),
                span.endLine(),
                span.endColumn(),
                span.offset(),
                span.length());
    }

    private String name(String file) {
        return names.computeIfAbsent(file, original -> {
            String masked = FileName.masked(original, scanner());
            originals.putIfAbsent(masked, original);
            return masked;
        });
    }

    @Override
    public Fingerprint fingerprint(Finding finding) {
        Finding last = lastPrinted;
        // Of one rule's findings on one line the fingerprint is one, and the line may be megabytes long.
        if (last == null
                || !last.rule().equals(finding.rule())
                || last.primary().line() != finding.primary().line()
                || !last.primary().file().equals(finding.primary().file())
                || !last.past().equals(finding.past())) {
            lastPrint = Optional.of(Fingerprint.of(finding, this));
            lastPrinted = finding;
        }
        return lastPrint.orElseThrow();
    }

    @Override
    public Optional<String> line(String file, int line) {
        if (line == lastLine && file.equals(lastFile)) {
            return last;
        }
        String original = originals.getOrDefault(file, file);
        Optional<SourceText> source = inputs.text(original);
        last = source.flatMap(text -> text.line(line))
                .map(text -> text(hide(source.get(), line, text, credentials(original), shown)));
        lastFile = file;
        lastLine = line;
        return last;
    }

    /** Hides what is a credential, character by character, so that carets stay under their token. */
    static String hide(SourceText source, int line, String text, List<Span> credentials, int shown) {
        int start = source.startOfLine(line);
        StringBuilder hidden = new StringBuilder(text);
        for (Span credential : credentials) {
            int from = Math.max(0, credential.offset() - start);
            int to = Math.min(text.length(), credential.end() - start);
            if (from < to) {
                // Only the line that a credential starts on shows what kind of one it is. A line may be very long and
                // hold very many, so only the stretch is copied.
                String stretch = hidden.substring(from, to);
                hidden.replace(from, to, Masking.mask(stretch, 0, to - from, credential.offset() >= start ? shown : 0));
            }
        }
        return hidden.toString();
    }

    /**
     * Words about a file. A message may quote a credential without what told that it is one, or only its beginning, so
     * those of the file are looked for.
     */
    private String words(String file, String words) {
        String masked = text(words);
        if (masked.isEmpty()) {
            return masked;
        }
        return quotes.computeIfAbsent(file, this::quotesOf).masked(masked, shown);
    }

    private Quotes quotesOf(String file) {
        List<String> secrets = new ArrayList<>();
        inputs.text(file).ifPresent(source -> {
            for (Span credential : credentials(file)) {
                if (credential.end() <= source.text().length()) {
                    secrets.add(source.text().substring(credential.offset(), credential.end()));
                }
            }
        });
        return new Quotes(secrets);
    }

    /** What findings say is one, and what all rules say is one, whether or not they ran. */
    private List<Span> credentials(String file) {
        List<Span> known = credentials.get(file);
        if (known == null) {
            List<Span> all = new ArrayList<>(found.getOrDefault(file, List.of()));
            inputs.text(file).ifPresent(text -> all.addAll(scanner().credentials(file, text.text())));
            // A stretch of a longer one must not show its beginning.
            all.sort(java.util.Comparator.comparingInt(Span::offset)
                    .thenComparing(
                            java.util.Comparator.comparingInt(Span::length).reversed()));
            known = all.stream().distinct().toList();
            credentials.put(file, known);
        }
        return known;
    }
}
