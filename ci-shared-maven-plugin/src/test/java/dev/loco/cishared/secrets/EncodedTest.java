package dev.loco.cishared.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Span;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Credentials in one level of base64 and of percent encoding are found where they stand, and hidden there. */
class EncodedTest {
    private static final List<String> PLAIN = List.of(
            "s.{{base62:24}}",
            "hvs.{{base62:24}}",
            "BAO_TOKEN=hvs.{{ssc}}",
            "{\"keys\":[\"{{hex:66}}\"],\"root_token\":\"s.{{base62:24}}\"}",
            "Unseal Key 1: {{base64:44}}\n",
            "role_id=x\nsecret_id={{uuid}}\n",
            "vault:r.{{base62:24}}",
            "t: hvb.AAAA{{base64url:120}}");

    private final SecretScanner scanner = new SecretScanner(SecretSettings.defaults());

    static Stream<Arguments> base64() {
        return PLAIN.stream()
                .flatMap(plain -> Stream.of(
                                "x: @\n", "{\"a\":\"\\n@\"}", "@", "a=@&b=c", "data:text/plain;base64,@'", "x=3D@")
                        .map(context -> Arguments.of(plain, context)));
    }

    @ParameterizedTest
    @MethodSource("base64")
    void inBase64(String plain, String context) {
        for (int before = 0; before < 7; before++) {
            String text = "?".repeat(before) + Placeholders.expand(plain, before);
            isFound(text, context, s -> Base64.getEncoder().encodeToString(s.getBytes(StandardCharsets.UTF_8)));
            isFound(
                    text,
                    context,
                    s -> Base64.getUrlEncoder().withoutPadding().encodeToString(s.getBytes(StandardCharsets.UTF_8)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\n      "})
    void inBase64OverLines(String lineEnd) {
        Random random = new Random(7);
        for (int width : List.of(64, 76, 100)) {
            for (int round = 0; round < 60; round++) {
                String text = "words of a log ".repeat(3 + random.nextInt(9))
                        + "x".repeat(random.nextInt(60))
                        + Placeholders.expand(" BAO_TOKEN=s.{{base62:24}}\n", round)
                        + "more of them ".repeat(random.nextInt(9));
                byte[] separator = lineEnd.getBytes(StandardCharsets.US_ASCII);
                isFound(
                        text,
                        "data: |" + lineEnd + "@\n",
                        s -> Base64.getMimeEncoder(width, separator)
                                .encodeToString(s.getBytes(StandardCharsets.UTF_8)));
            }
        }
    }

    @Test
    void amongBytesThatAreNoText() {
        Random random = new Random(3);
        for (int round = 0; round < 100; round++) {
            byte[] bytes = new byte[300 + random.nextInt(50)];
            random.nextBytes(bytes);
            byte[] token = Placeholders.expand("hvs.{{base62:24}}", round).getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(token, 0, bytes, 100 + round, token.length);
            bytes[99 + round] = 0;
            bytes[100 + round + token.length] = 0;
            assertThat(scanner.scan(
                            "a.txt",
                            ("x=" + Base64.getEncoder().encodeToString(bytes)).getBytes(StandardCharsets.US_ASCII)))
                    .as("round " + round)
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"secret_id\": \"{{uuid}}\", \"approle\": 1}",
                "Unseal Key 1: {{base64:43}}=",
                "X-Vault-Token: {{base62:26}}",
                "{\"keys_base64\":[\"{{base64:44}}\"]}"
            })
    void inPercentEncoding(String plain) {
        for (int seed = 0; seed < 20; seed++) {
            isFound(
                    Placeholders.expand(plain, seed),
                    "GET /x?a=b&c=@&d HTTP/1.1\n",
                    s -> URLEncoder.encode(s, StandardCharsets.UTF_8));
            isFound(Placeholders.expand(plain, seed), "<a href='https://bao.example.org/x?@'>", s -> everyByte(s));
        }
    }

    @Test
    void onlyOneLevelIsDecoded() {
        String once = Base64.getEncoder()
                .encodeToString(Placeholders.expand("hvs.{{base62:24}}", 1).getBytes(StandardCharsets.US_ASCII));
        String twice = Base64.getEncoder().encodeToString(once.getBytes(StandardCharsets.US_ASCII));
        assertThat(scanner.scan("a.txt", once.getBytes(StandardCharsets.US_ASCII)))
                .hasSize(1);
        assertThat(scanner.scan("a.txt", twice.getBytes(StandardCharsets.US_ASCII)))
                .isEmpty();
    }

    @Test
    void randomBytesAndPathsAreNothing() {
        Random random = new Random(11);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 3000; i++) {
            byte[] bytes = new byte[30 + random.nextInt(200)];
            random.nextBytes(bytes);
            text.append("x: ")
                    .append(Base64.getEncoder().encodeToString(bytes))
                    .append("\n%20/usr/lib/x")
                    .append(i)
                    .append('\n');
        }
        assertThat(scanner.scan("a.txt", text.toString().getBytes(StandardCharsets.US_ASCII)))
                .isEmpty();
    }

    /** Each of these is many stretches to be decoded, or one without end. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "A",
                "aHZz",
                "%41",
                "%41 ",
                "BAO_TOKEN%3D",
                "c2V0IC14CnNldCAteApzZXQgLXgKc2V0IC14Cg/",
                "%73et%20-x+"
            })
    void hostileTextCostsABoundedNumberOfSteps(String bit) {
        byte[] bytes = bit.repeat(3_000_000 / bit.length()).getBytes(StandardCharsets.US_ASCII);
        LayeredPass pass = new LayeredPass(Catalogue.whole(), path -> false);
        pass.over("a.txt", bytes, bytes.length);
        assertThat(pass.stepsTaken()).isLessThan(3L * (8_000_000 + 16L * bytes.length) + LayeredPass.MOST_STEPS);
    }

    private void isFound(String plain, String context, UnaryOperator<String> encoding) {
        String encoded = encoding.apply(plain);
        String text = context.replace("@", encoded);
        List<Finding> expected = scanner.scan("a.txt", plain.getBytes(StandardCharsets.UTF_8));
        List<Finding> found = scanner.scan("a.txt", text.getBytes(StandardCharsets.UTF_8));
        assertThat(expected).as(plain).isNotEmpty();
        assertThat(found)
                .as(text)
                .extracting(Finding::rule)
                .containsExactlyElementsOf(expected.stream().map(Finding::rule).toList());
        for (Finding finding : found) {
            assertThat(finding.message()).contains(", in ");
            assertThat(finding.masked()).isNotEmpty();
            for (Span masked : finding.masked()) {
                int start = text.indexOf(encoded);
                assertThat(masked.offset()).isBetween(start, start + encoded.length());
                assertThat(masked.end()).isBetween(start, start + encoded.length());
            }
        }
    }

    private static String everyByte(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            encoded.append(String.format("%%%02x", b));
        }
        return encoded.toString();
    }
}
