package dev.loco.cishared.report;

import dev.loco.cishared.finding.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page of a rule: why, an example that fails, the same mended, how to allow it.
 *
 * @param markdown as it lies in the resources, with LF line ends
 */
public record RulePage(String markdown) {
    private static final Pattern HEADING = Pattern.compile("(#{1,6})\\s+(.*)");
    private static final Pattern INLINE = Pattern.compile(
            "(`+)(?<code>.+?)\\1|\\*\\*(?<strong>.+?)\\*\\*|\\[(?<words>[^]]+)]\\((?<link>[^)\\s]+)\\)");

    /** The rule's page; empty for a rule that has none, such as one a repository added for itself. */
    public static Optional<RulePage> of(Rule rule) {
        try (InputStream in = RulePage.class.getResourceAsStream(rule.page())) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(
                            new RulePage(new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n")));
        } catch (IOException e) {
            throw new UncheckedIOException("page of " + rule.id() + " cannot be read", e);
        }
    }

    /** The page for a terminal: headings without their signs, code indented, the rest as it was written. */
    public String render(Style style) {
        StringBuilder out = new StringBuilder();
        String fence = "";
        for (String raw : markdown.strip().split("\n", -1)) {
            String line = Printable.lines(raw);
            String stripped = line.strip();
            if (!fence.isEmpty()) {
                if (stripped.equals(fence)) {
                    fence = "";
                } else {
                    out.append(line.isBlank() ? "" : "    " + style.code(line)).append('\n');
                }
            } else if (stripped.startsWith("```") || stripped.startsWith("~~~")) {
                fence = stripped.substring(0, 3);
            } else {
                Matcher heading = HEADING.matcher(line);
                out.append(heading.matches() ? style.bold(heading.group(2)) : inline(line, style))
                        .append('\n');
            }
        }
        return out.toString();
    }

    /** On a terminal without colour the back quotes stay: they tell code from words. */
    private static String inline(String line, Style style) {
        return INLINE.matcher(line).replaceAll(match -> Matcher.quoteReplacement(inline((Matcher) match, style)));
    }

    private static String inline(Matcher match, Style style) {
        String code = match.group("code");
        if (code != null) {
            return style == Style.PLAIN ? match.group() : style.code(code);
        }
        String strong = match.group("strong");
        return strong != null ? style.bold(strong) : match.group("words") + " (" + match.group("link") + ")";
    }
}
