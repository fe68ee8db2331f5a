package dev.loco.cishared.pipeline.template;

import dev.loco.cishared.finding.Span;
import dev.loco.cishared.yaml.YamlFile;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The line by which a file says what it follows: {@code # ci-shared: python-ci.yml revision 1}. It is looked for in the
 * comment the file starts with, so that a licence may stand above it.
 *
 * @param name the template's name
 * @param nameSpan where the name stands
 * @param revision empty when there is none or it is no number
 * @param rest where the revision's number stands, or the place after the name
 */
public record FirstLine(String name, Span nameSpan, OptionalInt revision, Span rest) {
    private static final Pattern LINE =
            Pattern.compile("\uFEFF?#\\s*ci-shared:\\s+(\\S+)(?:\\s+revision(?:\\s+(\\S+))?)?.*");
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

    /** The line of a file, if it has one. */
    public static Optional<FirstLine> of(YamlFile file) {
        for (int line = 1; line <= file.lines(); line++) {
            int start = file.startOfLine(line);
            String text = file.text().substring(start, file.endOfLine(line));
            Matcher matcher = LINE.matcher(text);
            // `# ci-shared: allow …` is an allowance.
            if (matcher.matches() && !matcher.group(1).equals("allow")) {
                return Optional.of(read(file, start, matcher));
            }
            if (!text.isBlank() && !text.startsWith("#") && !text.startsWith("\uFEFF#")) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static FirstLine read(YamlFile file, int start, Matcher matcher) {
        Span name = file.span(start + matcher.start(1), matcher.group(1).length());
        if (matcher.start(2) < 0) {
            return new FirstLine(matcher.group(1), name, OptionalInt.empty(), file.span(name.end(), 0));
        }
        String number = matcher.group(2);
        return new FirstLine(
                matcher.group(1),
                name,
                NUMBER.matcher(number).matches() ? OptionalInt.of(Integer.parseInt(number)) : OptionalInt.empty(),
                file.span(start + matcher.start(2), number.length()));
    }
}
