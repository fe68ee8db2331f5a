package dev.loco.cishared.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.finding.Span;
import dev.loco.cishared.policy.Acl;
import dev.loco.cishared.policy.Capability;
import dev.loco.cishared.policy.Constraints;
import dev.loco.cishared.policy.PathPattern;
import dev.loco.cishared.policy.PathRule;
import dev.loco.cishared.policy.Policy;
import dev.loco.cishared.policy.Semantics;
import dev.loco.cishared.policy.paths.Intersection;
import dev.loco.cishared.policy.paths.SmallWorld;
import dev.loco.cishared.text.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A generated policy grants what is declared and nothing else: held against every path of a small world. */
class GeneratorTest {
    private static final List<Capability> CAPABILITIES =
            List.of(Capability.READ, Capability.LIST, Capability.UPDATE, Capability.SCAN);

    @Test
    void grantsWhatIsDeclared() {
        int clashes = agrees(SmallWorld.WIDE, 250, 20260830) + agrees(SmallWorld.DEEP, 40, 20260831);
        assertThat(clashes).as("the generator gives up seldom, and it does").isBetween(10, 200);
    }

    @Test
    @Tag("stress")
    void grantsWhatIsDeclaredByManyManifests() {
        agrees(SmallWorld.WIDE, 8_000, System.nanoTime());
        agrees(SmallWorld.DEEP, 2_000, System.nanoTime());
    }

    private static int agrees(SmallWorld world, int rounds, long seed) {
        Random random = new Random(seed);
        List<String> paths = world.paths();
        int clashes = 0;
        for (int round = 0; round < rounds; round++) {
            List<Workload.Need> needs = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(5); i++) {
                Capability capability = CAPABILITIES.get(random.nextInt(CAPABILITIES.size()));
                needs.add(new Workload.Need(declarable(world, random), capability, word("verb"), false, ""));
            }
            Semantics semantics = random.nextInt(3) == 0 ? Semantics.V2_5 : Semantics.V2_6;
            Generator.Generated generated = Generator.policy(identity(needs), semantics);
            String said = "seed " + seed + ", round " + round + ": "
                    + needs.stream()
                            .map(n -> n.capability() + " " + n.pattern())
                            .toList() + " gave "
                    + generated.rules() + " in " + semantics;
            if (generated.clashes().isEmpty()) {
                check(paths, needs, acl(generated), semantics, said);
            } else {
                clashes++;
                if (semantics == Semantics.V2_5) {
                    // There a directory's rule may come after that for its name less the slash: no pattern helps.
                    continue;
                }
                for (Generator.Clash clash : generated.clashes()) {
                    assertThat(clash.need().declared()).as(said).anyMatch(p -> cannotBeMended(p, clash.other()));
                }
            }
        }
        return clashes;
    }

    /** Whether no rule for what both match would be asked before the other pattern's. */
    private static boolean cannotBeMended(PathPattern needed, PathPattern other) {
        Intersection common = Intersection.of(needed, other);
        return common instanceof Intersection.Inexpressible
                || (common instanceof Intersection.Of of && of.pattern().compareTo(other) < 0);
    }

    /** A pattern that bao.yml may declare: no empty segment in it. */
    private static PathPattern declarable(SmallWorld world, Random random) {
        PathPattern pattern = world.pattern(random);
        String text = "/" + pattern.text() + "/";
        return text.contains("//") ? declarable(world, random) : pattern;
    }

    private static void check(
            List<String> paths, List<Workload.Need> needs, Acl acl, Semantics semantics, String said) {
        for (Capability capability : CAPABILITIES) {
            boolean listing = SmallWorld.operation(capability).listing();
            for (String path : paths) {
                if (listing && !path.endsWith("/")) {
                    continue;
                }
                boolean declared = needs.stream()
                        .filter(n -> n.capability() == capability)
                        .anyMatch(n -> matches(n.pattern(), path, listing));
                // The same directory, written with more slashes.
                boolean again = listing
                        && path.endsWith("//")
                        && needs.stream()
                                .filter(n -> n.capability() == capability)
                                .anyMatch(n -> matches(n.pattern(), path.substring(0, path.length() - 1), true));
                boolean allowed = acl.decide(SmallWorld.operation(capability), path, semantics)
                        .allowed();
                if (!again) {
                    assertThat(allowed).as("%s: %s %s", said, capability, path).isEqualTo(declared);
                }
            }
        }
    }

    private static boolean matches(PathPattern pattern, String path, boolean listing) {
        return pattern.matches(path)
                || (listing && path.endsWith("/") && pattern.matches(path.substring(0, path.length() - 1)));
    }

    private static Acl acl(Generator.Generated generated) {
        PathRule.Place place = new PathRule.Place(0, 0, 1);
        List<PathRule> rules = generated.rules().entrySet().stream()
                .map(e -> new PathRule(
                        e.getKey(),
                        e.getKey().text(),
                        false,
                        e.getValue(),
                        Constraints.NONE,
                        Optional.empty(),
                        place,
                        place))
                .toList();
        return Acl.of(List.of(new Policy("p", "", new SourceText("p.hcl", ""), rules, List.of())));
    }

    private static Workload.Identity identity(List<Workload.Need> needs) {
        return new Workload.Identity(
                word("runtime"), "kubernetes", "kubernetes/", Optional.empty(), "", List.of(word("p")), needs);
    }

    private static Workload.Word word(String text) {
        return new Workload.Word(text, Span.startOf("bao.yml"));
    }
}
