package dev.loco.cishared.release.history;

import dev.loco.cishared.release.commit.Reverted;
import dev.loco.cishared.release.git.CommitRange;
import dev.loco.cishared.release.git.GitFault;
import dev.loco.cishared.release.git.GitRepository;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which commits of a range have been taken back inside it. A revert that is taken back itself has no effect, so what it
 * took back counts again.
 */
final class Reverts {
    /** Shorter ids than this are no abbreviations that git writes. */
    private static final int SHORTEST = 7;

    private final Map<String, Reverted> byCommit = new LinkedHashMap<>();
    /** Ids, or beginnings of ids, that commits still to come may have, by their first digits. */
    private final Map<String, List<String>> wanted = new HashMap<>();
    /** What was wanted, and the commit of the range it turned out to be. */
    private final Map<String, String> found = new HashMap<>();

    /** A commit takes another back. */
    void add(String commit, Reverted reverted) {
        byCommit.put(commit, reverted);
        want(reverted.commit());
    }

    private void want(String target) {
        if (target.length() >= SHORTEST) {
            List<String> same = wanted.computeIfAbsent(target.substring(0, SHORTEST), key -> new ArrayList<>(1));
            if (!same.contains(target)) {
                same.add(target);
            }
        }
    }

    /** A commit is part of the range. Usually what is taken back comes after what takes it back. */
    void seen(String commit) {
        if (wanted.isEmpty()) {
            return;
        }
        List<String> beginnings = wanted.get(commit.substring(0, SHORTEST));
        if (beginnings != null) {
            for (String beginning : beginnings) {
                if (commit.startsWith(beginning)) {
                    found.putIfAbsent(beginning, commit);
                }
            }
        }
    }

    /** The commits that count for nothing: those taken back, and those that take back. */
    Set<String> cancelled(GitRepository repository, CommitRange range) throws GitFault {
        if (byCommit.isEmpty()) {
            return Set.of();
        }
        Map<String, Set<String>> targets = targets(repository, range);
        // Newest first: whether a revert is in effect is known once all that could take it back have been looked at.
        Map<String, List<String>> takenBackBy = new HashMap<>();
        targets.forEach((commit, taken) -> taken.forEach(
                t -> takenBackBy.computeIfAbsent(t, key -> new ArrayList<>()).add(commit)));
        Map<String, Boolean> inEffect = new HashMap<>();
        Set<String> cancelled = new HashSet<>();
        for (Map.Entry<String, Set<String>> revert : targets.entrySet()) {
            boolean effective = isInEffect(revert.getKey(), takenBackBy, inEffect);
            if (effective) {
                cancelled.addAll(revert.getValue());
            }
            if (!effective || !revert.getValue().isEmpty()) {
                cancelled.add(revert.getKey());
            }
        }
        return cancelled;
    }

    /** Iterative, since a tool may have reverted reverts a thousand times. */
    private static boolean isInEffect(
            String commit, Map<String, List<String>> takenBackBy, Map<String, Boolean> known) {
        List<String> path = new ArrayList<>(List.of(commit));
        while (!path.isEmpty()) {
            String last = path.get(path.size() - 1);
            Optional<String> open = Optional.empty();
            boolean effective = true;
            for (String by : takenBackBy.getOrDefault(last, List.of())) {
                Boolean value = known.get(by);
                // A circle cannot come from git; it is cut where it closes.
                if (value == null && !path.contains(by)) {
                    open = Optional.of(by);
                    break;
                }
                effective &= value == null || !value;
            }
            if (open.isPresent()) {
                path.add(open.get());
            } else {
                known.put(last, effective);
                path.remove(path.size() - 1);
            }
        }
        return Boolean.TRUE.equals(known.get(commit));
    }

    /** What each revert takes back inside the range; nothing for one whose target lies before it. */
    private Map<String, Set<String>> targets(GitRepository repository, CommitRange range) throws GitFault {
        boolean allFound =
                byCommit.values().stream().allMatch(r -> r.mainline().isPresent() || found.containsKey(r.commit()));
        if (!allFound) {
            // A clock that went wrong lets git list a commit before the one that takes it back.
            repository.ids(range, this::seen);
        }
        Map<String, Set<String>> targets = new LinkedHashMap<>();
        for (Map.Entry<String, Reverted> revert : byCommit.entrySet()) {
            Reverted reverted = revert.getValue();
            String target = found.get(reverted.commit());
            if (reverted.mainline().isPresent()) {
                targets.put(revert.getKey(), broughtBy(reverted, repository, range));
            } else {
                targets.put(revert.getKey(), target == null ? Set.of() : Set.of(target));
            }
        }
        return targets;
    }

    /** What a merge that was taken back had brought in. */
    private static Set<String> broughtBy(Reverted merge, GitRepository repository, CommitRange range) throws GitFault {
        Optional<String> commit = repository.commit(merge.commit());
        Optional<String> mainline = repository.commit(merge.mainline().orElse(""));
        Set<String> brought = new HashSet<>();
        if (commit.isEmpty()
                || mainline.isEmpty()
                || !repository.isAncestor(commit.get(), range.tip())
                || (range.base().isPresent()
                        && repository.isAncestor(commit.get(), range.base().get()))) {
            return brought;
        }
        repository.ids(new CommitRange(commit.get(), mainline, List.of()), brought::add);
        return brought;
    }
}
