package dev.loco.cishared.version;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.version.NextPreRelease.Next;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What holds for every version, tried on random ones that are made to collide, against an order written down plainly. */
class VersionPropertiesTest {
    private static final int VERSIONS = 150;
    private static final List<String> NUMBERS =
            List.of("0", "0", "1", "1", "2", "9", "10", "2147483647", "9223372036854775808", "99999999999999999999");
    private static final List<String> PRERELEASE =
            List.of("0", "1", "2", "10", "99999999999999999999", "rc", "RC", "a", "a1", "1a", "-", "-1", "0-", "alpha");
    private static final List<String> BUILD = List.of("0", "00", "1", "01", "b", "B", "-", "b1");

    private final long seed = Long.getLong("version.seed", new Random().nextLong());
    private final Random random = new Random(seed);
    private final String again = "seed " + seed + " (-Dversion.seed=" + seed + ")";

    @Test
    void textIsReadBack() {
        for (SemanticVersion version : versions()) {
            assertThat(SemanticVersion.parse(version.toString())).as(again).contains(version);
        }
    }

    /** Being that of a list of plain keys, the order is total and transitive; ties are equal versions only. */
    @Test
    void orderIsThatOfPlainKeys() {
        List<SemanticVersion> versions = versions();
        for (SemanticVersion one : versions) {
            for (SemanticVersion other : versions) {
                String both = again + ": " + one + " and " + other;
                int precedence = compare(key(one), key(other));
                assertThat(sign(SemanticVersion.PRECEDENCE.compare(one, other)))
                        .as(both)
                        .isEqualTo(precedence);
                assertThat(one.compareTo(other) == 0).as(both).isEqualTo(one.equals(other));
                assertThat(sign(one.compareTo(other))).as(both).isEqualTo(-sign(other.compareTo(one)));
                if (precedence != 0) {
                    assertThat(sign(one.compareTo(other))).as(both).isEqualTo(precedence);
                }
            }
        }
    }

    @Test
    void orderIsTransitive() {
        List<SemanticVersion> sorted = new ArrayList<>(new TreeSet<>(versions()));
        for (int i = 0; i < sorted.size(); i++) {
            for (int j = i + 1; j < sorted.size(); j++) {
                assertThat(sorted.get(i).compareTo(sorted.get(j)))
                        .as("%s: %s and %s", again, sorted.get(i), sorted.get(j))
                        .isNegative();
            }
        }
    }

    @Test
    void nextIsHigherAndTheLowestOfItsLevel() {
        for (SemanticVersion version : versions()) {
            for (Zero zero : Zero.values()) {
                for (Level level : Level.values()) {
                    Optional<SemanticVersion> next =
                            new NextVersion(zero, NextVersion.DEFAULT.initial()).after(version, level);

                    String what = again + ": " + version + " " + level + " " + zero;
                    assertThat(next.map(List::of).orElse(List.of()).toString())
                            .as(what)
                            .isEqualTo(lowest(version, level, zero).toString());
                    next.ifPresent(higher ->
                            assertThat(higher.isHigherThan(version)).as(what).isTrue());
                }
            }
        }
    }

    /** Whatever is reachable: a release is higher than all of it, and a pre-release leads to the release. */
    @Test
    void nothingGoesBack() {
        List<SemanticVersion> versions = versions();
        for (int i = 0; i < 5_000; i++) {
            Optional<SemanticVersion> base = random.nextInt(4) == 0
                    ? Optional.empty()
                    : Optional.of(one(versions).core());
            Optional<SemanticVersion> current = Optional.of(one(versions))
                    .filter(version -> version.isPrerelease() && (base.isEmpty() || version.isHigherThan(base.get())))
                    .or(() -> base);
            Level level = one(List.of(Level.values()));
            Reached reached = new Reached(base, current, level, level != Level.NONE && random.nextBoolean());
            NextVersion rules = new NextVersion(one(List.of(Zero.values())), NextVersion.DEFAULT.initial());
            String what = again + ": " + rules + " " + reached;

            Optional<SemanticVersion> release = rules.release(reached);
            NextPreRelease preRelease = rules.preRelease(reached, new PreReleaseLabel(List.of(one(PRERELEASE))));

            assertThat(release.isPresent()).as(what).isEqualTo(level != Level.NONE);
            current.ifPresent(before -> release.ifPresent(
                    next -> assertThat(next.isHigherThan(before)).as(what).isTrue()));
            if (preRelease instanceof Next next) {
                assertThat(next.version().isPrerelease()).as(what).isTrue();
                assertThat(next.version().core()).as(what).isEqualTo(release.orElseThrow());
                current.ifPresent(before ->
                        assertThat(next.version().isHigherThan(before)).as(what).isTrue());
            }
        }
    }

