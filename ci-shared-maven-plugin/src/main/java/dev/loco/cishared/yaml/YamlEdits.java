package dev.loco.cishared.yaml;

import dev.loco.cishared.finding.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Edits of one file that change one node and keep everything else: comments, quoting, indentation, line ends, a
 * byte-order mark, a missing final line end.
 *
 * <p>Nothing is edited through an alias or a merge, and what cannot be edited safely is not: the answer is empty then.
 * Every answer has passed {@link EditCheck}, so a node whose aliases would change with it
 * is left alone as well. YAML to be put in is given as lines at
 * column 0 ({@link YamlText} cuts such lines out of another file) and is indented to its place; in brackets it is
 * written on one line and loses its comments.
 */
public final class YamlEdits {
    private final YamlFile file;
    private final Layout layout;
    private final BlockEdits block;
    private final FlowEdits flow;
    private final ValueEdits values;

    /** Edits of that file as it is now; they count in its text. */
    public YamlEdits(YamlFile file) {
        this.file = file;
        this.layout = new Layout(file);
        this.block = new BlockEdits(layout);
        this.flow = new FlowEdits(layout);
        this.values = new ValueEdits(file, layout);
    }

    /**
     * The scalar with another text, in the style it has; with quotes where the text needs them.
     *
     * @param text what the scalar is to say; of a number or boolean another one may be given
     */
    public Optional<List<Edit>> replaceScalar(YamlScalar scalar, String text) {
        return checked(values.scalar(scalar, text));
    }

    /** The entry's value replaced by the YAML given; a comment on the line stays. */
    public Optional<List<Edit>> replaceValue(YamlMapping mapping, String key, String yaml) {
        Optional<YamlMapping.Entry> entry = mapping.entry(key);
        Optional<Fragment> fragment = Fragment.of(yaml).map(Fragment::bare);
        if (entry.isEmpty() || fragment.isEmpty()) {
            return Optional.empty();
        }
        return checked(layout.slot(mapping, entry.get()).flatMap(slot -> {
            if (mapping.flow()) {
                return values.inFlow(slot, fragment.get());
            }
            int indent = layout.indent(mapping.span().offset());
            return values.ofKey(
                            slot, entry.get().key().span().end(), entry.get().value(), fragment.get(), indent)
                    .map(edits -> finished(edits, fragment.get()));
        }));
    }

    /** The item replaced by the YAML given, which has no dash of its own; a comment on the line stays. */
    public Optional<List<Edit>> replaceItem(YamlSequence sequence, int index, String yaml) {
        Optional<Fragment> fragment = Fragment.of(yaml).map(Fragment::bare);
        if (fragment.isEmpty()) {
            return Optional.empty();
        }
        YamlNode item = sequence.items().get(index);
        return checked(layout.slot(sequence, item)
                .flatMap(slot -> sequence.flow()
                        ? values.inFlow(slot, fragment.get())
                        : values.ofDash(slot, item, fragment.get()).map(edits -> finished(edits, fragment.get()))));
    }

    /**
     * A new entry before the entry of that index, or after the last.
     *
     * @param index counts the entries as they are, merged ones included; at most their number
     * @param yaml one entry, {@code key: value}
     */
    public Optional<List<Edit>> insertEntry(YamlMapping mapping, int index, String yaml) {
        Optional<Fragment> fragment = Fragment.of(yaml);
        if (fragment.isEmpty()
                || !(fragment.get().root() instanceof YamlMapping one)
                || one.flow()
                || one.entries().size() != 1
                || mapping.entry(one.entries().get(0).name())
                        .filter(e -> e.key().alias().isEmpty())
                        .isPresent()) {
            return Optional.empty();
        }
        List<Optional<Layout.Slot>> slots = slots(mapping);
        return checked(
                mapping.flow()
                        ? flow.insert(
                                mapping.span(),
                                slots,
                                index,
                                FlowText.entry(one.entries().get(0)))
                        : block.insert(mapping.span(), slots, index, "", fragment.get())
                                .map(edits -> finished(edits, fragment.get())));
    }

