package dev.loco.cishared.policy.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.policy.Acl;
import dev.loco.cishared.policy.AclRule;
import dev.loco.cishared.policy.Capability;
import dev.loco.cishared.policy.PathPattern;
import dev.loco.cishared.policy.Policy;
import dev.loco.cishared.policy.Semantics;
import dev.loco.cishared.policy.Version;
import dev.loco.cishared.policy.paths.SmallWorld;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is said to mend a deny, tried on every single path of a small world. */
class DenyMendTest {
    private static final List<Capability> CAPABILITIES =
            List.of(Capability.READ, Capability.UPDATE, Capability.LIST, Capability.SCAN);

    private int whole;
    private int inPart;

    @Test
    void holdsOnEveryPathAndChangesNothingElse() {
        tryOut(SmallWorld.WIDE, 700, 20261125);
        tryOut(SmallWorld.DEEP, 80, 20261126);

        assertThat(whole).as("denies that a change mends").isGreaterThan(25);
        assertThat(inPart).as("denies that none mends wholly").isGreaterThan(5);
    }

    private void tryOut(SmallWorld world, int sets, long seed) {
        Random random = new Random(seed);
        List<String> paths = world.paths();
        for (int round = 0; round < sets; round++) {
            Version version = random.nextInt(3) == 0 ? new Version(2, 5) : new Version(2, 6);
            List<Policy> policies = world.policies(random);
            Carried carried = new Carried(
                    policies, new LintSettings(LocalDate.of(2026, 11, 25), Optional.of(version), Mounts.UNKNOWN));
            for (AclRule deny : carried.acl().rules()) {
                if (IneffectiveDeny.applies(carried, deny)) {
                    DenyMend mend = DenyMend.of(carried, deny);
                    String said = "seed " + seed + ", round " + round + ": "
                            + carried.acl().rules().stream()
                                    .map(r -> r.pattern() + " " + r.capabilities())
                                    .toList() + " in " + version + ": " + mend.words();
                    check(paths, carried, deny, mend, said);
                }
            }
        }
    }

    private void check(List<String> paths, Carried carried, AclRule deny, DenyMend mend, String said) {
        Semantics semantics = carried.settings().semantics();
        Acl mended = mend.apply(carried.policies());
        boolean leaks = false;
        for (String path : paths) {
            for (Capability capability : CAPABILITIES) {
                boolean listing = SmallWorld.operation(capability).listing();
                if (listing && !path.endsWith("/")) {
                    continue;
                }
                Optional<AclRule> before = SmallWorld.decider(carried.acl(), capability, path, semantics);
                Optional<AclRule> after = SmallWorld.decider(mended, capability, path, semantics);
                boolean allowedBefore = allows(before, capability);
                boolean allowedAfter = allows(after, capability);
                boolean denied = matches(deny.pattern(), path, listing);
                boolean added = mend.denies().stream().anyMatch(pattern -> matches(pattern, path, listing));
                boolean unchanged = (!denied && !added)
                        || before.filter(rule -> isException(paths, rule.pattern(), deny.pattern()))
                                .isPresent();
                if (unchanged) {
                    assertThat(allowedAfter)
                            .as("%s: %s %s", said, capability, path)
                            .isEqualTo(allowedBefore);
                } else {
                    leaks |= denied && allowedAfter;
                    assertThat(allowedAfter && !allowedBefore)
                            .as("%s: %s %s", said, capability, path)
                            .isFalse();
                }
            }
        }
        assertThat(leaks).as(said).isEqualTo(!mend.left().isEmpty());
        whole += mend.left().isEmpty() ? 1 : 0;
        inPart += mend.left().isEmpty() ? 0 : 1;
    }

    private static boolean allows(Optional<AclRule> rule, Capability capability) {
        return rule.filter(r -> r.capabilities().has(capability)).isPresent();
    }

    private static boolean isException(List<String> paths, PathPattern rule, PathPattern deny) {
        return rule.kind() == PathPattern.Kind.EXACT
                || paths.stream().noneMatch(p -> rule.matches(p) && !deny.matches(p));
    }

    private static boolean matches(PathPattern pattern, String path, boolean listing) {
        return pattern.matches(path)
                || (listing && path.endsWith("/") && pattern.matches(path.substring(0, path.length() - 1)));
    }
}
