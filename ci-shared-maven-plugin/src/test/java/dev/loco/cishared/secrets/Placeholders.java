package dev.loco.cishared.secrets;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Expands expressions that stand for random text, so that tests have credentials and the repository has none:
 *
 * <ul>
 *   <li>{@code {{base62:N}}} (N characters, one of them a digit, both cases among them, as 98 in 100 tokens have it),
 *       {@code {{letters:N}}}, {@code {{base64url:N}}}, {@code {{base64:N}}}, {@code {{hex:N}}}, {@code {{uuid}}}
 *   <li>{@code {{ssc}}}: what follows {@code hvs.} in a token that is no root token
 *   <li>{@code {{jwt}}}, and {@code {{wrapping-jwt}}} with the claims of a response-wrapping token
 * </ul>
 *
 * Everything else in double braces stays as it is.
 */
public final class Placeholders {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final String BASE62 = LETTERS + "0123456789";
    private static final Pattern EXPRESSION = Pattern.compile(
            "\\{\\{(?:(base62|letters|base64url|base64|hex):(\\d{1,5})|(uuid|ssc|jwt|wrapping-jwt))\\}\\}");

    private Placeholders() {}

    /** The text with every expression expanded; the same seed gives the same text. */
    public static String expand(String text, long seed) {
        Random random = new Random(seed);
        Matcher expression = EXPRESSION.matcher(text);
        StringBuilder expanded = new StringBuilder();
        while (expression.find()) {
            String made = expression.group(3) != null
                    ? named(expression.group(3), random)
                    : characters(expression.group(1), Integer.parseInt(expression.group(2)), random);
            expression.appendReplacement(expanded, Matcher.quoteReplacement(made));
        }
        return expression.appendTail(expanded).toString();
    }

    private static String named(String name, Random random) {
        String head = "{\"alg\":\"ES512\",\"typ\":\"JWT\"}";
        return switch (name) {
            case "uuid" ->
                draw("0123456789abcdef", 32, random).replaceFirst("(.{8})(.{4})(.{4})(.{4})", "$1-$2-$3-$4-");
            // Version 1, 32 bytes of HMAC, and the inner token, as in helper/tokens.proto of OpenBao.
            case "ssc" -> "CAESI" + draw(BASE62 + "-_", 87, random);
            case "jwt" -> jwt(head, "{\"sub\":\"" + draw(BASE62, 12, random) + "\",\"type\":\"access\"}", random);
            case "wrapping-jwt" ->
                jwt(
                        head,
                        "{\"accessor\":\"\",\"addr\":\"https://bao.example.org\",\"exp\":1500000300,\"iat\":1500000000,"
                                + "\"jti\":\"hvs." + draw(BASE62, 24, random) + "\",\"type\":\"wrapping\"}",
                        random);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static String characters(String alphabet, int count, Random random) {
        return switch (alphabet) {
            case "base62" -> mixed(count, random);
            case "letters" -> draw(LETTERS, count, random);
            case "base64url" -> draw(BASE62 + "-_", count, random);
            case "base64" -> draw(BASE62 + "+/", count, random);
            case "hex" -> draw("0123456789abcdef", count, random);
            default -> throw new IllegalArgumentException(alphabet);
        };
    }

    private static String mixed(int count, Random random) {
        while (true) {
            String drawn = draw(BASE62, count, random);
            boolean mixed = drawn.matches(".*[0-9].*") && drawn.matches(".*[a-z].*") && drawn.matches(".*[A-Z].*");
            if (mixed || count < 3) {
                return drawn;
            }
        }
    }

    private static String jwt(String head, String claims, Random random) {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        return base64.encodeToString(head.getBytes(StandardCharsets.UTF_8))
                + '.'
                + base64.encodeToString(claims.getBytes(StandardCharsets.UTF_8))
                + '.'
                + draw(BASE62 + "-_", 176, random);
    }

    private static String draw(String alphabet, int count, Random random) {
        StringBuilder drawn = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            drawn.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return drawn.toString();
    }
}
