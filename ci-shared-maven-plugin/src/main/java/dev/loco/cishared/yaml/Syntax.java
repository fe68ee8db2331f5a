package dev.loco.cishared.yaml;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Related;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.text.SourceText;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** {@code yaml/syntax}: text that is no YAML. The parser's words become a person's, at the exact place. */
public final class Syntax {
    /** The rule. */
    public static final Rule RULE = new Rule(
            "yaml/syntax",
            Severity.ERROR,
            "a file must be well-formed YAML",
            "nothing of a file that is not well-formed can be read, so the pipeline does not start");

    private Syntax() {}

    static Finding keyIsNoScalar(YamlNode key) {
        return Finding.of(
                        RULE,
                        key.use(),
                        "a key must be a single word or text, found " + key.kindName(),
                        "quote the text if its brackets or braces are no YAML; a template must be rendered first")
                .withLabel("expected a plain key");
    }

    static Finding tagMismatch(Span value, String text, String tag) {
        return Finding.of(
                        RULE,
                        value,
                        "`" + text + "` is no `!!" + tag + "`, as its tag says",
                        "remove the tag, or write a value of its type")
                .withLabel("expected `!!" + tag + "`");
    }

    static Finding noCharacter(Span near) {
        return Finding.of(
                        RULE,
                        near,
                        "an escape in the value after this place stands for no character",
                        "correct the escape, or put the value in single quotes")
                .withLabel("from here on");
    }

    static Finding of(YAMLException error, SourceText source, CodePoints codePoints) {
        if (!(error instanceof MarkedYAMLException marked)) {
            return Finding.of(
                    RULE,
                    Span.startOf(source.file()),
                    "the file is not well-formed YAML: " + firstLine(error.getMessage()),
                    "check the file with a YAML-aware editor");
        }
        String problem = marked.getProblem() == null ? "" : marked.getProblem();
        String context = marked.getContext() == null ? "" : marked.getContext();
        Span at = place(marked.getProblemMark(), source, codePoints);
        at = problem.startsWith("expected <block end>") ? word(at, source) : at;
        Span around = marked.getContextMark() == null ? at : place(marked.getContextMark(), source, codePoints);
        SyntaxWords words = SyntaxWords.of(problem, context, character(source, at));
        // What was opened and never closed is mended where it was opened; the end of the file tells nothing.
        Span primary = words.atContext() ? around : at;
        Finding finding =
                Finding.of(RULE, primary, words.message(), words.help()).withLabel(words.label());
        boolean explains = around.offset() != at.offset() && !words.atContext();
        return explains ? finding.withRelated(Related.at(around, words.contextLabel())) : finding;
    }

    private static Span place(@Nullable Mark mark, SourceText source, CodePoints codePoints) {
        if (mark == null) {
            return Span.startOf(source.file());
        }
        int start = codePoints.offset(mark.getIndex());
        String text = source.text();
        boolean none = start >= text.length() || text.charAt(start) == '\n' || text.charAt(start) == '\r';
        int length = none ? 0 : Character.charCount(text.codePointAt(start));
        return source.at(start, length, Span::new);
    }

    /** The whole word at the place, so that a line that does not fit can be named by it. */
    private static Span word(Span at, SourceText source) {
        int end = at.end();
        while (end < source.text().length()
                && end < at.offset() + 40
                && (Character.isLetterOrDigit(source.text().charAt(end))
                        || "-_.".indexOf(source.text().charAt(end)) >= 0)) {
            end++;
        }
        return source.at(at.offset(), end - at.offset(), Span::new);
    }

    private static String character(SourceText source, Span at) {
        return source.text().substring(at.offset(), at.end());
    }

    private static String firstLine(@Nullable String message) {
        return message == null || message.isBlank()
                ? "no reason given"
                : message.lines().findFirst().orElse("").strip();
    }
}
