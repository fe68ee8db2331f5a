package dev.loco.cishared.manifest;

import dev.loco.cishared.finding.Edit;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.yaml.YamlFile;
import dev.loco.cishared.yaml.YamlScalar;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** The text of a scalar as it stands in the file: parts of its value as spans, and its replacement. */
record ScalarText(YamlFile file, YamlScalar scalar) {
    /** What a plain scalar can be without becoming something else than a string. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_/][A-Za-z0-9_./@-]*|[0-9]{4}-[0-9]{2}-[0-9]{2}");

    /** Where the value starts, when it stands in the file letter by letter and is not reached through an alias. */
    private OptionalInt start() {
        Span span = scalar.span();
        int quote = switch (scalar.style()) {
            case PLAIN -> 0;
            case SINGLE_QUOTED, DOUBLE_QUOTED -> 1;
            case LITERAL, FOLDED -> -1;
        };
        int length = scalar.value().length();
        return quote >= 0
                        && scalar.alias().isEmpty()
                        && span.length() == length + 2 * quote
                        && file.text().startsWith(scalar.value(), span.offset() + quote)
                ? OptionalInt.of(span.offset() + quote)
                : OptionalInt.empty();
    }

    /** The span of a part of the value, or of the whole scalar when the part cannot be told apart. */
    Span part(int offset, int length) {
        OptionalInt start = start();
        return length > 0 && start.isPresent() ? file.span(start.getAsInt() + offset, length) : scalar.use();
    }

    /** The edit that gives the scalar another value; empty when the scalar must not be edited. */
    Optional<Edit> replace(String value) {
        if (start().isEmpty()) {
            return Optional.empty();
        }
        Span span = scalar.span();
        boolean plain =
                scalar.style() == YamlScalar.Style.PLAIN && PLAIN.matcher(value).matches();
        String quote = scalar.style() == YamlScalar.Style.SINGLE_QUOTED ? "'" : "\"";
        return Optional.of(new Edit(span.offset(), span.length(), plain ? value : quote + value + quote));
    }
}
