package dev.loco.cishared.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Credentials of every shape, many of each, where people leave them: every one is found, whole, and masked. */
class RecallTest {
    private static final int EACH = 12;
    private static final Set<String> SAY_MORE =
            Set.of("credential/token-file", "credential/init-json", "unsafe/literal-token");

    private static final List<List<String>> SHAPES = List.of(
            List.of("credential/service-token", "s.{{base62:24}}"),
            List.of("credential/service-token", "s.{{letters:24}}"),
            List.of("credential/service-token", "s.{{base62:24}}.{{base62:5}}"),
            List.of("credential/service-token", "s.{{base62:24}}.{{base62:6}}"),
            List.of("credential/service-token", "hvs.{{base62:24}}"),
            List.of("credential/service-token", "hvs.{{letters:24}}"),
            List.of("credential/service-token", "hvs.{{base62:24}}.{{base62:6}}"),
            List.of("credential/service-token", "hvs.{{ssc}}"),
            List.of("credential/service-token", "hvs.CAESI{{base64url:98}}"),
            List.of("credential/batch-token", "b.AAAA{{base64url:96}}"),
            List.of("credential/batch-token", "hvb.AAAA{{base64url:140}}"),
            List.of("credential/batch-token", "hvb.AAAA{{base64url:300}}.{{base62:6}}"),
            List.of("credential/recovery-token", "r.{{base62:24}}"),
            List.of("credential/recovery-token", "r.{{letters:24}}"),
            List.of("credential/recovery-token", "hvr.{{base62:24}}"),
            List.of("credential/recovery-token", "hvr.{{letters:24}}"),
            List.of("credential/wrapping-token", "{{wrapping-jwt}}"));

    // What needs its own words beside it.
    private static final List<List<String>> WITH_WORDS = List.of(
            List.of("credential/unseal-share", "init.txt", "Unseal Key 1: @", "{{base64:44}}"),
            List.of("credential/unseal-share", "init.txt", "Unseal Key 5: @\n", "{{base64:43}}="),
            List.of("credential/unseal-share", "init.txt", "Recovery Key 12: @", "{{hex:66}}"),
            List.of("credential/unseal-share", "ci.log", "05:00 init: Unseal Key 2: @", "{{hex:64}}"),
            List.of("credential/unseal-share", "notes.md", "**Unseal Key 2:** @", "{{base64:44}}"),
            List.of("credential/unseal-share", "rotate.txt", "Key 3: @", "{{base64:44}}"),
            List.of("credential/unseal-share", "a.yml", "unseal_key_1: '@'", "{{hex:66}}"),
            List.of("credential/init-json", "init.json", "{\"keys\":[\"@\"],\"keys_base64\":[]}", "{{hex:66}}"),
            List.of("credential/init-json", "a.json", "{\"keys\":[],\"keys_base64\":[\"@\"]}", "{{base64:44}}"),
            List.of("credential/init-json", "a.json", "{\n \"unseal_keys_b64\": [\n  \"@\"\n ]\n}", "{{base64:44}}"),
            List.of("credential/init-json", "a.json", "{\"recovery_keys_hex\": [ \"@\" ]}", "{{hex:66}}"),
            List.of("credential/init-json", "a.yml", "unseal_keys_hex:\n- @\n", "{{hex:64}}"),
            List.of("credential/init-json", "a.json", "{\"x\":1,\"root_token\":\"@\"}", "s.{{base62:24}}"),
            List.of("credential/init-json", "a.json", "{\\\"root_token\\\":\\\"@\\\"}", "hvs.{{letters:24}}"),
            List.of("credential/approle-secret-id", ".env", "SECRET_ID=@", "{{uuid}}"),
            List.of("credential/approle-secret-id", "a.json", "{\"secret_id\": \"@\"}", "{{uuid}}"),
            List.of("credential/approle-secret-id", "out.txt", "secret_id               @\n", "{{uuid}}"),
            List.of("credential/approle-secret-id", "pod.yml", "- name: BAO_SECRET_ID\n  value: @", "{{uuid}}"),
            List.of("credential/token-file", ".vault-token", "@\n", "hvs.{{base62:24}}"),
            List.of("credential/token-file", "home/.vault-token", "@", "{{uuid}}"),
            List.of("credential/token-header", "a.go", "r.Header.Set(\"X-Vault-Token\", \"@\")", "{{uuid}}"),
            List.of("credential/token-header", "a.http", "x-vault-token: @\r\n", "{{base62:26}}"),
            List.of("unsafe/literal-token", "a.env", "VAULT_TOKEN=@", "{{uuid}}"),
            List.of("unsafe/login-argument", "a.sh", "vault login @", "{{uuid}}"),
            List.of("unsafe/unseal-argument", "a.sh", "bao operator unseal @", "{{base64:44}}"));

