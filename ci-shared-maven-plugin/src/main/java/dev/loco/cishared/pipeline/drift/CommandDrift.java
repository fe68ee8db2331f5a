package dev.loco.cishared.pipeline.drift;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.pipeline.images.KanikoFlags;
import dev.loco.cishared.pipeline.images.KanikoNotLast;
import dev.loco.cishared.pipeline.model.KanikoCommand;
import dev.loco.cishared.pipeline.model.Step;
import dev.loco.cishared.pipeline.model.Token;
import dev.loco.cishared.pipeline.model.Value;
import dev.loco.cishared.pipeline.restore.Restoration;
import dev.loco.cishared.yaml.YamlMapping;
import dev.loco.cishared.yaml.YamlNode;
import dev.loco.cishared.yaml.YamlScalar;
import dev.loco.cishared.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Compares the commands of a step with the template's, one by one. */
final class CommandDrift {
    private final Comparison comparison;
    private final Step step;
    private final String name;
    private final YamlMapping.Entry found;
    private final YamlMapping.Entry canonical;
    private final boolean open;
    private final List<YamlScalar> mine;
    private final List<YamlScalar> theirs;

    /** The commands of a step, which the template calls by that name. */
    CommandDrift(
            Comparison comparison,
            Step step,
            String name,
            YamlMapping.Entry found,
            YamlMapping.Entry canonical,
            boolean open) {
        this.comparison = comparison;
        this.step = step;
        this.name = name;
        this.found = found;
        this.canonical = canonical;
        this.open = open;
        this.mine = scalars(found.value());
        this.theirs = scalars(canonical.value());
    }

    void check() {
        List<Alignment.Pair> pairs = Alignment.of(
                theirs.stream().map(CommandDrift::text).toList(),
                mine.stream().map(CommandDrift::text).toList(),
                i -> comparison.template().marks().isYours(theirs.get(i)),
                open);
        Set<Integer> moved = moved(pairs);
        if (!moved.isEmpty()) {
            moved(moved, pairs);
        }
        for (Alignment.Pair pair : pairs) {
            if (pair.canonical() >= 0 && comparison.template().marks().isYours(theirs.get(pair.canonical()))) {
                if (pair.found() >= 0) {
                    own(mine.get(pair.found()));
                }
            } else if (pair.both()) {
                YamlScalar now = mine.get(pair.found());
                YamlScalar wanted = theirs.get(pair.canonical());
                if (open && Alignment.isAnother(text(now), text(wanted))) {
                    displaced(now, wanted, pair.found());
                } else if (!text(now).equals(text(wanted))) {
                    changed(now, wanted);
                }
            } else if (pair.found() >= 0 && !moved.contains(pair.found())) {
                added(mine.get(pair.found()));
            } else if (pair.canonical() >= 0
                    && mine.stream().noneMatch(s -> text(s).equals(text(theirs.get(pair.canonical()))))) {
                removed(pair, pairs);
            }
        }
    }

    /** Indexes of commands that stand in both lists, but not in the same order. */
    private Set<Integer> moved(List<Alignment.Pair> pairs) {
        Set<Integer> moved = new TreeSet<>();
        for (Alignment.Pair there : pairs) {
            for (Alignment.Pair here : pairs) {
                if (there.found() < 0
                        && here.canonical() < 0
                        && text(theirs.get(there.canonical())).equals(text(mine.get(here.found())))) {
                    moved.add(here.found());
                }
            }
        }
        return moved;
    }

    private void moved(Set<Integer> moved, List<Alignment.Pair> pairs) {
        List<YamlNode> order = new ArrayList<>();
        for (int i = 0; i < mine.size(); i++) {
            if (!moved.contains(i)) {
                order.add(mine.get(i));
            }
        }
        int at = 0;
        for (Alignment.Pair pair : pairs) {
            if (pair.both()) {
                at = order.indexOf(mine.get(pair.found())) + 1;
            } else if (pair.canonical() >= 0) {
                for (int i : moved) {
                    YamlScalar command = mine.get(i);
                    if (text(command).equals(text(theirs.get(pair.canonical()))) && !order.contains(command)) {
                        order.add(at++, command);
                        break;
                    }
                }
            }
        }
        YamlScalar first = mine.get(moved.iterator().next());
        boolean whole = order.size() == mine.size();
        Restoration restoration = found.value() instanceof YamlSequence list && whole
                ? comparison.restorer().reorderItems(list, order)
                : new Restoration.Left("a command stands there twice");
        comparison.add(
                ChangedCommand.moved(step, Token.of(comparison.file(), first), text(first)),
                canonical.value(),
                "put the commands into the template's order",
                restoration);
    }

