package dev.loco.cishared.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.manifest.Manifest;
import dev.loco.cishared.policy.Capability;
import dev.loco.cishared.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether a read is a declared one: of whole paths, and of paths with gaps in them. */
class DeclaredAccessTest {
    private static final String HELLO = """
            version: 1
            workload: hello
            identities:
              - {name: runtime, method: kubernetes, role: hello}
              - {name: job, method: approle, role: job, namespace: team/a}
            access:
              - {mount: kv, engine: kv2, path: loco/hello/db, verbs: [list, read], identity: runtime}
              - {mount: kv, engine: kv2, path: loco/hello/+/mail, verbs: [read], identity: runtime}
              - {mount: kv, engine: kv2, path: loco/hello/written, verbs: [write], identity: runtime}
              - {mount: old, engine: kv1, path: loco/hello-*, verbs: [read], identity: runtime}
              - {mount: db, engine: database, path: hello, verbs: [read], identity: job}
              - {mount: lost, engine: kv1, path: a, verbs: [read], identity: nobody}
            """;

    private static DeclaredAccess declared(String manifest) {
        return DeclaredAccess.of(Manifest.read(YamlReader.read("bao.yml", manifest.getBytes(StandardCharsets.UTF_8))));
    }

    @ParameterizedTest
    @CsvSource({
        "kv/data/loco/hello/db, true",
        "/kv/data/loco/hello/db/, true",
        "kv/data/loco/hello/x/mail, true",
        "kv/data/loco/hello/mail, false",
        "kv/data/loco/hello, false",
        "kv/metadata/loco/hello/db, false",
        "kv/data/loco/hello/written, false",
        "kv/loco/hello/db, false",
        // Its namespace may be named, or set for the whole command.
        "db/creds/hello, true",
        "team/a/db/creds/hello, true",
        "team/b/db/creds/hello, false",
        "old/loco/hello-a/b, true",
        "old/loco/hello, false",
        // Of no identity: a fault of its own, but declared.
        "lost/a, true",
        "'', false",
    })
    void aPathIsDeclaredForReading(String path, boolean expected) {
        assertThat(declared(HELLO).declares(Capability.READ, path)).isEqualTo(expected);
    }

    @Test
    void otherCapabilitiesAreOtherQuestions() {
        assertThat(declared(HELLO).declares(Capability.UPDATE, "kv/data/loco/hello/written"))
                .isTrue();
        assertThat(declared(HELLO).declares(Capability.LIST, "kv/metadata/loco/hello/db/"))
                .isTrue();
        assertThat(declared(HELLO).declares(Capability.DELETE, "kv/data/loco/hello/db"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "kv/data/loco/…/db, true",
        "kv/data/loco/…/mail, true",
        "kv/data/loco/h…o/db, true",
        "kv/data/loco/j…/db, false",
        "kv/data/loco/…/cache, false",
        "kv/data/loco/…, true",
        "kv/data/loco/other/…, false",
        "kv/data/…/…/…, true",
        "kv/data/…/hello/…/mail, true",
        "kv/data/…/x/…/mail, false",
        "kv/metadata/loco/…/db, false",
        "old/loco/…/b, true",
        "old/loco/hello-…/b, true",
        "old/loco/hi…/b, false",
        "db/creds/…, true",
        "team/a/db/creds/…, true",
        "team/b/db/creds/…, false",
        "secret/data/…/db, false",
    })
    void aPathWithGapsMayBeDeclared(String path, boolean expected) {
        assertThat(declared(HELLO).mayDeclare(Capability.READ, pieces(path))).isEqualTo(expected);
    }

    @Test
    void veryManyGapsTakeNoTime() {
        String gaps = "/…/x".repeat(120);

        assertThat(declared(HELLO).mayDeclare(Capability.READ, pieces("old/loco" + gaps)))
                .isTrue();
        assertThat(declared(HELLO).mayDeclare(Capability.READ, pieces("kv/data/loco/hello/db" + gaps)))
                .isFalse();
    }

    /** No alarm is false: whatever stands in the gaps of a path that cannot be declared, the path is not declared. */
    @Test
    void whatIsReportedIsDeclaredByNoValue() {
        long seed = System.nanoTime();
        System.out.println("DeclaredAccessTest seed " + seed);
        Random random = new Random(seed);
        int refused = 0;
        for (int i = 0; i < 3_000; i++) {
            String glob = segments(random, List.of("a", "b", "ab", "+")) + (random.nextInt(3) == 0 ? "/a*" : "");
            String manifest = """
                    version: 1
                    workload: hello
                    identities: [{name: runtime, method: kubernetes, role: hello}]
                    access: [{mount: m, engine: kv1, path: %s, verbs: [read]}]
                    """.formatted(glob);
            DeclaredAccess declared = declared(manifest);
            String path = "m/" + segments(random, List.of("a", "b", "a…", "…", "…b"));
            Pattern any =
                    Pattern.compile(pieces(path).stream().map(Pattern::quote).collect(Collectors.joining(".+")));
            List<String> those = paths().stream()
                    .filter(one -> declared.declares(Capability.READ, one))
                    .filter(one -> any.matcher(one).matches())
                    .toList();
            if (!declared.mayDeclare(Capability.READ, pieces(path))) {
                refused++;
                assertThat(those).as("seed %d: %s in %s", seed, path, glob).isEmpty();
            }
        }
        assertThat(refused).isBetween(300, 2_900);
    }

    /** All paths in the mount of up to four segments over a small alphabet. */
    private static List<String> paths() {
        List<String> all = new ArrayList<>();
        List<String> level = List.of("m");
        for (int depth = 0; depth < 4; depth++) {
            level = level.stream()
                    .flatMap(path -> List.of("a", "b", "ab", "aab").stream().map(s -> path + "/" + s))
                    .toList();
            all.addAll(level);
        }
        return all;
    }

    private static String segments(Random random, List<String> words) {
        return IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(i -> words.get(random.nextInt(words.size())))
                .collect(Collectors.joining("/"));
    }

    private static List<String> pieces(String path) {
        return List.of(path.split("…", -1));
    }
}
