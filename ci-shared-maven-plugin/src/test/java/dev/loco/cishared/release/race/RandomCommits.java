package dev.loco.cishared.release.race;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Messages of commits as people mix them. */
final class RandomCommits {
    private static final List<String> PLAIN = List.of(
            "feat: nr%dz",
            "feat: nr%dz", "fix: nr%dz", "fix: nr%dz", "chore: %d", "docs: %d", "About %d", "feat!: nr%dz");

    private final RandomGenerator chance;
    private final List<RaceServer.Commit> revertible = new ArrayList<>();

    RandomCommits(RandomGenerator chance) {
        this.chance = chance;
    }

    /** The next message. */
    String next(int number) {
        int kind = chance.nextInt(10);
        if (kind == 0 && !revertible.isEmpty()) {
            RaceServer.Commit taken = revertible.remove(revertible.size() - 1);
            return "Revert \"" + taken.subject() + "\"\n\nThis reverts commit " + taken.id() + ".\n";
        }
        if (kind == 1) {
            return "fix: nr" + number + "z\n\nWhy.\n\nBREAKING CHANGE: the port is another one\n";
        }
        return PLAIN.get(chance.nextInt(PLAIN.size())).formatted(number);
    }

    /** A message has become a commit. What breaks is never taken back, nor is anything on 0.x: see {@link InterleavingsTest}. */
    void pushed(String id, String message) {
        if (message.startsWith("feat: ") || (message.startsWith("fix: ") && !message.contains("\n"))) {
            revertible.add(new RaceServer.Commit(id, message));
        }
    }
}
