package dev.loco.cishared.lint;

import dev.loco.cishared.finding.Allowance;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.text.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Allowances said in comments: {@code # ci-lint: allow drift/image-pin, images/unpinned -- <reason>}. A comment counts
 * in any of the usual ways to write one, and within a block scalar too, where YAML sees text and the shell a comment.
 * It reaches its own line; alone on its line it reaches the line below, over further such comments.
 */
final class AllowComments {
    /** Looked for first: most files hold none, and need no pattern. */
    static final String MARK = ": allow ";

    /** Possessive throughout: no line, however made, is looked at twice. */
    private static final Pattern COMMENT = Pattern.compile("(?:#|//|--|;|/\\*|<!--|%)[ \\t]*+"
            + "(?<command>ci-lint|bao-lint|bao-manifest-check|policy-lint|ci-shared): allow[ \\t]++"
            + "(?<rules>[a-z][a-z0-9/-]*+(?:[ \\t]*+,[ \\t]*+[a-z][a-z0-9/-]*+)*+)");

    private static final List<String> ANYWHERE = List.of(Check.SECRETS.command(), "ci-shared");

    private AllowComments() {}

    /** All of them in the text, in order. */
    static List<Allowance> in(SourceText source) {
        if (!source.text().contains(MARK)) {
            return List.of();
        }
        List<Allowance> found = new ArrayList<>();
        for (int line = 1; line <= source.lines(); line++) {
            int lineNumber = line;
            source.line(line)
                    .filter(text -> text.contains(MARK))
                    .flatMap(text -> at(source, lineNumber, text))
                    .ifPresent(found::add);
        }
        return found;
    }

    private static Optional<Allowance> at(SourceText source, int line, String text) {
        Matcher comment = COMMENT.matcher(text);
        if (!comment.find()) {
            return Optional.empty();
        }
        String rest = text.substring(comment.end()).strip();
        if (!comment.group("rules").contains("/") && !rest.startsWith("--")) {
            // Prose about such comments: "# ci-lint: allow comments need a reason".
            return Optional.empty();
        }
        boolean looked = isYaml(source.file()) || isPolicy(source.file());
        if (!looked && (!ANYWHERE.contains(comment.group("command")) || isPlaceholder(rest))) {
            // Only bao-lint looks at other files; what it prints may lie in one of them, as a report.
            return Optional.empty();
        }
        List<String> rules = new ArrayList<>();
        for (String rule : comment.group("rules").split(",", -1)) {
            rules.add(rule.strip());
        }
        Span at = source.at(
                source.startOfLine(line) + comment.start(), text.stripTrailing().length() - comment.start(), Span::new);
        int reached = text.substring(0, comment.start()).isBlank() ? lineBelow(source, line) : line;
        return Optional.of(
                new Allowance(rules, new Allowance.Line(source.file(), reached), reason(rest), Optional.empty(), at));
    }

    private static String reason(String rest) {
        String reason = rest.startsWith("--") ? rest.substring(2).strip() : "";
        for (String end : List.of("*/", "-->")) {
            reason = reason.endsWith(end)
                    ? reason.substring(0, reason.length() - end.length()).strip()
                    : reason;
        }
        return isPlaceholder(rest) ? "" : reason;
    }

    /** {@code <reason>} stands in every hint we print: copied as it is, it is none. */
    private static boolean isPlaceholder(String rest) {
        return rest.matches("--\\s*(?:<|&lt;)reason(?:>|&gt;).*");
    }

    private static boolean isYaml(String file) {
        return file.endsWith(".yml") || file.endsWith(".yaml") || file.equals(LintRequest.STANDARD_INPUT);
    }

    private static boolean isPolicy(String file) {
        return file.endsWith(".hcl");
    }

    /** The first line below that is not itself such a comment. */
    private static int lineBelow(SourceText source, int line) {
        int below = line + 1;
        while (source.line(below).filter(AllowComments::isAlone).isPresent()) {
            below++;
        }
        return below;
    }

    private static boolean isAlone(String text) {
        if (!text.contains(MARK)) {
            return false;
        }
        Matcher comment = COMMENT.matcher(text);
        return comment.find() && text.substring(0, comment.start()).isBlank();
    }
}
