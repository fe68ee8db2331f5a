package dev.loco.cishared.pipeline.restore;

import dev.loco.cishared.yaml.YamlFile;
import dev.loco.cishared.yaml.YamlMapping;
import dev.loco.cishared.yaml.YamlNode;
import dev.loco.cishared.yaml.YamlSequence;
import java.util.Optional;

/**
 * How a file is indented, read off its first mapping and its first list below a key.
 *
 * @param map columns from a key to the keys below it, at least 1
 * @param list columns from a key to the dashes below it, 0 when lists are not indented
 * @param lineEnd LF or CRLF
 */
public record Style(int map, int list, String lineEnd) {

    /** The style of a file; two columns where it shows none. */
    public static Style of(YamlFile file) {
        int[] found = {0, -1};
        file.root().ifPresent(root -> look(root, found));
        return new Style(found[0] > 0 ? found[0] : 2, found[1] >= 0 ? found[1] : 2, file.lineEnd());
    }

    private static void look(YamlNode node, int[] found) {
        if (node.alias().isPresent()) {
            return;
        }
        if (node instanceof YamlMapping map && !map.flow()) {
            for (YamlMapping.Entry entry : map.entries()) {
                lookBelow(entry, found);
                look(entry.value(), found);
            }
        } else if (node instanceof YamlSequence list && !list.flow()) {
            list.items().forEach(item -> look(item, found));
        }
    }

    private static void lookBelow(YamlMapping.Entry entry, int[] found) {
        YamlNode value = entry.value();
        if (entry.key().alias().isPresent()
                || value.alias().isPresent()
                || value.span().line() == entry.key().span().line()) {
            return;
        }
        int below = value.span().column() - entry.key().span().column();
        Optional<YamlMapping> map = value.mapping().filter(m -> !m.flow());
        if (map.isPresent() && found[0] == 0 && below > 0) {
            found[0] = below;
        }
        Optional<YamlSequence> list = value.sequence().filter(s -> !s.flow());
        if (list.isPresent() && found[1] < 0 && below >= 0) {
            found[1] = below;
        }
    }
}
