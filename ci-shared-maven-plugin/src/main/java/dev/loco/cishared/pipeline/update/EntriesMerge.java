package dev.loco.cishared.pipeline.update;

import dev.loco.cishared.finding.Span;
import dev.loco.cishared.pipeline.model.Token;
import dev.loco.cishared.pipeline.model.Value;
import dev.loco.cishared.pipeline.restore.Restoration;
import dev.loco.cishared.pipeline.update.Conflict.Version;
import dev.loco.cishared.yaml.YamlFile;
import dev.loco.cishared.yaml.YamlMapping;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Merges the entries of a mapping, key by key, and what lies below them. */
final class EntriesMerge {
    private final Merging merging;
    private final Owner owner;
    private final Keys keys;

    /**
     * Whose entries they are.
     *
     * @param part see {@link Change#part()}
     * @param title {@code step `lint`}
     * @param path of the keys above, with a dot at its end; empty at the top
     * @param place where something that is missing belongs
     */
    record Owner(String part, String title, String path, Span place) {
        private Owner below(String name, Span key) {
            return new Owner(part + "/" + name, title, path + name + ".", key);
        }
    }

    /** The three mappings, and whether the old and the new template let their owner add to them. */
    record Three(YamlMapping base, YamlMapping ours, YamlMapping theirs, boolean wasOpen, boolean isOpen) {}

    EntriesMerge(Merging merging, Owner owner, Keys keys) {
        this.merging = merging;
        this.owner = owner;
        this.keys = keys;
    }

    /** Merges all entries but those of some names. */
    void merge(Three three, Set<String> without) {
        for (YamlMapping.Entry entry : three.theirs.entries()) {
            if (!without.contains(entry.name())) {
                one(three, keys.find(three.base, entry), keys.find(three.ours, entry), Optional.of(entry));
            }
        }
        for (YamlMapping.Entry entry : three.base.entries()) {
            if (!without.contains(entry.name())
                    && keys.find(three.theirs, entry).isEmpty()) {
                one(three, Optional.of(entry), keys.find(three.ours, entry), Optional.empty());
            }
        }
        if (three.wasOpen && !three.isOpen) {
            three.ours.entries().stream()
                    .filter(e -> !without.contains(e.name()))
                    .filter(e -> keys.find(three.base, e).isEmpty()
                            && keys.find(three.theirs, e).isEmpty())
                    .forEach(e -> conflict(e, Optional.empty(), Optional.of(e), Optional.empty()));
        }
    }

    private void one(
            Three three,
            Optional<YamlMapping.Entry> base,
            Optional<YamlMapping.Entry> ours,
            Optional<YamlMapping.Entry> theirs) {
        Value was = keys.value(base);
        Value now = keys.value(ours);
        Value wanted = keys.value(theirs);
        if (base.isPresent() && ours.isPresent() && theirs.isPresent()) {
            YamlMapping.Entry entry = theirs.get();
            new RemarksMerge(merging)
                    .merge(
                            part(entry),
                            what(entry),
                            base.get().key(),
                            ours.get().key(),
                            entry.key(),
                            false);
            replaced(three, base.get(), ours.get(), entry);
        } else if (was.equals(wanted) || now.equals(wanted)) {
            return;
        } else if (theirs.isEmpty()) {
            removed(three, base.orElseThrow(), ours);
        } else if (base.isEmpty()) {
            added(three, ours, theirs.get());
        } else if (!isYours(base.get(), theirs.get())) {
            conflict(theirs.get(), base, ours, theirs);
        }
    }

    private void removed(Three three, YamlMapping.Entry was, Optional<YamlMapping.Entry> ours) {
        Value now = keys.value(ours);
        if (ours.isEmpty() || now.equals(Value.ABSENT)) {
            return;
        }
        if (now.equals(keys.value(was))) {
            YamlMapping.Entry entry = ours.get();
            merging.change(
                    part(was),
                    "removes " + what(was),
                    Token.of(file(), entry.key()),
                    merging.withRemarks(
                            merging.restorer().removeEntry(three.ours, entry), entry.key(), was.key(), false));
        } else if (!(three.isOpen && merging.base().marks().isYours(was))) {
            conflict(was, Optional.of(was), ours, Optional.empty());
        }
    }

    private void added(Three three, Optional<YamlMapping.Entry> ours, YamlMapping.Entry wanted) {
        if (ours.isEmpty()) {
            merging.change(
                    part(wanted),
                    "adds " + what(wanted),
                    owner.place,
                    merging.restorer().insertEntry(three.ours, three.theirs, wanted));
        } else if (keys.value(ours).equals(Value.ABSENT)) {
            change(three, "adds ", ours.get(), wanted);
        } else if (!merging.theirs().marks().isYours(wanted)
                && !below(Optional.empty(), ours.get(), wanted, three.isOpen)) {
            conflict(wanted, Optional.empty(), ours, Optional.of(wanted));
        }
    }

