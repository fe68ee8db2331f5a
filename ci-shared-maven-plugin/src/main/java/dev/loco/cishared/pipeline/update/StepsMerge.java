package dev.loco.cishared.pipeline.update;

import dev.loco.cishared.finding.Span;
import dev.loco.cishared.pipeline.model.Section;
import dev.loco.cishared.pipeline.model.Step;
import dev.loco.cishared.pipeline.model.Token;
import dev.loco.cishared.pipeline.model.Value;
import dev.loco.cishared.pipeline.restore.Restoration;
import dev.loco.cishared.pipeline.update.Conflict.Version;
import dev.loco.cishared.pipeline.update.Evolution.Pair;
import dev.loco.cishared.yaml.YamlFile;
import dev.loco.cishared.yaml.YamlMapping;
import dev.loco.cishared.yaml.YamlNode;
import dev.loco.cishared.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Merges the containers of one section: those that came, went, were renamed, moved or changed. */
final class StepsMerge {
    private final Merging merging;
    private final Section section;
    private final Evolution evolution;

    StepsMerge(Merging merging, Section section) {
        this.merging = merging;
        this.section = section;
        this.evolution = Evolution.of(
                section, merging.base().workflow(), merging.theirs().workflow());
    }

    void merge() {
        // Names first and places next: what is added looks for its neighbours by name.
        for (Pair pair : evolution.pairs()) {
            if (pair.renamed()) {
                evolution.ours(pair, merging.ours()).ifPresent(now -> renamed(pair, now));
            }
        }
        if (section == Section.STEPS && !merging.ours().isGraph()) {
            new OrderMerge(merging, evolution).merge();
        }
        for (Pair pair : evolution.pairs()) {
            Optional<Step> now = evolution.ours(pair, merging.ours());
            if (pair.base().isEmpty()) {
                added(pair.theirs().orElseThrow(), now);
            } else if (pair.theirs().isEmpty()) {
                now.ifPresent(n -> removed(pair.base().orElseThrow(), n));
            } else if (now.isPresent()) {
                existing(pair, now.get());
            } else if (!isFree(pair) && isChanged(pair)) {
                conflict(pair, Optional.empty());
            }
        }
    }

    private void existing(Pair pair, Step now) {
        Step was = pair.base().orElseThrow();
        Step wanted = pair.theirs().orElseThrow();
        if (merging.theirs().marks().isYours(head(wanted)) && !contents(was).equals(contents(now))) {
            return;
        }
        new RemarksMerge(merging).merge(part(wanted), wanted.title(), head(was), head(now), head(wanted), true);
        entries(Optional.of(was), now, wanted, merging);
    }

    private void entries(Optional<Step> was, Step now, Step wanted, Merging into) {
        YamlMapping none = new YamlMapping(List.of(), false, wanted.body().span(), Optional.empty());
        new EntriesMerge(into, new EntriesMerge.Owner(part(wanted), wanted.title(), "", now.token()), Keys.CONTAINER)
                .merge(
                        new EntriesMerge.Three(
                                was.map(Step::body).orElse(none),
                                now.body(),
                                wanted.body(),
                                was.filter(w -> merging.base().marks().isOpen(head(w)))
                                        .isPresent(),
                                merging.theirs().marks().isOpen(head(wanted))),
                        Set.of("name"));
    }

    private void renamed(Pair pair, Step now) {
        Step was = pair.base().orElseThrow();
        Step wanted = pair.theirs().orElseThrow();
        if (now.name().equals(wanted.name())) {
            return;
        }
        String part = part(wanted) + Change.NAME;
        YamlScalar token = now.nameToken().orElseThrow();
        if (!now.name().equals(was.name())) {
            YamlFile old = merging.base().workflow().file();
            YamlFile newest = merging.theirs().workflow().file();
            merging.conflict(new Conflict(
                    part,
                    "the name of " + wanted.title(),
                    Token.of(file(), token),
                    Version.of(old, was.nameToken()),
                    Version.of(file(), token),
                    Version.of(newest, wanted.nameToken())));
            return;
        }
        List<Restoration> all = new ArrayList<>(List.of(merging.restorer().rename(token, wanted.name())));
        // Who waits for the step waits for it under its new name.
        for (YamlScalar name : waiting(was.name())) {
            all.add(merging.restorer().rename(name, wanted.name()));
        }
        merging.change(
                part,
                "renames " + was.title() + " to `" + wanted.name() + "`",
                Token.of(file(), token),
                Restoration.all(all));
    }

