package dev.loco.cishared.yaml;

import dev.loco.cishared.finding.Span;
import dev.loco.cishared.text.SourceText;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;

/**
 * Where nodes really start and end: snakeyaml's marks count code points, begin at an anchor or tag and run over
 * trailing blank lines.
 */
final class Extent {
    private final SourceText source;
    private final String text;
    private final CodePoints codePoints;

    Extent(SourceText source, CodePoints codePoints) {
        this.source = source;
        this.text = source.text();
        this.codePoints = codePoints;
    }

    int offset(Mark mark) {
        return codePoints.offset(mark.getIndex());
    }

    /** From the mark on, at most {@code length} units, and not beyond the text. */
    Span span(Mark mark, int length) {
        int start = offset(mark);
        return source.at(start, Math.min(length, text.length() - start), Span::new);
    }

    Span span(Mark from, Mark to) {
        int start = offset(from);
        return source.at(start, Math.max(0, offset(to) - start), Span::new);
    }

    /** The first character after the offset that is not blank; a place at the end if there is none. */
    Span after(int offset) {
        int start = offset;
        while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        return source.at(start, start < text.length() ? 1 : 0, Span::new);
    }

    /** Where the scalar itself starts, after its anchor and tag. */
    int contentStart(ScalarEvent event) {
        int start = offset(event.getStartMark());
        int properties = (event.getAnchor() == null ? 0 : 1) + (event.getTag() == null ? 0 : 1);
        if (properties == 0) {
            return start;
        }
        if (event.getScalarStyle() == ScalarStyle.PLAIN && event.getValue().isEmpty()) {
            return offset(event.getEndMark());
        }
        int i = start;
        for (int n = 0; n < properties; n++) {
            i = skipBlank(i);
            while (i < text.length() && !Character.isWhitespace(text.charAt(i))) {
                i++;
            }
        }
        return skipBlank(i);
    }

    private int skipBlank(int from) {
        int i = from;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '#') {
                i = source.endOfLine(source.lineAt(i));
            } else if (Character.isWhitespace(c)) {
                i++;
            } else {
                break;
            }
        }
        return i;
    }

    /** Where the scalar ends; a block scalar's trailing blank lines are not part of it. */
    int scalarEnd(ScalarEvent event, int start) {
        int end = Math.max(start, offset(event.getEndMark()));
        if (event.getScalarStyle() != ScalarStyle.LITERAL && event.getScalarStyle() != ScalarStyle.FOLDED) {
            return end;
        }
        int header = start + 1;
        while (header < end && "+-0123456789".indexOf(text.charAt(header)) >= 0) {
            header++;
        }
        int body = Math.min(end, source.endOfLine(source.lineAt(start)));
        while (end > body && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return end > body ? end : header;
    }

    /** The bracket or the first dash. */
    int sequenceStart(SequenceStartEvent event) {
        int mark = offset(event.getEndMark());
        if (event.isFlow()) {
            return mark - 1;
        }
        // The mark lies before the dash of a list that is indented, after that of one that is not.
        return mark < text.length() && text.charAt(mark) == '-' ? mark : mark - 1;
    }

    /** The brace, or the first key (its {@code ?} if it has one). */
    int mappingStart(MappingStartEvent event) {
        int mark = offset(event.getEndMark());
        // A single pair in brackets, `[a: b]`, has no brace.
        return event.isFlow() && mark > 0 && mark > offset(event.getStartMark()) && text.charAt(mark - 1) == '{'
                ? mark - 1
                : mark;
    }

    /** Whether an empty node was really written here: just after a colon, or after an anchor or tag. */
    boolean ownPlace(int offset) {
        return offset > 0
                && !Character.isWhitespace(text.charAt(offset - 1))
                && ",[]{}".indexOf(text.charAt(offset - 1)) < 0;
    }
}
