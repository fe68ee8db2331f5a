package dev.loco.cishared.secrets.pattern;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Derives texts of which one stands in every match of a pattern, letters of either case alike. From the leaves of the
 * pattern up it is told of each part which texts it is made of, when these are few, what its matches begin and end with,
 * and which set of texts inside it is the rarest; what one part ends with and the next begins with make longer ones.
 */
public final class Factors {
    /** More texts than this are not looked for. */
    public static final int MOST = 64;

    /** A text of fewer characters occurs everywhere. */
    public static final int SHORTEST = 3;

    /** One character less will do for a text that so many characters of a token follow. */
    public static final int LONG_RUN = 8;

    /** What tokens are made of. */
    public static final ByteSet TOKEN = ByteSet.LETTERS.or(ByteSet.DIGITS).or(ByteSet.ofAll("-_"));

    // Longer ones are hardly rarer, and every character costs room.
    private static final int LONGEST = 16;
    private static final int MOST_COPIES = 24;
    private static final int MOST_CHARACTERS = 300;

    /**
     * What is known of a part of a pattern.
     *
     * @param exact all texts that it matches; empty when they are too many
     * @param starts every match starts with one of these; the empty text when nothing is known
     * @param ends every match ends with one of these
     * @param best one of these stands in every match; empty when nothing usable is known
     */
    private record Known(Set<String> exact, Set<Factor> starts, Set<String> ends, Set<Factor> best) {
        static final Known NOTHING = new Known(Set.of(), Set.of(Factor.of("")), Set.of(""), Set.of());

        static Known exactly(Set<String> texts) {
            return new Known(texts, factors(texts), texts, usable(factors(texts)));
        }
    }

    private Factors() {}

    /** The texts, in order; empty when none is told, or none worth looking for. */
    public static List<Factor> of(Node node) {
        Set<Factor> best = shortened(known(node).best());
        List<Factor> factors = new ArrayList<>(best);
        // Where a text is found, one that it is a part of is found too.
        factors.removeIf(factor -> best.stream()
                .anyMatch(other ->
                        !other.equals(factor) && other.isText() && factor.text().contains(other.text())));
        factors.sort(Comparator.comparing(Factor::text));
        return factors;
    }

    /** The first characters of each, where all of them together would take too much room. */
    private static Set<Factor> shortened(Set<Factor> factors) {
        Set<Factor> shortened = factors;
        for (int most = LONGEST; most > SHORTEST && length(shortened) > MOST_CHARACTERS; most--) {
            Set<Factor> shorter = new LinkedHashSet<>();
            for (Factor factor : shortened) {
                boolean fits = factor.text().length() <= most;
                shorter.add(fits ? factor : Factor.of(factor.text().substring(0, most)));
            }
            shortened = shorter;
        }
        return shortened;
    }

    private static int length(Set<Factor> factors) {
        return factors.stream().mapToInt(factor -> factor.text().length()).sum();
    }

    /** How many places of a text are to be expected a byte of ordinary files, with either of these. */
    public static double frequency(Iterable<Factor> factors) {
        double sum = 0;
        for (Factor factor : factors) {
            sum += Frequency.of(factor);
        }
        return sum;
    }

    private static Known known(Node node) {
        if (node instanceof Node.One one) {
            return one(one.set());
        }
        if (node instanceof Node.Sequence sequence) {
            Known known = Known.exactly(Set.of(""));
            for (Node part : sequence.parts()) {
                known = then(known, known(part));
            }
            return known;
        }
        if (node instanceof Node.Choice choice) {
            return choice.ways().stream()
                    .map(Factors::known)
                    .reduce(Factors::either)
                    .orElse(Known.NOTHING);
        }
        if (node instanceof Node.Repeat repeat) {
            return repeat(repeat);
        }
        return Known.exactly(Set.of(""));
    }

    private static Known one(ByteSet set) {
        Set<String> texts = new TreeSet<>();
        for (int b = 0; b < 256; b++) {
            if (set.has(b)) {
                if (b >= 128) {
                    return Known.NOTHING;
                }
                texts.add(String.valueOf((char) Character.toLowerCase(b)));
            }
        }
        return texts.isEmpty() || texts.size() > MOST / 2 ? Known.NOTHING : Known.exactly(texts);
    }

