package dev.loco.cishared.pipeline.template;

import dev.loco.cishared.pipeline.model.Comments;
import dev.loco.cishared.yaml.YamlFile;
import dev.loco.cishared.yaml.YamlMapping;
import dev.loco.cishared.yaml.YamlNode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a template leaves to the owner of the file: {@code # open} and {@code # yours} at the end of a node's first line.
 * Only the template's own comments count; a file cannot unlock itself.
 */
public final class Marks {
    private static final Pattern MARK = Pattern.compile("(open|yours)\\b.*");

    private final YamlFile template;
    private final Comments comments;

    /** The marks of a template's file. */
    public Marks(YamlFile template) {
        this.template = template;
        this.comments = new Comments(template);
    }

    /** Whether the value below the key may be extended; its canonical items stay, in order. */
    public boolean isOpen(YamlMapping.Entry entry) {
        return mark(entry.key()).filter("open"::equals).isPresent();
    }

    /** Whether the value of the key may be replaced. */
    public boolean isYours(YamlMapping.Entry entry) {
        return mark(entry.key()).filter("yours"::equals).isPresent();
    }

    /** Whether the list item may be extended. */
    public boolean isOpen(YamlNode item) {
        return mark(item).filter("open"::equals).isPresent();
    }

    /** Whether the list item may be replaced. */
    public boolean isYours(YamlNode item) {
        return mark(item).filter("yours"::equals).isPresent();
    }

    private Optional<String> mark(YamlNode node) {
        return comments.on(template.lineAt(node.span().offset()))
                .filter(c -> !c.ownLine())
                .map(c -> MARK.matcher(c.text()))
                .filter(Matcher::matches)
                .map(m -> m.group(1));
    }
}
