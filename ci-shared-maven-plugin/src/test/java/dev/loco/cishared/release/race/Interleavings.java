package dev.loco.cishared.release.race;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The protocol of tags without commits in a small world, taken apart into what nobody can come between: a server lists the
 * branch, and later its tags; a push sees what the server holds, and later the server carries it out if each ref it changes
 * still holds what was seen. The branch is not one of them, for it stays where it is: all that a push learns of it is what
 * it saw. Every order of these steps is gone through.
 *
 * <p>Versions are numbers: {@code 10203} is 1.2.3. Commits count from 0, which is the release the world begins with.
 */
final class Interleavings {
    /** What a commit asks for. */
    enum Kind {
        CHORE,
        FIX,
        FEAT,
        BREAKING,
        /** Takes back the commit before it. */
        REVERT
    }

    private enum Step {
        LOOKS,
        HAS_SEEN_BRANCH,
        HAS_PLANNED,
        HAS_CONNECTED,
        DONE
    }

    /** What tags hold: commits by version, and the version of each floating tag by its major. */
    private record Tags(Map<Integer, Integer> releases, Map<Integer, Integer> floating) {
        Tags with(int version, int commit, boolean moves) {
            Map<Integer, Integer> more = new TreeMap<>(releases);
            more.put(version, commit);
            Map<Integer, Integer> moved = new TreeMap<>(floating);
            if (moves) {
                moved.put(version / 10_000, version);
            }
            return new Tags(more, moved);
        }
    }

    /**
     * A run.
     *
     * @param base the branch's newest commit as it saw it
     * @param next the version it wants to release
     * @param moves whether a floating tag moves along
     * @param old what that tag held, 0 for nothing
     */
    private record Run(Step step, int base, int next, boolean moves, int old) {
        static final Run NEW = new Run(Step.LOOKS, 0, 0, false, 0);

        Run at(Step other) {
            return new Run(other, base, next, moves, old);
        }
    }

    private record World(int newest, Tags tags, List<Run> runs) {
        World with(int run, Run after, Tags other) {
            List<Run> changed = new ArrayList<>(runs);
            changed.set(run, after);
            // Runs are alike: fewer worlds to go through.
            changed.sort(Comparator.comparingInt(Run::hashCode));
            return new World(newest, other, List.copyOf(changed));
        }
    }

    private final List<Kind> commits;
    private final boolean floats;
    private final World first;

    /** How many worlds there were. */
    private int worlds;

    /**
     * @param begin the release of the first commit
     * @param commits what is pushed after it, one after the other
     */
    Interleavings(int begin, List<Kind> commits, boolean floats, int runs) {
        this.commits = List.copyOf(commits);
        this.floats = floats;
        List<Run> all = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            all.add(Run.NEW);
        }
        Tags none = new Tags(Map.of(), Map.of());
        this.first = new World(0, none.with(begin, 0, floats && begin >= 10_000), all);
    }

    /** The tags of a world in which a version does not follow from the commits since the one before. */
    Optional<String> wrong() {
        Set<World> seen = new HashSet<>(Set.of(first));
        Deque<World> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            World world = open.pop();
            for (World next : nexts(world)) {
                if (seen.add(next)) {
                    if (!isRight(next.tags)) {
                        return Optional.of(commits + " " + next.tags.releases);
                    }
                    open.push(next);
                }
            }
        }
        worlds = seen.size();
        return Optional.empty();
    }

    int worlds() {
        return worlds;
    }

    private List<World> nexts(World world) {
        List<World> nexts = new ArrayList<>();
        if (world.newest < commits.size()) {
            nexts.add(new World(world.newest + 1, world.tags, world.runs));
        }
        for (int i = 0; i < world.runs.size(); i++) {
            Run run = world.runs.get(i);
            switch (run.step) {
                case LOOKS ->
                    nexts.add(world.with(i, new Run(Step.HAS_SEEN_BRANCH, world.newest, 0, false, 0), world.tags));
                case HAS_SEEN_BRANCH -> nexts.add(world.with(i, planned(run.base, world.tags), world.tags));
                case HAS_PLANNED -> {
                    boolean good = world.newest == run.base && holds(run, world.tags);
                    nexts.add(world.with(i, good ? run.at(Step.HAS_CONNECTED) : Run.NEW, world.tags));
                }
                case HAS_CONNECTED -> {
                    boolean good = holds(run, world.tags);
                    nexts.add(world.with(
                            i,
                            good ? Run.NEW.at(Step.DONE) : Run.NEW,
                            good ? world.tags.with(run.next, run.base, run.moves) : world.tags));
                }
                case DONE -> {}
            }
        }
        return nexts;
    }

    private static boolean holds(Run run, Tags tags) {
        return !tags.releases.containsKey(run.next)
                && (!run.moves || tags.floating.getOrDefault(run.next / 10_000, 0) == run.old);
    }

    private Run planned(int base, Tags tags) {
        int current = tags.releases.entrySet().stream()
                .filter(tag -> tag.getValue() <= base)
                .mapToInt(Map.Entry::getKey)
                .max()
                .orElseThrow();
        int next = raised(current, level(tags.releases.get(current), base));
        if (next == current) {
            return Run.NEW.at(Step.DONE);
        }
        if (tags.releases.containsKey(next)) {
            // A tag out of reach; it looks again.
            return Run.NEW;
        }
        int major = next / 10_000;
        boolean highest = tags.releases.keySet().stream().noneMatch(v -> v / 10_000 == major && v > next);
        return new Run(
                Step.HAS_PLANNED, base, next, floats && major > 0 && highest, tags.floating.getOrDefault(major, 0));
    }

    private boolean isRight(Tags tags) {
        Map<Integer, Integer> byCommit = new TreeMap<>();
        for (Map.Entry<Integer, Integer> tag : tags.releases.entrySet()) {
            if (byCommit.put(tag.getValue(), tag.getKey()) != null) {
                return false;
            }
        }
        int version = byCommit.get(0);
        int at = 0;
        for (Map.Entry<Integer, Integer> tag : byCommit.entrySet()) {
            if (tag.getKey() > 0 && raised(version, level(at, tag.getKey())) != tag.getValue()) {
                return false;
            }
            version = tag.getValue();
            at = tag.getKey();
        }
        return true;
    }

    /** What the commits after one up to another ask for. */
    private int level(int after, int upTo) {
        int level = 0;
        for (int i = after + 1; i <= upTo; i++) {
            Kind kind = commits.get(i - 1);
            boolean takenBack = i < upTo && commits.get(i) == Kind.REVERT;
            if (kind == Kind.REVERT) {
                level = Math.max(level, i - 1 > after ? 0 : 1);
            } else if (!takenBack) {
                level = Math.max(level, kind.ordinal());
            }
        }
        return level;
    }

    private static int raised(int version, int level) {
        return switch (version < 10_000 ? Math.min(level, 2) : level) {
            case 3 -> (version / 10_000 + 1) * 10_000;
            case 2 -> (version / 100 + 1) * 100;
            case 1 -> version + 1;
            default -> version;
        };
    }
}
