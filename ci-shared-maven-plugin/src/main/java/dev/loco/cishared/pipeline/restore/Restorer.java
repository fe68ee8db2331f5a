package dev.loco.cishared.pipeline.restore;

import dev.loco.cishared.pipeline.restore.Restoration.Left;
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
    private static final Left ONLY_KEY = new Left("it is the only key there");
    private static final Left NO_PLACE = new Left("there is no line of its own to put it on");

    private final YamlFile file;
    private final Style style;
    private final Gap gap;
    private final Rendering rendering;

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
        List<YamlMapping.Entry> own = own(from);
        if (from.entries().size() < 2) {
            return ONLY_KEY;
        }
        int start = entry.key().span().offset();
        if (from.flow()) {
            return removeInFlow(start, end(entry), from.span().offset());
        }
        if (gap.startsLine(start)) {
            return removeLines(entry.key().span().line(), file.lineAt(end(entry)));
        }
        // The first key of a list item shares its line with the dash: the next one moves up to it.
        int index = own.indexOf(entry);
        if (index + 1 < own.size()) {
            int next = own.get(index + 1).key().span().offset();
            boolean commented = file.comments().stream()
                    .anyMatch(c -> c.span().offset() > end(entry) && c.span().offset() < next);
            if (!commented) {
                return Restoration.edit(start, next - start, "");
            }
        }
        return NO_PLACE;
    }

    /** Gives an entry the value that {@code canonical} has. */
    public Restoration replaceValue(YamlMapping owner, YamlMapping.Entry entry, YamlMapping.Entry canonical) {
        YamlNode value = entry.value();
        if (owner.alias().isPresent()
                || entry.key().alias().isPresent()
                || value.alias().isPresent()) {
            return Restoration.ALIASED;
        }
        if (owner.flow()) {
            int colon = file.text().indexOf(':', entry.key().span().end());
            return value.span().length() == 0
                    ? Restoration.edit(colon + 1, 0, " " + rendering.flow(canonical.value()))
                    : replace(value, rendering.flow(canonical.value()));
        }
        int keyEnd = entry.key().span().end();
        int colon = file.text().indexOf(':', keyEnd);
        int column = entry.key().span().column() - 1;
        List<String> lines = rendering.entry(canonical, column).lines();
        boolean sameLine = value.span().length() > 0
                && value.span().line() == entry.key().span().line();
        if (canonical.value() instanceof YamlScalar && sameLine) {
            return replace(value, joined(rendering.valueLines(canonical.value(), column, style.map())));
        }
        String first = rest(lines.get(0));
        List<String> more = lines.subList(1, lines.size());
        if (sameLine) {
            return Restoration.edit(
                    colon + 1, value.span().end() - colon - 1, first + (more.isEmpty() ? "" : newLines(more)));
        }
        // The value stands below its key: what follows the colon is blank or a comment, and stays.
        int lineEnd = file.endOfLine(file.lineAt(colon));
        int valueEnd = Math.max(lineEnd, value.span().end());
        Restoration below = Restoration.edit(lineEnd, valueEnd - lineEnd, more.isEmpty() ? "" : newLines(more));
        return canonical.value() instanceof YamlScalar
                ? Restoration.all(List.of(
                        Restoration.edit(
                                colon + 1,
                                0,
                                " "
                                        + rendering
                                                .valueLines(canonical.value(), column, style.map())
                                                .get(0)),
                        below))
                : below;
    }

    /** Gives a list item the text that the template's item has. */
    public Restoration replaceItem(YamlSequence owner, YamlNode item, YamlNode canonical) {
        if (owner.alias().isPresent() || item.alias().isPresent()) {
            return Restoration.ALIASED;
        }
        if (owner.flow()) {
            return replace(item, rendering.flow(canonical));
        }
        return replace(item, joined(rendering.valueLines(canonical, owner.span().column() - 1, 2)));
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

    /** Takes an item out of a list, with the whole lines it stands on. */
    public Restoration removeItem(YamlSequence from, YamlNode item) {
        if (from.alias().isPresent() || item.alias().isPresent()) {
            return Restoration.ALIASED;
        }
        if (from.items().size() < 2) {
            return new Left("it is the only item there");
        }
        if (from.flow()) {
            return removeInFlow(
                    item.span().offset(), item.span().end(), from.span().offset());
        }
        int dash = file.text().lastIndexOf('-', item.span().offset() - 1);
        return dash >= 0 && gap.startsLine(dash)
                ? removeLines(file.lineAt(dash), file.lineAt(item.span().end()))
                : NO_PLACE;
    }

    /** Writes a scalar's text anew, as it is. */
    public Restoration replace(YamlNode node, String text) {
        return node.alias().isPresent()
                ? Restoration.ALIASED
                : Restoration.edit(node.span().offset(), node.span().length(), text);
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

    private Restoration removeLines(int first, int last) {
        int start = file.startOfLine(first);
        if (last < file.lines()) {
            return Restoration.edit(start, file.startOfLine(last + 1) - start, "");
        }
        // The last line has no line end; the one before it goes instead.
        int from = first > 1 ? file.endOfLine(first - 1) : start;
        return Restoration.edit(from, file.endOfLine(last) - from, "");
    }

    private Restoration removeInFlow(int start, int end, int open) {
        String text = file.text();
        int after = end;
        while (after < text.length() && Character.isWhitespace(text.charAt(after))) {
            after++;
        }
        if (text.charAt(after) == ',') {
            int next = after + 1;
            while (next < text.length() && text.charAt(next) == ' ') {
                next++;
            }
            return Restoration.edit(start, next - start, "");
        }
        int comma = text.lastIndexOf(',', start - 1);
        return comma > open ? Restoration.edit(comma, end - comma, "") : NO_PLACE;
    }

    private String joined(List<String> lines) {
        return String.join(style.lineEnd(), lines);
    }

    private String newLines(List<String> lines) {
        return style.lineEnd() + joined(lines);
    }

    /** What a rendered {@code key: value} has behind its colon. */
    private static String rest(String line) {
        return line.substring(line.indexOf(':') + 1);
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
