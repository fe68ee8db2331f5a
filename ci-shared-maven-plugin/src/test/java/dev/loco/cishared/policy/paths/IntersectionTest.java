package dev.loco.cishared.policy.paths;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.policy.PathPattern;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What two patterns have in common, held against every path of a small world. */
class IntersectionTest {
    @Test
    void agreesWithEveryPath() {
        long seed = 20260829;
        Random random = new Random(seed);
        SmallWorld world = SmallWorld.WIDE;
        List<String> paths = world.paths();
        int inexpressible = 0;
        for (int round = 0; round < 3_000; round++) {
            PathPattern one = world.pattern(random);
            PathPattern other = world.pattern(random);
            Set<String> common = matched(paths, one);
            common.retainAll(matched(paths, other));
            String said = "seed " + seed + ": " + one + " and " + other;
            Intersection found = Intersection.of(one, other);
            if (found instanceof Intersection.Of pattern) {
                assertThat(matched(paths, pattern.pattern())).as(said).isEqualTo(common);
            } else if (found instanceof Intersection.Empty) {
                assertThat(common).as(said).isEmpty();
            } else {
                inexpressible++;
                assertThat(common).as(said).isNotEmpty();
                assertThat(Effects.contains(one, other) || Effects.contains(other, one))
                        .as(said)
                        .isFalse();
            }
        }
        assertThat(inexpressible).isBetween(30, 1_000);
    }

    private static Set<String> matched(List<String> paths, PathPattern pattern) {
        Set<String> matched = new HashSet<>(paths);
        matched.removeIf(path -> !pattern.matches(path));
        return matched;
    }
}
