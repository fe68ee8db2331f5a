package dev.loco.cishared.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Span;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Credentials of every shape, many of each, where people leave them: every one is found, whole, and masked. */
class RecallTest {
    private static final int EACH = 60;

    // `@` is where the credential stands. All of these speak of tokens, as places where tokens lie do, so that the
    // tokens without a digit are to be found too.
    private static final List<List<String>> PLACES = List.of(
            List.of(".env", "BAO_TOKEN=@"),
            List.of(".env", "VAULT_TOKEN='@'"),
            List.of("run.sh", "export BAO_TOKEN=\"@\" # of the pipeline"),
            List.of("run.sh", "  BAO_TOKEN=@ bao kv get -mount=kv x"),
            List.of("run.sh", "curl -H \"X-Vault-Token: @\" https://bao.example.org/v1/sys/health"),
            List.of("run.sh", "curl -H 'Authorization: Bearer @' \\\n  https://bao.example.org/v1/sys/health"),
            List.of("run.sh", "bao login @"),
            List.of("ci.yml", "environment:\n  BAO_TOKEN: @\n"),
            List.of("ci.yml", "token: \"@\"\nother: x"),
            List.of("pod.yml", "- name: VAULT_TOKEN\n  value: '@'  # token"),
            List.of("list.yml", "tokens: [@, other]"),
            List.of("a.json", "{\"auth\":{\"client_token\":\"@\",\"policies\":[\"x\"]}}"),
            List.of("escaped.json", "{\"body\":\"{\\\"token\\\":\\\"@\\\"}\"}"),
            List.of("lines.json", "{\"log\":\"token:\\n@\\n\"}"),
            List.of("client.py", "client = hvac.Client(url, token=@)"),
            List.of("client.py", "login(@, 3)  # token"),
            List.of("Main.java", "String token = \"@\";"),
            List.of("main.go", "const token = `@`"),
            List.of("ci.log", "2026-11-23T05:00:00Z [INFO] token @ created"),
            List.of("ci.log", "token                @\ntoken_accessor       x"),
            List.of("notes.md", "The token is @."),
            List.of("notes.md", "| token | `@` |"),
            List.of("page.html", "<b>token</b><code>@</code>"),
            List.of("Containerfile", "FROM x\nENV BAO_TOKEN=@"),
            List.of("Containerfile", "RUN BAO_TOKEN=@ make"),
            List.of("app.properties", "vault.token = @"),
            List.of("main.tf", "  token = \"@\""),
            List.of("url.txt", "https://bao.example.org/ui/?token=@&x=1"),
            List.of("percent.txt", "https://bao.example.org/ui/?token%3D@%26x"),
            List.of("crlf.txt", "a\r\nBAO_TOKEN=@\r\nb\r\n"),
            List.of("wide.txt", "a\n😀 Token für später: @ 😀\n"),
            List.of("long.txt", "x".repeat(20_000) + " token=@ " + "y".repeat(20_000)),
            List.of("end.txt", "token @"));

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

    static Stream<Arguments> all() {
        List<Arguments> all = new ArrayList<>();
        for (List<String> shape : SHAPES) {
            for (List<String> place : PLACES) {
                all.add(Arguments.of(shape.get(0), place.get(0), place.get(1), shape.get(1)));
            }
        }
        WITH_WORDS.forEach(w -> all.add(Arguments.of(w.get(0), w.get(1), w.get(2), w.get(3))));
        return all.stream();
    }

    @ParameterizedTest(name = "{0} {3} in {1}")
    @MethodSource("all")
    void isFoundWholeAndMasked(String rule, String file, String place, String shape) {
        SecretScanner scanner = new SecretScanner(SecretSettings.defaults());
        int hash = (rule + file + place + shape).hashCode();
        for (int i = 0; i < EACH; i++) {
            long seed = hash * 1000L + i;
            String credential = Placeholders.expand(shape, seed);
            String text = place.replace("@", credential);
            List<Finding> findings = scanner.scan(file, text.getBytes(StandardCharsets.UTF_8));
            assertThat(findings)
                    .as("seed %d: %s", seed, shorten(text))
                    .anySatisfy(finding -> assertThat(finding.masked())
                            .anySatisfy(masked -> assertThat(at(text, masked)).isEqualTo(credential)));
            assertThat(findings).as("seed %d: %s", seed, shorten(text)).anyMatch(f -> isFor(f, rule));
            assertThat(scanner.mask(text).contains(credential) && !place.equals("@\n") && !place.equals("@"))
                    .as("seed %d: masked text still holds it: %s", seed, shorten(text))
                    .isFalse();
        }
    }

    // In a Containerfile and the like a rule that says more may report the token.
    private static boolean isFor(Finding finding, String rule) {
        return finding.rule().id().equals(rule) || finding.rule().id().equals("credential/token-file");
    }

    private static String at(String text, Span span) {
        return text.substring(span.offset(), span.end());
    }

    private static String shorten(String text) {
        return text.length() < 600 ? text : text.substring(0, 100) + "…";
    }
}