    /** An entry that all three have, be its value the same or not. */
    private void replaced(Three three, YamlMapping.Entry base, YamlMapping.Entry ours, YamlMapping.Entry theirs) {
        Value was = keys.value(base);
        Value now = keys.value(ours);
        Value wanted = keys.value(theirs);
        boolean locked = merging.base().marks().isYours(base)
                && !merging.theirs().marks().isYours(theirs);
        if (merging.theirs().marks().isYours(theirs) && !now.equals(was)) {
            return;
        }
        if (locked && !now.equals(was) && !now.equals(wanted)) {
            conflict(theirs, Optional.of(base), Optional.of(ours), Optional.of(theirs));
        } else if (now.equals(Value.ABSENT) && !was.equals(Value.ABSENT) && !was.equals(wanted)) {
            conflict(theirs, Optional.of(base), Optional.of(ours), Optional.of(theirs));
        } else if (!below(Optional.of(base), ours, theirs, false) && !was.equals(wanted) && !now.equals(wanted)) {
            if (now.equals(was)) {
                change(three, "changes ", ours, theirs);
            } else {
                conflict(theirs, Optional.of(base), Optional.of(ours), Optional.of(theirs));
            }
        }
    }

    /** Merges what lies below, if all have something of parts there; whether they have. */
    private boolean below(
            Optional<YamlMapping.Entry> base, YamlMapping.Entry ours, YamlMapping.Entry theirs, boolean openAbove) {
        boolean wasOpen =
                openAbove || base.filter(b -> merging.base().marks().isOpen(b)).isPresent();
        boolean isOpen = openAbove || merging.theirs().marks().isOpen(theirs);
        if (keys == Keys.CONTAINER && theirs.name().equals("commands")) {
            return new CommandsMerge(merging, part(theirs), owner.title, wasOpen, isOpen).merge(base, ours, theirs);
        }
        Optional<YamlMapping> now = keys.mapping(ours);
        Optional<YamlMapping> wanted = keys.mapping(theirs);
        Optional<YamlMapping> was = base.isPresent()
                ? keys.mapping(base.get())
                : wanted.map(w -> new YamlMapping(List.of(), w.flow(), w.span(), w.alias()));
        if (now.isEmpty() || wanted.isEmpty() || was.isEmpty()) {
            return false;
        }
        Owner next = owner.below(theirs.name(), ours.key().use());
        new EntriesMerge(merging, next, keys.below(theirs))
                .merge(new Three(was.get(), now.get(), wanted.get(), wasOpen, isOpen), Set.of());
        return true;
    }

    private void change(Three three, String verb, YamlMapping.Entry ours, YamlMapping.Entry wanted) {
        Restoration restoration = merging.restorer().replaceValue(three.ours, ours, wanted);
        Span place = ours.value().span().length() == 0 ? ours.key().use() : Token.of(file(), ours.value());
        merging.change(part(wanted), verb + what(wanted), place, restoration);
    }

    private void conflict(
            YamlMapping.Entry like,
            Optional<YamlMapping.Entry> base,
            Optional<YamlMapping.Entry> ours,
            Optional<YamlMapping.Entry> theirs) {
        YamlFile old = merging.base().workflow().file();
        YamlFile newest = merging.theirs().workflow().file();
        Span place = ours.filter(o -> o.value().use().length() > 0)
                .map(o -> Token.of(file(), o.value()))
                .or(() -> ours.map(o -> o.key().use()))
                .orElse(owner.place);
        merging.conflict(new Conflict(
                part(like),
                what(like),
                place,
                Version.of(old, base.map(YamlMapping.Entry::value)),
                Version.of(file(), ours.map(YamlMapping.Entry::value)),
                Version.of(newest, theirs.map(YamlMapping.Entry::value))));
    }

    private boolean isYours(YamlMapping.Entry base, YamlMapping.Entry theirs) {
        return merging.base().marks().isYours(base) && merging.theirs().marks().isYours(theirs);
    }

    private String part(YamlMapping.Entry entry) {
        return owner.part + "/" + keys.name(entry);
    }

    private String what(YamlMapping.Entry entry) {
        return "`" + owner.path + entry.name() + "` of " + owner.title;
    }

    private YamlFile file() {
        return merging.ours().file();
    }
}
