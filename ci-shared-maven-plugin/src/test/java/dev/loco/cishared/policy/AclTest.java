package dev.loco.cishared.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.policy.read.PolicyReader;
import dev.loco.cishared.policy.read.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the tables of {@code src/test/policies} cannot ask: mounts, the index of the rules, size. */
class AclTest {
    private static final List<String> SEGMENTS = List.of("a", "b", "ab", "+", "+", "", "a+", "+b", "a*", "é", "𝒳");

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    private static Acl acl(List<String> patterns) {
        List<Policy> policies = new ArrayList<>();
        for (int from = 0; from < patterns.size(); from += 100) {
            String text = patterns.subList(from, Math.min(from + 100, patterns.size())).stream()
                    .map(pattern -> "path \"" + pattern + "\" { capabilities = [\"read\", \"list\"] }\n")
                    .collect(Collectors.joining());
            Reading reading = PolicyReader.read("p.hcl", text, "p", "", Version.NEWEST, Instant.EPOCH);
            assertThat(reading.faults()).isEmpty();
            policies.add(reading.policy());
        }
        return Acl.of(policies);
    }

    /** What a token sees of the mounts depends on whether anything below them may be granted. */
    @ParameterizedTest(name = "{0} reaches {1}: {2}")
    @CsvSource({
        "kv/app, kv/, true",
        "kv/*, kv/, true",
        "kv/a*, kv/, true",
        "k*, kv/, true",
        "kv, kv/, true",
        "other/*, kv/, false",
        "kvx/*, kv/, false",
        "+, kv/, true",
        "+/app, kv/, true",
        "+/+/*, kv/, true",
        "+/app, kv/team/, false",
        "+/team/+, kv/team/, true",
        "kv/+/x, kv/team/, true",
        "kv/t+/x, kv/team/, false",
        "kv/+/a*, kv/team/app/, true",
        "kv/+/b*, kv/team/app/, false",
        "+, kv/team/, false",
    })
    void reachesMounts(String pattern, String mount, boolean reaches) {
        assertThat(acl(List.of(pattern)).reaches(mount, Semantics.V2_6)).isEqualTo(reaches);
    }

    /** The index finds what asking every rule in its order finds. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void indexFindsTheGreatestRule(long seed) {
        Random dice = new Random(seed);
        List<String> patterns = new ArrayList<>();
        for (int i = 0; i < 1 + dice.nextInt(40); i++) {
            String pattern = path(dice) + List.of("", "", "*", "/*").get(dice.nextInt(4));
            if (!pattern.contains("+*")) {
                patterns.add(pattern);
            }
        }
        Acl acl = acl(patterns);
        for (int i = 0; i < 200; i++) {
            String path = path(dice);
            Operation operation =
                    List.of(Operation.READ, Operation.LIST, Operation.SCAN).get(dice.nextInt(3));
            for (Semantics semantics : Semantics.values()) {
                Decision decision = acl.decide(operation, path, semantics);
                Optional<Acl.Ranked> first = acl.ranking(operation, semantics).stream()
                        .filter(ranked -> ranked.lookup()
                                .asks(decision.path())
                                .filter(ranked.rule().pattern()::matches)
                                .isPresent())
                        .findFirst();
                assertThat(decision.rule())
                        .as("seed %d: %s %s in %s, %s", seed, operation, path, semantics, patterns)
                        .isEqualTo(first.map(Acl.Ranked::rule));
                assertThat(decision.lookup()).isEqualTo(first.map(Acl.Ranked::lookup));
            }
        }
    }

    private static String path(Random dice) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < 1 + dice.nextInt(4); i++) {
            parts.add(SEGMENTS.get(dice.nextInt(SEGMENTS.size())));
        }
        return String.join("/", parts);
    }

    /** Asking a rule each would take minutes. */
    @Test
    void decidesAmongManyRulesAtOnce() {
        List<String> patterns = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            patterns.add("secret/data/team-" + i + "/*");
            patterns.add("secret/data/team-" + i + "/+/key");
        }
        Acl acl = acl(patterns);

        org.junit.jupiter.api.Assertions.assertTimeout(Duration.ofSeconds(20), () -> {
            for (int i = 0; i < 100_000; i++) {
                Decision decision =
                        acl.decide(Operation.READ, "secret/data/team-" + i % 20_000 + "/a/key", Semantics.V2_6);
                assertThat(decision.rule().orElseThrow().pattern().kind()).isEqualTo(PathPattern.Kind.SEGMENT);
            }
        });
    }
}
