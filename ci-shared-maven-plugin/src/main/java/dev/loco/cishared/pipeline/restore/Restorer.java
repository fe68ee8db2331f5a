package dev.loco.cishared.pipeline.restore;

import dev.loco.cishared.finding.Edit;
import dev.loco.cishared.pipeline.restore.Restoration.Left;
import dev.loco.cishared.yaml.YamlEdits;
import dev.loco.cishared.yaml.YamlFile;
import dev.loco.cishared.yaml.YamlMapping;
import dev.loco.cishared.yaml.YamlNode;
import dev.loco.cishared.yaml.YamlScalar;
import dev.loco.cishared.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts parts of a template back into a file, one entry, item or value at a time, and never through an alias. */
public final class Restorer {
    private static final Left NO_PLACE = new Left("there is no line of its own to put it on");

    private final YamlFile file;
    private final Style style;
    private final Gap gap;
    private final Rendering rendering;
    private final YamlEdits edits;

    /**
     * For one file.
     *
     * @param file what is edited
     * @param template the filled template its parts come from
     */
    public Restorer(YamlFile file, YamlFile template) {
        this.file = file;
        this.style = Style.of(file);
        this.gap = new Gap(file);
        this.rendering = new Rendering(template, style);
        this.edits = new YamlEdits(file);
    }

    /** Puts an entry of {@code canonical} into the mapping that should have it, below the key it follows there. */
    public Restoration insertEntry(YamlMapping into, YamlMapping canonical, YamlMapping.Entry entry) {
        List<YamlMapping.Entry> own = own(into);
        if (into.alias().isPresent()) {
            return Restoration.ALIASED;
        }
        if (own.isEmpty() && !(into.flow() && into.entries().isEmpty())) {
            return new Left("all keys there come through a merge");
        }
        int at = canonical.entries().indexOf(entry);
        Optional<YamlMapping.Entry> before = Optional.empty();
        for (int i = at - 1; i >= 0 && before.isEmpty(); i--) {
            before = find(own, canonical.entries().get(i).name());
        }
        if (into.flow()) {
            String text = rendering.flow(entry.key()) + ": " + rendering.flow(entry.value());
            return own.isEmpty()
                    ? Restoration.edit(into.span().offset() + 1, 0, text)
                    : Restoration.edit(end(before.orElse(last(own))), 0, ", " + text);
        }
        int column = own.get(0).key().span().column() - 1;
        Rendering.Block block = rendering.entry(entry, column);
        if (before.isEmpty()) {
            for (int i = at + 1; i < canonical.entries().size(); i++) {
                Optional<YamlMapping.Entry> after =
                        find(own, canonical.entries().get(i).name());
                if (after.isPresent() && gap.startsLine(after.get().key().span().offset())) {
                    return above(after.get().key().span().line(), block);
                }
            }
        }
        YamlMapping.Entry sibling = before.orElse(last(own));
        return below(gap.bottom(file.lineAt(end(sibling)), column), block);
    }

    /** Takes an entry out, with the whole lines it stands on. */
    public Restoration removeEntry(YamlMapping from, YamlMapping.Entry entry) {
        if (from.alias().isPresent() || entry.key().alias().isPresent()) {
            return Restoration.ALIASED;
        }
        return of(edits.removeEntry(from, entry.name()));
    }

    /** Gives an entry the value that {@code canonical} has. */
    public Restoration replaceValue(YamlMapping owner, YamlMapping.Entry entry, YamlMapping.Entry canonical) {
        if (owner.alias().isPresent()
                || entry.key().alias().isPresent()
                || entry.value().alias().isPresent()) {
            return Restoration.ALIASED;
        }
        return text(entry.value(), canonical.value())
                .orElseGet(() -> of(edits.replaceValue(owner, entry.name(), rendering.value(canonical))));
    }

    /** Gives a list item the text that the template's item has. */
    public Restoration replaceItem(YamlSequence owner, YamlNode item, YamlNode canonical) {
        if (owner.alias().isPresent() || item.alias().isPresent()) {
            return Restoration.ALIASED;
        }
        return text(item, canonical)
                .orElseGet(() -> of(edits.replaceItem(owner, index(owner, item), rendering.value(canonical))));
    }

