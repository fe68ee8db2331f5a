package dev.loco.cishared.policy.paths;

import java.util.Collection;
import java.util.List;

/** Chooses what a witness shows where anything may stand: a word that no pattern concerned reacts to. */
final class Fresh {
    private static final List<String> WORDS = List.of("any", "other", "some", "x", "example", "any-1", "any-2");

    private Fresh() {}

    /** A path of the product that exactly those matchers match which match all of the product. */
    static String witness(Product product, Collection<Matcher> matchers) {
        for (String word : WORDS) {
            String path = product.witness(word);
            if (matchers.stream().allMatch(m -> m.matches(path) == product.within(m))) {
                return path;
            }
        }
        return product.witness(unusedCharacter(matchers));
    }

    private static String unusedCharacter(Collection<Matcher> matchers) {
        StringBuilder used = new StringBuilder();
        matchers.forEach(m -> used.append(m.pattern().text()));
        String all = used.toString();
        int candidate = '0';
        while (candidate == '/' || candidate == '+' || candidate == '*' || all.indexOf(candidate) >= 0) {
            candidate++;
        }
        return Character.toString(candidate);
    }
}