    // What else stands at the places of a kind; which rule reports it depends on the place.
    private static final Map<String, List<String>> KINDS = Map.of(
            "share", List.of("{{hex:64}}", "{{hex:66}}", "{{base64:43}}=", "{{base64:44}}"),
            "secret_id", List.of("{{uuid}}"),
            "shapeless", List.of("{{uuid}}", "{{base62:26}}"),
            "file", List.of("{{uuid}}", "hvs.{{ssc}}", "s.{{base62:24}}"));

    static Stream<Arguments> all() {
        List<Arguments> all = new ArrayList<>();
        for (PlacesOfCredentials place : PlacesOfCredentials.all()) {
            for (String shape : KINDS.getOrDefault(place.kind(), List.of())) {
                all.add(Arguments.of("", place, shape));
            }
            for (List<String> shape : place.kind().equals("token") ? SHAPES : List.<List<String>>of()) {
                // Letters only, with nothing on the line that speaks of a credential, are any object's member.
                if (!place.context().equals("CSV") || !shape.get(1).matches("[sr]\\.\\{\\{letters.*")) {
                    all.add(Arguments.of(shape.get(0), place, shape.get(1)));
                }
            }
        }
        WITH_WORDS.forEach(
                w -> all.add(Arguments.of(w.get(0), new PlacesOfCredentials("", "", w.get(1), w.get(2)), w.get(3))));
        return all.stream();
    }

    @ParameterizedTest(name = "{0} {2} in {1}")
    @MethodSource("all")
    void isFoundWholeAndMasked(String rule, PlacesOfCredentials place, String shape) {
        SecretScanner scanner = new SecretScanner(SecretSettings.defaults());
        int hash = (rule + place + shape).hashCode();
        for (int i = 0; i < EACH; i++) {
            long seed = hash * 1000L + i;
            String credential = Placeholders.expand(shape, seed);
            String text = place.text(credential, Placeholders.expand(shape, seed + 1));
            List<Finding> findings = scanner.scan(place.file(), text.getBytes(place.charset()));
            assertThat(findings)
                    .as("seed %d: %s", seed, shorten(text))
                    .anySatisfy(finding -> assertThat(finding.masked())
                            .anySatisfy(masked -> assertThat(at(text, masked)).isEqualTo(credential)));
            assertThat(findings)
                    .as("seed %d: %s", seed, shorten(text))
                    .anyMatch(finding -> rule.isEmpty() || isFor(finding, rule));
            boolean bare = place.template().strip().equals("@");
            assertThat(bare ? "" : scanner.mask(place.file(), text))
                    .as("seed %d: masked text still holds it: %s", seed, shorten(text))
                    .doesNotContain(credential);
        }
    }

    // Where a rule says more, it reports the token.
    private static boolean isFor(Finding finding, String rule) {
        String id = finding.rule().id();
        return id.equals(rule) || SAY_MORE.contains(id);
    }

    private static String at(String text, Span span) {
        return text.substring(span.offset(), span.end());
    }

    private static String shorten(String text) {
        return text.length() < 600 ? text : text.substring(0, 100) + "…";
    }
}
