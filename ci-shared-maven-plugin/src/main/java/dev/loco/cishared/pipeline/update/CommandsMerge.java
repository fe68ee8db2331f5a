package dev.loco.cishared.pipeline.update;

import dev.loco.cishared.finding.Span;
import dev.loco.cishared.pipeline.drift.Alignment;
import dev.loco.cishared.pipeline.model.Token;
import dev.loco.cishared.pipeline.model.Value;
import dev.loco.cishared.pipeline.update.Conflict.Version;
import dev.loco.cishared.yaml.YamlFile;
import dev.loco.cishared.yaml.YamlMapping;
import dev.loco.cishared.yaml.YamlNode;
import dev.loco.cishared.yaml.YamlScalar;
import dev.loco.cishared.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/** Merges the commands of a step one by one; what its owner added stays below the command it follows. */
final class CommandsMerge {
    private static final int NONE = -1;

    private final Merging merging;
    private final String part;
    private final String owner;
    private final boolean wasOpen;
    private final boolean isOpen;

    private List<YamlScalar> base = List.of();
    private List<YamlScalar> theirs = List.of();
    private List<YamlScalar> ours = List.of();
    private int[] baseToTheirs = {};
    private int[] baseToOurs = {};
    private int[] theirsToOurs = {};

    CommandsMerge(Merging merging, String part, String owner, boolean wasOpen, boolean isOpen) {
        this.merging = merging;
        this.part = part;
        this.owner = owner;
        this.wasOpen = wasOpen;
        this.isOpen = isOpen;
    }

    /** Merges; false when one of the three is no list, so that it has to be taken as a whole. */
    boolean merge(Optional<YamlMapping.Entry> was, YamlMapping.Entry now, YamlMapping.Entry wanted) {
        if (!(now.value() instanceof YamlSequence list)
                || !(wanted.value() instanceof YamlSequence)
                || was.filter(w -> !(w.value() instanceof YamlSequence)).isPresent()) {
            return false;
        }
        base = was.map(w -> scalars(w.value())).orElse(List.of());
        theirs = scalars(wanted.value());
        ours = scalars(list);
        align();
        for (int i = 0; i < base.size(); i++) {
            ofBase(list, i);
        }
        for (int j = 0; j < theirs.size(); j++) {
            if (theirsToOurs[j] == NONE && !isOfBase(j)) {
                added(list, j);
            }
        }
        order(list);
        if (wasOpen && !isOpen) {
            own().forEach(k -> conflict(Optional.empty(), Optional.of(ours.get(k)), Optional.empty()));
        }
        return true;
    }

    private void align() {
        baseToTheirs = partners(base, theirs, i -> false, false);
        baseToOurs = partners(base, ours, i -> merging.base().marks().isYours(base.get(i)), wasOpen);
        theirsToOurs = new int[theirs.size()];
        Arrays.fill(theirsToOurs, NONE);
        for (int i = 0; i < base.size(); i++) {
            if (baseToTheirs[i] != NONE) {
                theirsToOurs[baseToTheirs[i]] = baseToOurs[i];
            }
        }
        for (int j = 0; j < theirs.size(); j++) {
            for (int k = 0; k < ours.size() && theirsToOurs[j] == NONE; k++) {
                if (text(theirs.get(j)).equals(text(ours.get(k))) && !isCanonical(k)) {
                    theirsToOurs[j] = k;
                }
            }
        }
    }

    /** For each of the one list which of the other it is, or none. */
    private static int[] partners(List<YamlScalar> one, List<YamlScalar> other, IntPredicate free, boolean open) {
        int[] partners = new int[one.size()];
        Arrays.fill(partners, NONE);
        List<String> left = one.stream().map(CommandsMerge::text).toList();
        List<String> right = other.stream().map(CommandsMerge::text).toList();
        boolean[] taken = new boolean[other.size()];
        for (Alignment.Pair pair : Alignment.of(left, right, free, open)) {
            boolean displaced = pair.both()
                    && open
                    && !free.test(pair.canonical())
                    && Alignment.isAnother(left.get(pair.canonical()), right.get(pair.found()));
            if (pair.both() && !displaced) {
                partners[pair.canonical()] = pair.found();
                taken[pair.found()] = true;
            }
        }
        // What was moved stands in both lists as well.
        for (int i = 0; i < partners.length; i++) {
            for (int j = 0; j < taken.length && partners[i] == NONE; j++) {
                if (!taken[j] && left.get(i).equals(right.get(j))) {
                    partners[i] = j;
                    taken[j] = true;
                }
            }
        }
        return partners;
    }

    private void ofBase(YamlSequence list, int i) {
        YamlScalar was = base.get(i);
        Optional<YamlScalar> now = at(ours, baseToOurs[i]);
        Optional<YamlScalar> wanted = at(theirs, baseToTheirs[i]);
        if (wanted.isEmpty()) {
            now.ifPresent(n -> removed(list, was, n));
            return;
        }
        now.ifPresent(n -> new RemarksMerge(merging)
                .merge(part + "/" + text(wanted.get()), what(wanted.get()), was, n, wanted.get(), true));
        boolean free = merging.theirs().marks().isYours(wanted.get());
        boolean freed = merging.base().marks().isYours(was);
        if (text(was).equals(text(wanted.get()))) {
            if (freed && !free && now.filter(n -> text(n).equals(text(was))).isEmpty()) {
                conflict(Optional.of(was), now, wanted);
            }
        } else if (now.isEmpty()) {
            if (!(free && freed) && !has(wanted.get())) {
                conflict(Optional.of(was), now, wanted);
            }
        } else if (text(now.get()).equals(text(was))) {
            merging.change(
                    part + "/" + text(was),
                    "changes " + what(was),
                    Token.of(file(), now.get()),
                    merging.restorer().replaceItem(list, now.get(), wanted.get()));
        } else if (!text(now.get()).equals(text(wanted.get())) && !free) {
            conflict(Optional.of(was), now, wanted);
        }
    }

