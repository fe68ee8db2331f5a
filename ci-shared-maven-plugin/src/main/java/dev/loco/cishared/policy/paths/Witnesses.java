package dev.loco.cishared.policy.paths;

import java.util.List;
import java.util.function.Predicate;

/** Chooses what a path shows where anything may stand. */
final class Witnesses {
    private static final List<String> WORDS = List.of("any", "other", "some", "x", "example");

    private Witnesses() {}

    /** A path of the product that is right; one with a character that no pattern has always is. */
    static String of(Product product, Predicate<Product> right) {
        for (String word : WORDS) {
            String path = product.witness(word);
            if (right.test(Product.of(path))) {
                return path;
            }
        }
        for (int c = '0'; c <= Character.MAX_CODE_POINT; c++) {
            String path = product.witness(Character.toString(c));
            if (Character.isLetterOrDigit(c) && right.test(Product.of(path))) {
                return path;
            }
        }
        throw new IllegalStateException("no character is left for a witness of " + product);
    }
}
