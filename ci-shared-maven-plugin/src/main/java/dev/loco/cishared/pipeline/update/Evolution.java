package dev.loco.cishared.pipeline.update;

import dev.loco.cishared.pipeline.model.Section;
import dev.loco.cishared.pipeline.model.Step;
import dev.loco.cishared.pipeline.model.Workflow;
import dev.loco.cishared.pipeline.template.Similarity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What became of the steps of a section from one revision of a template to another. */
final class Evolution {
    /** From here on a step of another name is the same one, renamed. */
    private static final double RENAMED = 0.7;

    /** The same where the file's owner may have renamed it: as drift sees it. */
    private static final double RENAMED_BY_OWNER = 0.8;

    private final Section section;
    private final Workflow base;
    private final Workflow theirs;
    private final List<Pair> pairs = new ArrayList<>();

    /** A step in the older revision, in the newer one, or in both. */
    record Pair(Optional<Step> base, Optional<Step> theirs) {
        boolean both() {
            return base.isPresent() && theirs.isPresent();
        }

        boolean renamed() {
            return both() && !base.get().name().equals(theirs.get().name());
        }

        /** What the newest revision that has it calls it. */
        String name() {
            return theirs.or(() -> base).orElseThrow().name();
        }
    }

    private Evolution(Section section, Workflow base, Workflow theirs) {
        this.section = section;
        this.base = base;
        this.theirs = theirs;
    }

    static Evolution of(Section section, Workflow base, Workflow theirs) {
        Evolution evolution = new Evolution(section, base, theirs);
        Set<String> renamed = new HashSet<>();
        for (Step step : theirs.in(section)) {
            Optional<Step> before = base.find(section, step.name())
                    .or(() -> evolution.formerly(step).filter(s -> renamed.add(s.name())));
            evolution.pairs.add(new Pair(before, Optional.of(step)));
        }
        for (Step step : base.in(section)) {
            if (theirs.find(section, step.name()).isEmpty() && !renamed.contains(step.name())) {
                evolution.pairs.add(new Pair(Optional.of(step), Optional.empty()));
            }
        }
        return evolution;
    }

    /** The pairs: those of the newer revision in its order, then those it no longer has. */
    List<Pair> pairs() {
        return pairs;
    }

    /** The file's step that is this one, by its new name, its old one, or by what it does. */
    Optional<Step> ours(Pair pair, Workflow ours) {
        Optional<Step> byNewName = pair.theirs()
                .filter(t -> !pair.renamed() || base.find(section, t.name()).isEmpty())
                .flatMap(t -> ours.find(section, t.name()));
        return byNewName
                .or(() -> pair.base()
                        .filter(b -> !pair.renamed()
                                || theirs.find(section, b.name()).isEmpty())
                        .flatMap(b -> ours.find(section, b.name())))
                .or(() -> pair.both() ? ownersName(pair, ours) : Optional.empty());
    }

    private Optional<Step> ownersName(Pair pair, Workflow ours) {
        Step was = pair.base().orElseThrow();
        return ours.in(section).stream()
                .filter(s -> s.nameToken().filter(n -> n.alias().isEmpty()).isPresent())
                .filter(s -> base.find(section, s.name()).isEmpty()
                        && theirs.find(section, s.name()).isEmpty())
                .filter(s -> Similarity.of(was, s) >= RENAMED_BY_OWNER)
                .filter(s -> base.in(section).stream()
                        .noneMatch(other -> other != was
                                && ours.find(section, other.name()).isEmpty()
                                && Similarity.of(other, s) >= Similarity.of(was, s)))
                .findFirst();
    }

    /** The step of the older revision that the newer one calls otherwise. */
    private Optional<Step> formerly(Step step) {
        return base.in(section).stream()
                .filter(s -> theirs.find(section, s.name()).isEmpty())
                .filter(s -> alike(s, step) >= RENAMED)
                .filter(s -> theirs.in(section).stream()
                        .noneMatch(other -> other != step
                                && base.find(section, other.name()).isEmpty()
                                && alike(s, other) > alike(s, step)))
                .findFirst();
    }

    /** What two steps have in common of all that both have, 0 to 1. */
    private static double alike(Step one, Step other) {
        double left = Similarity.of(one, other);
        double right = Similarity.of(other, one);
        return left + right == 0 ? 0 : 2 * left * right / (left + right);
    }
}