    private void removed(YamlSequence list, YamlScalar was, YamlScalar now) {
        if (text(was).equals(text(now))) {
            merging.change(
                    part + "/" + text(was),
                    "removes " + what(was),
                    Token.of(file(), now),
                    merging.withRemarks(merging.restorer().removeItem(list, now), now, was, true));
        } else if (!(isOpen && merging.base().marks().isYours(was))) {
            conflict(Optional.of(was), Optional.of(now), Optional.empty());
        }
    }

    private void added(YamlSequence list, int j) {
        YamlScalar wanted = theirs.get(j);
        Optional<YamlNode> after = Optional.empty();
        for (int before = j - 1; before >= 0 && after.isEmpty(); before--) {
            after = at(ours, theirsToOurs[before]).map(s -> s);
        }
        merging.change(
                part + "/" + text(wanted),
                "adds " + what(wanted),
                after.map(a -> Token.of(file(), a)).orElse(list.use()),
                merging.restorer().insertItem(list, after, wanted));
    }

    /** The template's commands in the order of the new template, where that is another than the old one's. */
    private void order(YamlSequence list) {
        List<Integer> old = new ArrayList<>();
        for (int i = 0; i < base.size(); i++) {
            if (baseToTheirs[i] != NONE && baseToOurs[i] != NONE) {
                old.add(i);
            }
        }
        List<Integer> wanted = old.stream()
                .sorted((a, b) -> Integer.compare(baseToTheirs[a], baseToTheirs[b]))
                .toList();
        List<Integer> now = old.stream()
                .sorted((a, b) -> Integer.compare(baseToOurs[a], baseToOurs[b]))
                .toList();
        if (old.equals(wanted) || now.equals(wanted)) {
            return;
        }
        String title = "the order of the commands of " + owner;
        if (!now.equals(old)) {
            merging.conflict(new Conflict(
                    part + "/#order",
                    title,
                    Token.of(file(), list),
                    Version.said(inOrder(old)),
                    Version.said(inOrder(now)),
                    Version.said(inOrder(wanted))));
            return;
        }
        List<YamlNode> order = new ArrayList<>(list.items());
        for (int place = 0; place < now.size(); place++) {
            order.set(
                    list.items().indexOf(ours.get(baseToOurs[now.get(place)])),
                    ours.get(baseToOurs[wanted.get(place)]));
        }
        merging.change(
                part + "/#order",
                "changes " + title,
                Token.of(file(), list),
                merging.restorer().reorderItems(list, order));
    }

    private String inOrder(List<Integer> order) {
        return String.join("; ", order.stream().map(i -> text(base.get(i))).toList());
    }

    /** The file's commands that are neither the old template's nor the new one's. */
    private List<Integer> own() {
        List<Integer> own = new ArrayList<>();
        for (int k = 0; k < ours.size(); k++) {
            if (!isCanonical(k)) {
                own.add(k);
            }
        }
        return own;
    }

    private boolean isCanonical(int k) {
        return Arrays.stream(baseToOurs).anyMatch(x -> x == k)
                || Arrays.stream(theirsToOurs).anyMatch(x -> x == k);
    }

    private boolean isOfBase(int j) {
        return Arrays.stream(baseToTheirs).anyMatch(x -> x == j);
    }

    private boolean has(YamlScalar command) {
        return ours.stream().anyMatch(s -> text(s).equals(text(command)));
    }

    private void conflict(Optional<YamlScalar> was, Optional<YamlScalar> now, Optional<YamlScalar> wanted) {
        YamlScalar like = was.or(() -> wanted).or(() -> now).orElseThrow();
        Span place = now.map(n -> Token.of(file(), n))
                .orElseGet(() -> ours.isEmpty() ? merging.ours().token() : Token.of(file(), ours.get(0)));
        merging.conflict(new Conflict(
                part + "/" + text(like),
                "a command of " + owner,
                place,
                Version.of(merging.base().workflow().file(), was),
                Version.of(file(), now),
                Version.of(merging.theirs().workflow().file(), wanted)));
    }

    private String what(YamlScalar command) {
        return "the command " + Token.quote(text(command)) + " of " + owner;
    }

    private YamlFile file() {
        return merging.ours().file();
    }

    private static Optional<YamlScalar> at(List<YamlScalar> list, int index) {
        return index == NONE ? Optional.empty() : Optional.of(list.get(index));
    }

    private static String text(YamlScalar scalar) {
        return Value.command(scalar.value());
    }

    private static List<YamlScalar> scalars(YamlNode commands) {
        return commands.sequence().stream()
                .flatMap(s -> s.items().stream())
                .flatMap(i -> i.scalar().stream())
                .toList();
    }
}