    private void changed(YamlScalar now, YamlScalar wanted) {
        Restoration restoration = found.value() instanceof YamlSequence list
                ? comparison.restorer().replaceItem(list, now, wanted)
                : comparison.restorer().replaceValue(step.body(), found, canonical);
        comparison.add(finding(now, wanted), now, wanted, "write the template's command", restoration);
    }

    /** Another command where a canonical one stood, where the list is open: it may be the owner's, so it stays. */
    private void displaced(YamlScalar now, YamlScalar wanted, int at) {
        own(now);
        Optional<YamlNode> before = at == 0 ? Optional.empty() : Optional.of(mine.get(at - 1));
        Restoration restoration = found.value() instanceof YamlSequence list
                ? comparison.restorer().insertItem(list, before, wanted)
                : new Restoration.Left("the commands are no list");
        comparison.add(finding(now, wanted), now, wanted, "put the command back beside it", restoration);
    }

    private Finding finding(YamlScalar now, YamlScalar wanted) {
        Optional<KanikoCommand> executor = KanikoCommand.of(now.value());
        if (executor.isPresent() && KanikoCommand.of(wanted.value()).isPresent()) {
            return KanikoFlags.unlike(
                    comparison.file(),
                    step,
                    now,
                    executor.get(),
                    KanikoCommand.of(wanted.value()).get());
        }
        WordDiff words = WordDiff.of(now.value(), wanted.value());
        Span place = words.found().isEmpty()
                ? Token.of(comparison.file(), now)
                : Token.part(
                        comparison.file(), now, words.offset(), words.found().length());
        return ChangedCommand.changed(step, place, now.value(), wanted.value(), words);
    }

    private void removed(Alignment.Pair missing, List<Alignment.Pair> pairs) {
        YamlScalar wanted = theirs.get(missing.canonical());
        Optional<YamlScalar> before = Optional.empty();
        for (Alignment.Pair pair : pairs.subList(0, pairs.indexOf(missing))) {
            before = pair.both() ? Optional.of(mine.get(pair.found())) : before;
        }
        Span place = before.map(b -> Token.of(comparison.file(), b))
                .orElse(found.key().use());
        Restoration restoration = found.value() instanceof YamlSequence list
                ? comparison.restorer().insertItem(list, before.map(b -> b), wanted)
                : open
                                && !mine.isEmpty()
                                && missing.canonical() >= 0
                                && pairs.stream().noneMatch(Alignment.Pair::both)
                        ? new Restoration.Left("the commands are no list")
                        : comparison.restorer().replaceValue(step.body(), found, canonical);
        comparison.add(
                ChangedCommand.removed(step, place, wanted.value()), wanted, "put the command back", restoration);
    }

    private void added(YamlScalar command) {
        if (open) {
            own(command);
            return;
        }
        Span place = Token.of(comparison.file(), command);
        boolean behindExecutor = mine.stream()
                .takeWhile(c -> c != command)
                .anyMatch(c -> KanikoCommand.of(c.value()).isPresent());
        Finding finding = behindExecutor
                ? KanikoNotLast.finding(step, place, command.value())
                : ChangedCommand.added(step, place, command.value());
        Restoration restoration = found.value() instanceof YamlSequence list
                ? comparison.restorer().removeItem(list, command)
                : comparison.restorer().replaceValue(step.body(), found, canonical);
        comparison.add(finding, canonical.value(), "take the command out", restoration);
    }

    private void own(YamlScalar command) {
        comparison.own(name + " runs " + text(command));
    }

    private static String text(YamlScalar scalar) {
        return Value.command(scalar.value());
    }

    private static List<YamlScalar> scalars(YamlNode commands) {
        if (commands instanceof YamlScalar one) {
            return one.isNull() ? List.of() : List.of(one);
        }
        return commands.sequence().stream()
                .flatMap(s -> s.items().stream())
                .flatMap(i -> i.scalar().stream())
                .toList();
    }
}