    private static Known repeat(Node.Repeat repeat) {
        Known one = known(repeat.of());
        if (repeat.least() == 0) {
            if (repeat.most() != 1 || one.exact().isEmpty()) {
                return Known.NOTHING;
            }
            Set<String> texts = new LinkedHashSet<>(one.exact());
            texts.add("");
            return Known.exactly(texts);
        }
        int copies = Math.min(repeat.least(), MOST_COPIES);
        Known known = one;
        for (int i = 1; i < copies; i++) {
            known = then(known, one);
        }
        if (repeat.most() != copies) {
            known = new Known(Set.of(), known.starts(), known.ends(), known.best());
        }
        boolean run = repeat.least() >= LONG_RUN
                && repeat.of() instanceof Node.One few
                && few.set().isIn(TOKEN);
        if (run && known.exact().isEmpty()) {
            Factor follows = new Factor("", repeat.least(), ((Node.One) repeat.of()).set());
            return new Known(Set.of(), Set.of(follows), known.ends(), known.best());
        }
        return known;
    }

    private static Known then(Known first, Known second) {
        boolean exactFirst = !first.exact().isEmpty();
        boolean exactSecond = !second.exact().isEmpty();
        Set<String> exact = exactFirst && exactSecond ? joined(first.exact(), second.exact()) : Set.of();
        if (!exact.isEmpty()) {
            return Known.exactly(exact);
        }
        Set<Factor> across = crossed(first.ends(), second.starts());
        Set<Factor> starts = exactFirst && !across.isEmpty() ? across : first.starts();
        Set<String> joined = exactSecond ? joined(first.ends(), second.exact()) : Set.of();
        Set<String> ends = joined.isEmpty() ? second.ends() : joined;
        return new Known(Set.of(), starts, ends, rarest(usable(across), first.best(), second.best()));
    }

    private static Known either(Known first, Known second) {
        Set<String> exact = first.exact().isEmpty() || second.exact().isEmpty()
                ? Set.of()
                : bounded(union(first.exact(), second.exact()));
        Set<Factor> starts = bounded(union(first.starts(), second.starts()));
        Set<String> ends = bounded(union(first.ends(), second.ends()));
        Set<Factor> best = first.best().isEmpty() || second.best().isEmpty()
                ? Set.of()
                : bounded(union(first.best(), second.best()));
        return new Known(
                exact, starts.isEmpty() ? Set.of(Factor.of("")) : starts, ends.isEmpty() ? Set.of("") : ends, best);
    }

    @SafeVarargs
    private static Set<Factor> rarest(Set<Factor>... sets) {
        Set<Factor> rarest = Set.of();
        double least = Double.MAX_VALUE;
        for (Set<Factor> set : sets) {
            double frequency = frequency(set);
            if (!set.isEmpty() && frequency < least) {
                rarest = set;
                least = frequency;
            }
        }
        return rarest;
    }

    /** The set, unless one of it is too short to be looked for. */
    private static Set<Factor> usable(Set<Factor> factors) {
        for (Factor factor : factors) {
            int shortest = factor.run() >= LONG_RUN ? SHORTEST - 1 : SHORTEST;
            if (factor.text().length() < shortest) {
                return Set.of();
            }
        }
        return factors;
    }

    private static Set<Factor> crossed(Set<String> ends, Set<Factor> starts) {
        Set<Factor> crossed = new LinkedHashSet<>();
        for (String end : ends) {
            for (Factor start : starts) {
                Factor both = start.after(end);
                int most = LONGEST + LONG_RUN;
                crossed.add(both.text().length() > most ? Factor.of(both.text().substring(0, most)) : both);
            }
        }
        return bounded(crossed);
    }

    private static Set<String> joined(Set<String> firsts, Set<String> seconds) {
        Set<String> joined = new LinkedHashSet<>();
        for (String first : firsts) {
            for (String second : seconds) {
                joined.add(first + second);
            }
        }
        boolean tooLong = joined.stream().anyMatch(text -> text.length() > LONGEST);
        return tooLong ? Set.of() : bounded(joined);
    }

    private static <T> Set<T> bounded(Set<T> set) {
        return set.size() > MOST ? Set.of() : set;
    }

    private static <T> Set<T> union(Set<T> first, Set<T> second) {
        Set<T> union = new LinkedHashSet<>(first);
        union.addAll(second);
        return union;
    }

    private static Set<Factor> factors(Set<String> texts) {
        Set<Factor> factors = new LinkedHashSet<>();
        texts.forEach(text -> factors.add(Factor.of(text)));
        return factors;
    }
}
