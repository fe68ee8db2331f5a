package dev.loco.cishared.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.finding.Finding;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only looks like a credential, generated in bulk: not one finding. */
class QuietTest {
    private static final String[] WORDS =
            ("max connection bytes per sec multiline tag indent factor parse request header response token auth config"
                            + " reader writer buffer context handler session timeout default namespace policy service client"
                            + " server cluster storage backend version string value index count length offset position error"
                            + " message channel stream event listener adapter factory provider resolver matcher pattern"
                            + " schema table column query result cursor batch worker queue thread monitor metric gauge")
                    .split(" ");

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void membersOfObjects(long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        String[] frames = {
            "if (%s.%s > 0) {",
            "token = %s.%s",
            "return %s.%s;",
            "auth(%s.%s, secret)",
            "var a=%s.%s,b=1;",
            "%s.%s(1)",
            "x[%s.%s]"
        };
        for (int i = 0; i < 4000; i++) {
            String object = random.nextBoolean() ? "s" : random.nextBoolean() ? "r" : "b";
            text.append(String.format(frames[random.nextInt(frames.length)], object, name(random)))
                    .append('\n');
        }
        assertThat(scan("a.js", text.toString())).as("seed %d", seed).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void hashesAndBlobs(long seed) {
        String text = """
                sha256 {{hex:64}}  token.tar
                "integrity": "sha512-{{base64:86}}==",
                "keys": "{{hex:64}}",
                commit {{hex:40}} of vault
                s.{{hex:40}} token
                image: registry.example/bao@sha256:{{hex:64}}
                data:image/png;base64,{{base64:400}}
                id: {{uuid}}
                role_id: {{uuid}}
                secret_id_accessor: {{uuid}}
                token_accessor {{base62:24}}
                accessor: hmac-sha256:{{hex:64}}
                h1:{{base64:43}}=
                ssh-ed25519 AAAA{{base64:64}} bao
                b.{{base64url:140}}
                Authorization: Bearer {{jwt}}
                """.repeat(200);
        assertThat(scan("a.txt", Placeholders.expand(text, seed)))
                .as("seed %d", seed)
                .isEmpty();
    }

    private static String name(Random random) {
        while (true) {
            StringBuilder name = new StringBuilder(WORDS[random.nextInt(WORDS.length)]);
            while (name.length() < 24) {
                String word = WORDS[random.nextInt(WORDS.length)];
                name.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
            }
            if (name.length() == 24) {
                return name.toString();
            }
        }
    }

    private static List<Finding> scan(String file, String text) {
        return new SecretScanner(SecretSettings.defaults()).scan(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