    /** The lowest full release above a version that a change of the level may have: found by trying, not by steps. */
    private static List<SemanticVersion> lowest(SemanticVersion version, Level level, Zero zero) {
        int raised = level.ordinal();
        if (version.major().equals(BigInteger.ZERO) && zero != Zero.MAJOR) {
            raised = raised == 3 ? 2 : raised == 2 && zero == Zero.SHIFT ? 1 : raised;
        }
        if (raised == 0) {
            return List.of();
        }
        List<BigInteger> numbers = List.of(version.major(), version.minor(), version.patch());
        int kept = 3 - raised;
        List<BigInteger> next = new ArrayList<>(numbers.subList(0, kept));
        List<BigInteger> same = new ArrayList<>(numbers.subList(0, kept + 1));
        next.add(numbers.get(kept).add(BigInteger.ONE));
        while (next.size() < 3) {
            next.add(BigInteger.ZERO);
            same.add(BigInteger.ZERO);
        }
        boolean isOnItsWay = version.isPrerelease() && same.equals(numbers);
        List<BigInteger> numbersOfNext = isOnItsWay ? same : next;
        return List.of(new SemanticVersion(
                numbersOfNext.get(0), numbersOfNext.get(1), numbersOfNext.get(2), List.of(), List.of()));
    }

    /** Each entry a kind and a number or a text; the end of a pre-release sorts before, no pre-release after all of them. */
    private static List<Object[]> key(SemanticVersion version) {
        List<Object[]> key = new ArrayList<>();
        key.add(new Object[] {0, version.major()});
        key.add(new Object[] {0, version.minor()});
        key.add(new Object[] {0, version.patch()});
        for (String identifier : version.prerelease()) {
            boolean number = identifier.chars().allMatch(c -> c >= '0' && c <= '9');
            key.add(number ? new Object[] {1, new BigInteger(identifier)} : new Object[] {2, identifier});
        }
        key.add(new Object[] {version.prerelease().isEmpty() ? 3 : 0, ""});
        return key;
    }

    private static int compare(List<Object[]> left, List<Object[]> right) {
        for (int at = 0; at < Math.min(left.size(), right.size()); at++) {
            int kind = Integer.compare((int) left.get(at)[0], (int) right.get(at)[0]);
            if (kind != 0) {
                return kind;
            }
            Object value = left.get(at)[1];
            Object other = right.get(at)[1];
            int order = value instanceof BigInteger number
                    ? number.compareTo((BigInteger) other)
                    : sign(((String) value).compareTo((String) other));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.size(), right.size());
    }

    private static int sign(int order) {
        return Integer.signum(order);
    }

    private List<SemanticVersion> versions() {
        List<SemanticVersion> versions = new ArrayList<>();
        for (int i = 0; i < VERSIONS; i++) {
            versions.add(new SemanticVersion(number(), number(), number(), some(PRERELEASE), some(BUILD)));
        }
        return versions;
    }

    private BigInteger number() {
        return new BigInteger(one(NUMBERS));
    }

    private List<String> some(List<String> identifiers) {
        List<String> some = new ArrayList<>();
        for (int count = Math.max(0, random.nextInt(6) - 2); count > 0; count--) {
            some.add(one(identifiers));
        }
        return some;
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
