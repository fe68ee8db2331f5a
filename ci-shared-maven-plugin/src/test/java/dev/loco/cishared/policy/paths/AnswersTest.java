package dev.loco.cishared.policy.paths;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.policy.Acl;
import dev.loco.cishared.policy.AclRule;
import dev.loco.cishared.policy.Capability;
import dev.loco.cishared.policy.PathPattern;
import dev.loco.cishared.policy.Semantics;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every question about sets of paths, held against asking the ACL about every single path of a small world. */
class AnswersTest {
    private static final List<Capability> CAPABILITIES =
            List.of(Capability.READ, Capability.LIST, Capability.SCAN, Capability.UPDATE);

    @Test
    void agreesWithEveryPath() {
        agrees(SmallWorld.WIDE, 1_500, 20260825);
        agrees(SmallWorld.DEEP, 400, 20260826);
    }

    @Test
    @Tag("stress")
    void agreesWithEveryPathOfManySets() {
        agrees(SmallWorld.WIDE, 20_000, System.nanoTime());
        agrees(SmallWorld.DEEP, 8_000, System.nanoTime());
    }

    private static void agrees(SmallWorld world, int sets, long seed) {
        Random random = new Random(seed);
        List<String> paths = world.paths();
        for (int round = 0; round < sets; round++) {
            Capability capability = CAPABILITIES.get(random.nextInt(CAPABILITIES.size()));
            Semantics semantics = random.nextInt(3) == 0 ? Semantics.V2_5 : Semantics.V2_6;
            Acl acl = world.acl(random);
            List<PathPattern> declared = new ArrayList<>();
            for (int i = 0; i < random.nextInt(4); i++) {
                declared.add(world.pattern(random));
            }
            String said = "seed " + seed + ", round " + round + ": "
                    + acl.rules().stream()
                            .map(r -> r.pattern() + " " + r.capabilities())
                            .toList() + " declared " + declared + " for " + capability + " in " + semantics;
            new Round(world, paths, acl, capability, semantics, declared, said).check();
        }
    }

    private record Round(
            SmallWorld world,
            List<String> paths,
            Acl acl,
            Capability capability,
            Semantics semantics,
            List<PathPattern> declared,
            String said) {

        void check() {
            Answers answers = Answers.of(acl, capability, semantics);
            Set<AclRule> outside = new HashSet<>();
            Set<AclRule> deciding = new HashSet<>();
            Set<AclRule> withinFirst = new HashSet<>();
            Set<Optional<AclRule>> denying = new HashSet<>();
            boolean differs = false;
            Semantics other = semantics == Semantics.V2_5 ? Semantics.V2_6 : Semantics.V2_5;
            for (String path : paths) {
                if (listing() && !path.endsWith("/")) {
                    continue;
                }
                Optional<AclRule> decider = SmallWorld.decider(acl, capability, path, semantics);
                boolean allowed = decider.filter(answers::allows).isPresent();
                decider.ifPresent(deciding::add);
                if (allowed && declared.stream().noneMatch(d -> declares(d, path))) {
                    decider.ifPresent(outside::add);
                }
                if (!declared.isEmpty() && declares(declared.get(0), path)) {
                    decider.ifPresent(withinFirst::add);
                    if (!allowed
                            && declared.subList(1, declared.size()).stream().noneMatch(d -> declares(d, path))) {
                        denying.add(decider);
                    }
                }
                differs |= allowed
                        != SmallWorld.decider(acl, capability, path, other)
                                .filter(answers::allows)
                                .isPresent();
            }
            assertThat(answers.allowedOutside(PathSet.of(declared)))
                    .as(said)
                    .allSatisfy(w -> assertThat(decider(w.path())).isEqualTo(w.rule()))
                    .allSatisfy(w -> assertThat(declared).noneMatch(d -> declares(d, w.path())))
                    .extracting(w -> w.rule().orElseThrow())
                    .containsExactlyInAnyOrderElementsOf(outside);
            for (AclRule rule : acl.rules()) {
                assertThat(answers.decidedBy(rule).isPresent()).as(said).isEqualTo(deciding.contains(rule));
                answers.decidedBy(rule)
                        .ifPresent(path -> assertThat(decider(path)).as(said).contains(rule));
                if (!declared.isEmpty()) {
                    Optional<String> path = answers.decidedBy(rule, declared.get(0));
                    assertThat(path.isPresent()).as(said).isEqualTo(withinFirst.contains(rule));
                    path.ifPresent(p -> {
                        assertThat(decider(p)).as(said).contains(rule);
                        assertThat(declares(declared.get(0), p)).as(said).isTrue();
                    });
                }
            }
            if (!declared.isEmpty()) {
                assertThat(answers.deniedWithin(declared.get(0), PathSet.of(declared.subList(1, declared.size()))))
                        .as(said)
                        .allSatisfy(w -> assertThat(decider(w.path())).isEqualTo(w.rule()))
                        .allSatisfy(w ->
                                assertThat(declares(declared.get(0), w.path())).isTrue())
                        .extracting(Answers.Witness::rule)
                        .containsExactlyInAnyOrderElementsOf(denying);
            }
            versions(answers, Answers.of(acl, capability, other), other);
            Optional<String> difference = answers.differsFrom(Answers.of(acl, capability, other));
            assertThat(difference.isPresent()).as(said).isEqualTo(differs);
            difference.ifPresent(
                    path -> assertThat(decider(path).filter(answers::allows).isPresent())
                            .as(said)
                            .isNotEqualTo(SmallWorld.decider(acl, capability, path, other)
                                    .filter(answers::allows)
                                    .isPresent()));
        }

        /** Every pair of rules that answer differently in the two semantics, outside of what is declared. */
        private void versions(Answers answers, Answers others, Semantics other) {
            Set<List<Optional<AclRule>>> expected = new HashSet<>();
            for (String path : paths) {
                Optional<AclRule> mine = decider(path);
                Optional<AclRule> its = SmallWorld.decider(acl, capability, path, other);
                if ((!listing() || path.endsWith("/"))
                        && declared.stream().noneMatch(d -> declares(d, path))
                        && mine.filter(answers::allows).isPresent()
                                != its.filter(answers::allows).isPresent()) {
                    expected.add(List.of(mine, its));
                }
            }
            assertThat(Comparison.of(answers, others)
                            .outside(PathSet.of(declared))
                            .differences())
                    .as(said)
                    .allSatisfy(p -> assertThat(decider(p.path())).isEqualTo(p.here()))
                    .allSatisfy(p -> assertThat(declared).noneMatch(d -> declares(d, p.path())))
                    .extracting(p -> List.of(p.here(), p.there()))
                    .containsExactlyInAnyOrderElementsOf(expected);
        }

        private Optional<AclRule> decider(String path) {
            return SmallWorld.decider(acl, capability, path, semantics);
        }

        private boolean declares(PathPattern pattern, String path) {
            return pattern.matches(path)
                    || (listing() && path.endsWith("/") && pattern.matches(path.substring(0, path.length() - 1)));
        }

        private boolean listing() {
            return SmallWorld.operation(capability).listing();
        }
    }
}