    private void added(Step wanted, Optional<Step> now) {
        if (now.isPresent()) {
            if (!isTaken(now.get(), wanted)) {
                conflict(new Pair(Optional.empty(), Optional.of(wanted)), now);
            }
            return;
        }
        List<Step> canonical = merging.theirs().workflow().in(section);
        int at = canonical.indexOf(wanted);
        List<Step> before = new ArrayList<>(canonical.subList(0, at));
        Collections.reverse(before);
        merging.change(
                part(wanted),
                "adds " + wanted.title(),
                place(wanted),
                merging.steps().insert(wanted, before, canonical.subList(at + 1, canonical.size())));
    }

    /** Whether the file's step of that name is the new step already, but for what its owner may add. */
    private boolean isTaken(Step now, Step wanted) {
        Merging trial = merging.aside();
        entries(Optional.empty(), now, wanted, trial);
        return trial.changes().isEmpty() && trial.conflicts().isEmpty();
    }

    private void removed(Step was, Step now) {
        Restoration removal = merging.steps().remove(now);
        boolean untouched = contents(was).equals(contents(now));
        if (!untouched) {
            conflict(new Pair(Optional.of(was), Optional.empty()), Optional.of(now));
            return;
        }
        if (removal instanceof Restoration.Edits edits) {
            Optional<String> kept = merging.owners(edits);
            if (!waiting(was.name()).isEmpty()) {
                kept = Optional.of("a step of yours has it in `depends_on`");
            }
            removal = kept.<Restoration>map(Restoration.Left::new).orElse(removal);
        }
        merging.change(part(was), "removes " + was.title(), now.token(), removal);
    }

    /** Where {@code depends_on} names a step. */
    private List<YamlScalar> waiting(String name) {
        return merging.ours().in(section).stream()
                .flatMap(s -> s.body().get("depends_on").stream())
                .flatMap(n -> n.scalar().isPresent()
                        ? n.scalar().stream()
                        : n.sequence().stream().flatMap(s -> s.items().stream()).flatMap(i -> i.scalar().stream()))
                .filter(s -> s.value().equals(name))
                .toList();
    }

    private void conflict(Pair pair, Optional<Step> now) {
        Step like = pair.theirs().or(pair::base).orElseThrow();
        merging.conflict(new Conflict(
                part(like),
                like.title(),
                now.map(Step::token).orElseGet(() -> place(like)),
                Version.of(merging.base().workflow().file(), pair.base().map(Step::body)),
                Version.of(file(), now.map(Step::body)),
                Version.of(merging.theirs().workflow().file(), pair.theirs().map(Step::body))));
    }

    /** The nearest step above that the file has too, else the key of the section, else the file. */
    private Span place(Step wanted) {
        Span nearest = merging.ours()
                .root()
                .flatMap(r -> r.entry(section.key()))
                .map(e -> e.key().use())
                .orElseGet(() -> merging.ours().token());
        for (Pair pair : evolution.pairs()) {
            if (pair.name().equals(wanted.name())) {
                break;
            }
            nearest = evolution.ours(pair, merging.ours()).map(Step::token).orElse(nearest);
        }
        return nearest;
    }

    private boolean isFree(Pair pair) {
        return merging.base().marks().isYours(head(pair.base().orElseThrow()))
                && merging.theirs().marks().isYours(head(pair.theirs().orElseThrow()));
    }

    private static boolean isChanged(Pair pair) {
        return pair.renamed()
                || !contents(pair.base().orElseThrow())
                        .equals(contents(pair.theirs().orElseThrow()));
    }

    /** What a container does, without its name. */
    private static Map<String, Value> contents(Step step) {
        Map<String, Value> contents = new TreeMap<>();
        for (YamlMapping.Entry entry : step.body().entries()) {
            Value value = Keys.CONTAINER.value(entry);
            if (!entry.name().equals("name") && !(value instanceof Value.Absent)) {
                contents.put(entry.name(), value);
            }
        }
        return contents;
    }

    /** What the marks and comments of a step stand at. */
    private static YamlNode head(Step step) {
        return step.key().isPresent() ? step.key().get() : step.body();
    }

    private String part(Step step) {
        return section.key() + "/" + step.name();
    }

    private YamlFile file() {
        return merging.ours().file();
    }
}
