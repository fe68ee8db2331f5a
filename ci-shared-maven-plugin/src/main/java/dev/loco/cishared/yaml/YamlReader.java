package dev.loco.cishared.yaml;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.text.Decoding;
import dev.loco.cishared.text.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.Event;

/**
 * Reads a file as Woodpecker does (gopkg.in/yaml.v3 and codeberg.org/6543/xyaml): the first document only, merges
 * resolved, duplicate keys refused. Whatever the bytes are, the answer is a {@link YamlFile}; what is wrong with it are
 * its problems.
 */
public final class YamlReader {
    private YamlReader() {}

    /**
     * Reads one file.
     *
     * @param file path relative to the repository's root, with {@code /}, for the findings
     * @param bytes the file's content
     */
    public static YamlFile read(String file, byte[] bytes) {
        if (bytes.length > Limit.BYTES) {
            return tooLarge(file);
        }
        Decoding decoding = Decoding.of(bytes);
        SourceText source = new SourceText(file, decoding.text());
        if (decoding.fault().isEmpty()) {
            return read(source);
        }
        int fault = decoding.fault().getAsInt();
        Span place = source.at(fault, 1, Span::new);
        return unread(
                source,
                Decoding.isUtf16(bytes, bytes.length)
                        ? Encoding.utf16(place)
                        : Encoding.invalidByte(place, (byte) decoding.text().charAt(fault)));
    }

    /** What {@link #read(String, byte[])} says of a file that is larger than {@link Limit#BYTES}, for who did not load it. */
    public static YamlFile tooLarge(String file) {
        return unread(new SourceText(file, ""), Limit.tooLarge(Span.startOf(file)));
    }

    /** Reads a text that is already decoded, as {@link #read(String, byte[])} does; the size is not limited. */
    public static YamlFile read(SourceText source) {
        String text = source.text();
        int control = firstControlCharacter(text);
        if (control >= 0) {
            Span place = source.at(control, 1, Span::new);
            return unread(source, Encoding.controlCharacter(place, text.charAt(control)));
        }
        CodePoints codePoints = new CodePoints(text);
        Tabs tabs = new Tabs(text, codePoints);
        while (true) {
            List<Finding> problems = new ArrayList<>();
            try {
                return parse(tabs.text(), source, codePoints, problems);
            } catch (Unreadable e) {
                problems.add(e.finding());
            } catch (YAMLException e) {
                if (tabs.mends(e)) {
                    continue;
                }
                problems.add(Syntax.of(e, source, codePoints));
            }
            return new YamlFile(source, Optional.empty(), problems, List.of());
        }
    }

    private static YamlFile parse(String text, SourceText source, CodePoints codePoints, List<Finding> problems) {
        Extent extent = new Extent(source, codePoints);
        Events events = new Events(text, extent);
        Composer composer = new Composer(events, source, extent, problems);
        events.next();
        if (events.nextIs(Event.ID.StreamEnd)) {
            return new YamlFile(source, Optional.empty(), problems, CommentScan.of(source, List.of(), text.length()));
        }
        events.next();
        YamlNode root = composer.document();
        int end = extent.offset(events.next().getStartMark());
        if (events.nextIs(Event.ID.DocumentStart)) {
            int second = extent.offset(events.next().getStartMark());
            problems.add(SecondDocument.of(source.at(second, Math.min(3, text.length() - second), Span::new)));
        }
        List<YamlComment> comments = CommentScan.of(source, composer.scalars(), end);
        return new YamlFile(source, Optional.of(root), problems, comments);
    }

    private static YamlFile unread(SourceText source, Finding finding) {
        return new YamlFile(source, Optional.empty(), List.of(finding), List.of());
    }

    /** The characters that both yaml.v3 (readerc.go) and snakeyaml refuse, wherever they stand. */
    private static int firstControlCharacter(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean allowed = (c >= 0x20 && c < 0x7F)
                    || c == '\t'
                    || c == '\n'
                    || c == '\r'
                    || c == 0x85
                    || (c >= 0xA0 && c < 0xFFFE);
            if (!allowed) {
                return i;
            }
        }
        return -1;
    }
}
