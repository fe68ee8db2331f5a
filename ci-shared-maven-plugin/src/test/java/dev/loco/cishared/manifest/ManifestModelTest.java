package dev.loco.cishared.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestModelTest {
    private static Manifest read(String text) {
        return Manifest.read(YamlReader.read("bao.yml", text.getBytes(StandardCharsets.UTF_8)));
    }

    private static Manifest.Access access(String engine, String verb, String path) {
        return read("""
                version: 1
                workload: hello
                access:
                  - {mount: m/n, engine: %s, path: %s, verbs: [%s]}
                """.formatted(engine, path, verb)).access().get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "kv1, read, m/n/a/+ read",
        "kv1, list, m/n/a/+ list",
        "kv1, write, m/n/a/+ create; m/n/a/+ update",
        "kv1, delete, m/n/a/+ delete",
        "kv2, read, m/n/data/a/+ read",
        "kv2, list, m/n/metadata/a/+ list",
        "kv2, write, m/n/data/a/+ create; m/n/data/a/+ update",
        "kv2, patch, m/n/data/a/+ patch",
        "kv2, delete, m/n/data/a/+ delete",
        "kv2, undelete, m/n/undelete/a/+ update",
        "kv2, destroy, m/n/destroy/a/+ update",
        "kv2, metadata-read, m/n/metadata/a/+ read",
        "kv2, metadata-list, m/n/metadata/a/+ list",
        "kv2, metadata-write, m/n/metadata/a/+ create; m/n/metadata/a/+ update",
        "transit, encrypt, m/n/encrypt/a/+ update",
        "transit, decrypt, m/n/decrypt/a/+ update",
        "transit, rewrap, m/n/rewrap/a/+ update",
        "transit, sign, m/n/sign/a/+ update",
        "transit, verify, m/n/verify/a/+ update",
        "transit, hmac, m/n/hmac/a/+ update",
        "transit, datakey, m/n/datakey/plaintext/a/+ update; m/n/datakey/wrapped/a/+ update",
        "transit, read, m/n/keys/a/+ read",
        "pki, issue, m/n/issue/a/+ update",
        "pki, sign, m/n/sign/a/+ update",
        "database, read, m/n/creds/a/+ read",
        "database, static-read, m/n/static-creds/a/+ read",
        "raw, create, m/n/a/+ create",
        "raw, scan, m/n/a/+ scan",
        "raw, sudo, m/n/a/+ sudo",
        "kv2, encrypt, ''",
    })
    void verbsExpandByTheEnginesTable(String engine, String verb, String expected) {
        String needs = AccessExpansion.of(access(engine, verb, "a/+")).stream()
                .map(n -> n.pattern() + " " + n.capability().word())
                .collect(Collectors.joining("; "));

        assertThat(needs).isEqualTo(expected);
    }

    @Test
    void theTrailingStarStaysTheEnd() {
        AccessExpansion.Need need =
                AccessExpansion.of(access("kv2", "read", "a/b-*")).get(0);

        assertThat(need.pattern()).isEqualTo(PathGlob.of("m/n/data/a/b-*"));
        assertThat(need.pattern().matches("m/n/data/a/b-c/d")).isTrue();
        assertThat(need.pattern().matches("m/n/data/a/b")).isFalse();
    }

    @Test
    void defaultsAreThoseOfTheSchema() {
        Manifest manifest = read("""
                version: 1
                workload: hello
                identities:
                  - {name: runtime, method: jwt}
                access:
                  - {mount: kv, engine: kv2, path: a, verbs: [read], fields: {u: U, p: {file: /p}}}
                """);

        Manifest.Identity identity = manifest.identities().get(0);
        assertThat(identity.mount()).isEqualTo("jwt");
        assertThat(identity.namespace()).isEmpty();
        assertThat(identity.policies()).isEmpty();
        Manifest.Access entry = manifest.access().get(0);
        assertThat(entry.optional()).isFalse();
        assertThat(entry.expires()).isEmpty();
        assertThat(manifest.identityOf(entry)).contains(identity);
        assertThat(entry.fields().stream()
                        .map(f -> f.name() + " " + f.target().text().value()))
                .containsExactly("u U", "p /p");
        assertThat(entry.fields().get(1).target()).isInstanceOf(Manifest.Target.Path.class);
    }

    @Test
    void whatTheSchemaRefusesIsLeftOutAndSaid() {
        Manifest manifest = read("""
                workload: hello
                identities: [{name: a}, {name: b, method: jwt}, 3]
                access: [{mount: kv, engine: kv2, path: "*", verbs: [read]}]
                waivers: nothing
                """);

        assertThat(manifest.identities().stream().map(i -> i.name().value())).isEqualTo(List.of("b"));
        assertThat(manifest.identitiesWhole()).isFalse();
        assertThat(manifest.access()).isEmpty();
        assertThat(manifest.accessWhole()).isFalse();
        assertThat(manifest.waivers()).isEmpty();
    }
}