    /**
     * A new item before the item of that index, or after the last.
     *
     * @param index counts the items as they are, spliced ones included; at most their number
     * @param yaml the item without its dash
     */
    public Optional<List<Edit>> insertItem(YamlSequence sequence, int index, String yaml) {
        List<Optional<Layout.Slot>> slots = slots(sequence);
        return checked(Fragment.of(yaml)
                .flatMap(fragment -> sequence.flow()
                        ? flow.insert(sequence.span(), slots, index, fragment.inFlow())
                        : block.insert(sequence.span(), slots, index, "- ", fragment)
                                .map(edits -> finished(edits, fragment))));
    }

    private Optional<List<Edit>> checked(Optional<List<Edit>> edits) {
        return edits.filter(
                made -> EditCheck.fault(file, made, EditCheck.Aliases.STAY).isEmpty());
    }

    /** A block scalar at the very end needs the line end that other values may lack. */
    private List<Edit> finished(List<Edit> edits, Fragment fragment) {
        List<Edit> finished = new ArrayList<>(edits);
        Edit last = finished.remove(finished.size() - 1);
        boolean atEnd = last.offset() + last.length() == file.text().length();
        String more = atEnd ? fragment.atEndOfFile(layout.lineEnd()) : "";
        finished.add(new Edit(last.offset(), last.length(), last.replacement() + more));
        return finished;
    }

    /** Without the entry and the comments on its lines; comments above it stay. The last one leaves {@code {}}. */
    public Optional<List<Edit>> removeEntry(YamlMapping mapping, String key) {
        return checked(mapping.entry(key)
                .flatMap(entry -> layout.slot(mapping, entry))
                .flatMap(slot ->
                        mapping.flow() ? flow.remove(mapping.span(), slot) : block.remove(mapping.span(), slot, "{}")));
    }

    /** Without the item and the comments on its lines; comments above it stay. The last one leaves {@code []}. */
    public Optional<List<Edit>> removeItem(YamlSequence sequence, int index) {
        return checked(layout.slot(sequence, sequence.items().get(index))
                .flatMap(slot -> sequence.flow()
                        ? flow.remove(sequence.span(), slot)
                        : block.remove(sequence.span(), slot, " []")));
    }

    /** The key with another name; empty when that is there already. */
    public Optional<List<Edit>> renameKey(YamlMapping mapping, String key, String name) {
        if (mapping.entry(name).isPresent() || mapping.alias().isPresent()) {
            return Optional.empty();
        }
        return checked(mapping.entry(key).flatMap(entry -> values.scalar(entry.key(), name)));
    }

    /**
     * The items in another order, each with the comments on its lines and directly above it; blank lines stay.
     *
     * @param order for each place the index of the item that is to stand there
     */
    public Optional<List<Edit>> reorderItems(YamlSequence sequence, List<Integer> order) {
        return checked(
                sequence.flow()
                        ? flow.reorder(slots(sequence), order)
                        : block.reorder(sequence.span(), slots(sequence), order));
    }

    /** The same for the entries of a mapping, merged ones not counted. */
    public Optional<List<Edit>> reorderEntries(YamlMapping mapping, List<Integer> order) {
        List<Optional<Layout.Slot>> own =
                slots(mapping).stream().filter(Optional::isPresent).toList();
        return checked(mapping.flow() ? flow.reorder(own, order) : block.reorder(mapping.span(), own, order));
    }

    /** A comment line at the very top, after a byte-order mark. */
    public List<Edit> insertTopComment(String text) {
        int at = file.text().startsWith("\uFEFF") ? 1 : 0;
        return List.of(new Edit(at, 0, "# " + text + layout.lineEnd()));
    }

    /** The comment with another text. */
    public List<Edit> replaceComment(YamlComment comment, String text) {
        return List.of(new Edit(comment.span().offset(), comment.span().length(), "# " + text));
    }

    private List<Optional<Layout.Slot>> slots(YamlMapping mapping) {
        return mapping.entries().stream().map(e -> layout.slot(mapping, e)).toList();
    }

    private List<Optional<Layout.Slot>> slots(YamlSequence sequence) {
        return sequence.items().stream().map(i -> layout.slot(sequence, i)).toList();
    }
}