    /** Puts an item of the template into a list, below that item or before the first. */
    public Restoration insertItem(YamlSequence into, Optional<YamlNode> after, YamlNode canonical) {
        if (into.alias().isPresent() || after.flatMap(YamlNode::alias).isPresent()) {
            return Restoration.ALIASED;
        }
        if (into.flow()) {
            String text = rendering.flow(canonical);
            return after.map(a -> Restoration.edit(a.span().end(), 0, ", " + text))
                    .orElseGet(() -> Restoration.edit(
                            into.span().offset() + 1, 0, into.items().isEmpty() ? text : text + ", "));
        }
        int column = into.span().column() - 1;
        Rendering.Block block = rendering.item(canonical, column);
        return after.map(a -> below(gap.bottom(file.lineAt(a.span().end()), column), block))
                .orElseGet(() ->
                        gap.startsLine(into.span().offset()) ? above(into.span().line(), block) : NO_PLACE);
    }

    /** A text on one line for another text: its quotes and its anchor stay. */
    private Optional<Restoration> text(YamlNode found, YamlNode canonical) {
        boolean plain = canonical instanceof YamlScalar s
                && s.type() == YamlScalar.Type.STRING
                && s.style() != YamlScalar.Style.LITERAL
                && s.style() != YamlScalar.Style.FOLDED;
        if (!plain || !(found instanceof YamlScalar scalar) || scalar.isNull()) {
            return Optional.empty();
        }
        String text = ((YamlScalar) canonical).value();
        Restoration renamed = rename(scalar, text);
        boolean bothPlain =
                scalar.style() == YamlScalar.Style.PLAIN && ((YamlScalar) canonical).style() == YamlScalar.Style.PLAIN;
        // Of an anchored text all uses change: whether they should is for the one who tries the fix to say.
        return Optional.of(
                renamed instanceof Left && bothPlain
                        ? Restoration.edit(scalar.span().offset(), scalar.span().length(), text)
                        : renamed);
    }

    /** Takes an item out of a list, with the whole lines it stands on. */
    public Restoration removeItem(YamlSequence from, YamlNode item) {
        if (from.alias().isPresent() || item.alias().isPresent()) {
            return Restoration.ALIASED;
        }
        return of(edits.removeItem(from, index(from, item)));
    }

    /** Puts the items of a list into another order. */
    public Restoration reorderItems(YamlSequence list, List<YamlNode> order) {
        if (list.alias().isPresent()
                || list.items().stream().anyMatch(i -> i.alias().isPresent())) {
            return Restoration.ALIASED;
        }
        return of(edits.reorderItems(
                list, order.stream().map(item -> index(list, item)).toList()));
    }

    /** Writes another text for a scalar, quoted where it must be. */
    public Restoration rename(YamlScalar scalar, String text) {
        return scalar.alias().isPresent() ? Restoration.ALIASED : of(edits.replaceScalar(scalar, text));
    }

    Restoration below(int line, Rendering.Block block) {
        int at = gap.below(line, block.comments());
        String apart = isTop(block) && at == line ? style.lineEnd() : "";
        return Restoration.edit(file.endOfLine(at), 0, apart + newLines(at == line ? block.whole() : block.lines()));
    }

    Restoration above(int line, Rendering.Block block) {
        List<String> lines = gap.top(line) == line ? block.whole() : block.lines();
        String apart = isTop(block) ? style.lineEnd() : "";
        return Restoration.edit(file.startOfLine(gap.top(line)), 0, joined(lines) + style.lineEnd() + apart);
    }

    /** Whether it is a key of the workflow itself, which has a blank line around it. */
    private static boolean isTop(Rendering.Block block) {
        return !block.lines().get(0).startsWith(" ");
    }

    private static Restoration of(Optional<List<Edit>> edits) {
        return edits.<Restoration>map(Restoration.Edits::new)
                .orElseGet(() -> new Left("how it is written there leaves no safe way"));
    }

    private static int index(YamlSequence list, YamlNode item) {
        for (int i = 0; i < list.items().size(); i++) {
            if (list.items().get(i) == item) {
                return i;
            }
        }
        throw new IllegalArgumentException("not an item of the list");
    }

    private String joined(List<String> lines) {
        return String.join(style.lineEnd(), lines);
    }

    private String newLines(List<String> lines) {
        return style.lineEnd() + joined(lines);
    }

    private static int end(YamlMapping.Entry entry) {
        return Math.max(entry.key().use().end(), entry.value().use().end());
    }

    private static List<YamlMapping.Entry> own(YamlMapping map) {
        List<YamlMapping.Entry> own = new ArrayList<>(map.entries());
        own.removeIf(e -> e.key().alias().isPresent());
        return own;
    }

    private static Optional<YamlMapping.Entry> find(List<YamlMapping.Entry> entries, String name) {
        return entries.stream().filter(e -> e.name().equals(name)).findFirst();
    }

    private static YamlMapping.Entry last(List<YamlMapping.Entry> own) {
        return own.get(own.size() - 1);
    }
}
