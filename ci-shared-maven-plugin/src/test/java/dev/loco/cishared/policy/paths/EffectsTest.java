package dev.loco.cishared.policy.paths;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.policy.Acl;
import dev.loco.cishared.policy.AclRule;
import dev.loco.cishared.policy.Capability;
import dev.loco.cishared.policy.PathPattern;
import dev.loco.cishared.policy.Semantics;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rules without effect and denies that leak, held against asking the ACL about every single path of a small world. */
class EffectsTest {
    private static final List<Capability> CAPABILITIES =
            List.of(Capability.READ, Capability.UPDATE, Capability.LIST, Capability.SCAN);

    @Test
    void agreesWithEveryPath() {
        agrees(SmallWorld.WIDE, 300, 20260827);
        agrees(SmallWorld.DEEP, 60, 20260828);
    }

    @Test
    @Tag("stress")
    void agreesWithEveryPathOfManySets() {
        agrees(SmallWorld.WIDE, 6_000, System.nanoTime());
        agrees(SmallWorld.DEEP, 1_500, System.nanoTime());
    }

    private static void agrees(SmallWorld world, int sets, long seed) {
        Random random = new Random(seed);
        List<String> paths = world.paths();
        for (int round = 0; round < sets; round++) {
            Semantics semantics = random.nextInt(3) == 0 ? Semantics.V2_5 : Semantics.V2_6;
            Acl acl = world.acl(random);
            String said = "seed " + seed + ", round " + round + ": "
                    + acl.rules().stream()
                            .map(r -> r.pattern() + " " + r.capabilities())
                            .toList() + " in " + semantics;
            check(paths, acl, semantics, said);
        }
    }

    private static void check(List<String> paths, Acl acl, Semantics semantics, String said) {
        Effects effects = Effects.of(acl, semantics);
        Set<PathPattern> deciding = new HashSet<>();
        Set<List<PathPattern>> leaks = new HashSet<>();
        for (String path : paths) {
            for (Capability capability : CAPABILITIES) {
                boolean listing = SmallWorld.operation(capability).listing();
                if (listing && !path.endsWith("/")) {
                    continue;
                }
                Optional<AclRule> decider = SmallWorld.decider(acl, capability, path, semantics);
                decider.ifPresent(rule -> deciding.add(rule.pattern()));
                if (decider.isPresent() && decider.get().capabilities().has(capability)) {
                    for (AclRule deny : acl.rules()) {
                        if (deny.capabilities().denies()
                                && decider.get().pattern().kind() != PathPattern.Kind.EXACT
                                && matches(deny.pattern(), path, listing)
                                && !contained(paths, decider.get().pattern(), deny.pattern())) {
                            leaks.add(List.of(deny.pattern(), decider.get().pattern()));
                        }
                    }
                }
            }
        }
        Set<List<PathPattern>> reported = new HashSet<>();
        for (AclRule rule : acl.rules()) {
            removed(paths, acl, semantics, rule, effects.wouldDecideTheSame(rule), said);
            assertThat(effects.neverDecides(rule)).as(said).isNotEqualTo(deciding.contains(rule.pattern()));
            if (rule.capabilities().denies()) {
                for (Effects.Leak leak : effects.leaks(rule)) {
                    reported.add(List.of(rule.pattern(), leak.rule().pattern()));
                    assertThat(SmallWorld.decider(acl, leak.capability(), leak.path(), semantics))
                            .as(said)
                            .contains(leak.rule());
                    assertThat(matches(
                                    rule.pattern(),
                                    leak.path(),
                                    SmallWorld.operation(leak.capability()).listing()))
                            .as(said)
                            .isTrue();
                }
            }
        }
        assertThat(reported).as(said).isEqualTo(leaks);
    }

    /** The heirs of a rule, against deciding every path with the rule and without it. */
    private static void removed(
            List<String> paths, Acl acl, Semantics semantics, AclRule rule, List<Answers.Witness> heirs, String said) {
        Acl less = acl.without(rule);
        Set<AclRule> expected = new HashSet<>();
        boolean same = true;
        for (String path : paths) {
            for (Capability capability : List.of(Capability.READ, Capability.LIST, Capability.SCAN)) {
                boolean asked = capability == Capability.READ || path.endsWith("/");
                if (asked
                        && SmallWorld.decider(acl, capability, path, semantics)
                                .filter(rule::equals)
                                .isPresent()) {
                    Optional<AclRule> heir = SmallWorld.decider(less, capability, path, semantics);
                    heir.ifPresent(expected::add);
                    same &= heir.isEmpty()
                            ? rule.capabilities().grantsNothing()
                            : heir.get().capabilities().equals(rule.capabilities())
                                    && heir.get().constraints().equals(rule.constraints());
                }
            }
        }
        assertThat(heirs)
                .as(said + ", without " + rule.pattern())
                .extracting(heir -> heir.rule().orElseThrow())
                .containsExactlyInAnyOrderElementsOf(same ? expected : Set.of());
    }

    private static boolean matches(PathPattern pattern, String path, boolean listing) {
        return pattern.matches(path)
                || (listing && path.endsWith("/") && pattern.matches(path.substring(0, path.length() - 1)));
    }

    private static boolean contained(List<String> paths, PathPattern inner, PathPattern outer) {
        return paths.stream().noneMatch(p -> inner.matches(p) && !outer.matches(p));
    }
}
