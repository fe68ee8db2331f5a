package dev.loco.cishared.policy.paths;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * All paths of one depth that meet one condition a segment.
 *
 * @param texts what the segment is, or begins with
 * @param begins whether it only begins with it
 */
record Product(String[] texts, boolean[] begins) {

    /** The paths of that depth which the matcher matches; empty when there are none. */
    static Optional<Product> of(Matcher matcher, int depth) {
        List<String> segments = matcher.pattern().segments();
        boolean open = matcher.pattern().open();
        int own = matcher.slashless() ? depth - 1 : depth;
        int count = segments.size();
        if (own < 1 || (open ? own < count : own != count)) {
            return Optional.empty();
        }
        String[] texts = new String[depth];
        boolean[] begins = new boolean[depth];
        for (int i = 0; i < own; i++) {
            boolean rest = open && i >= count - 1;
            boolean any = i >= count || (!rest && segments.get(i).equals("+"));
            texts[i] = any ? "" : segments.get(i);
            begins[i] = any || rest;
        }
        if (matcher.slashless()) {
            texts[own] = "";
        }
        if (texts[0].isEmpty() && !begins[0]) {
            // OpenBao takes leading slashes away: no request's path begins with an empty segment.
            return Optional.empty();
        }
        return Optional.of(new Product(texts, begins));
    }

    /** The paths of that depth which all of the matchers match. */
    static Optional<Product> of(List<Matcher> matchers, int depth) {
        Optional<Product> all = of(matchers.get(0), depth);
        for (int i = 1; i < matchers.size() && all.isPresent(); i++) {
            Optional<Product> one = of(matchers.get(i), depth);
            all = one.isPresent() ? all.get().and(one.get()) : one;
        }
        return all;
    }

    /** The one path alone. */
    static Product of(String path) {
        String[] texts = path.split("/", -1);
        return new Product(texts, new boolean[texts.length]);
    }

    /** Those of its paths that end in a slash. */
    Optional<Product> slashed() {
        int last = texts.length - 1;
        if (last == 0 || !texts[last].isEmpty()) {
            return Optional.empty();
        }
        boolean[] closed = begins.clone();
        closed[last] = false;
        return Optional.of(new Product(texts, closed));
    }

    /** The paths that are in both, which have one depth. */
    Optional<Product> and(Product other) {
        int depth = texts.length;
        String[] both = new String[depth];
        boolean[] open = new boolean[depth];
        for (int i = 0; i < depth; i++) {
            String mine = texts[i];
            String its = other.texts[i];
            boolean fits;
            if (begins[i] && other.begins[i]) {
                fits = mine.startsWith(its) || its.startsWith(mine);
                both[i] = mine.length() >= its.length() ? mine : its;
            } else if (begins[i]) {
                fits = its.startsWith(mine);
                both[i] = its;
            } else {
                fits = other.begins[i] ? mine.startsWith(its) : mine.equals(its);
                both[i] = mine;
            }
            if (!fits) {
                return Optional.empty();
            }
            open[i] = begins[i] && other.begins[i];
        }
        return Optional.of(new Product(both, open));
    }

    /** Whether the matcher matches all of its paths. */
    boolean within(Matcher matcher) {
        int own = matcher.slashless() ? texts.length - 1 : texts.length;
        if (matcher.slashless() && (own < 1 || begins[own] || !texts[own].isEmpty())) {
            return false;
        }
        return matcher.matchesAll(texts, begins, own);
    }

    /** One of its paths; {@code any} stands where anything may stand, and occurs in no pattern concerned. */
    String witness(String any) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < texts.length; i++) {
            path.append(i == 0 ? "" : "/").append(texts[i]).append(begins[i] ? any : "");
        }
        return path.toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Product that && Arrays.equals(texts, that.texts) && Arrays.equals(begins, that.begins);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(texts) * 31 + Arrays.hashCode(begins);
    }

    @Override
    public String toString() {
        return witness("…");
    }
}
