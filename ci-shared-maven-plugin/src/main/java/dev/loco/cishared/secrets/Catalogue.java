package dev.loco.cishared.secrets;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Entries made ready to run: all their literals in one finder, and their patterns, each compiled when it is first tried,
 * since most runs try few of them.
 */
final class Catalogue {
    private static final Pattern GROUP = Pattern.compile("\\(\\?<([a-z]+)>");
    private static final String SECRET = "secret";
    // Read by an entry's own test, no token.
    private static final String BEARER = "bearer";

    private final List<Entry> entries;
    private final List<Search> searches;
    private final Compiled[] compiled;
    private final Map<Integer, Predicate<String>> wholeFiles = new LinkedHashMap<>();

    private static final class Whole {
        static final Catalogue CATALOGUE = new Catalogue(SecretRules.ENTRIES);
    }

    /** All entries; made once. */
    static Catalogue whole() {
        return Whole.CATALOGUE;
    }

    /** The entries that pass, in order of precedence; those of a repository's own come last. */
    static Catalogue of(Predicate<Entry> enabled, List<Entry> own) {
        List<Entry> entries = Stream.concat(SecretRules.ENTRIES.stream(), own.stream())
                .filter(enabled)
                .toList();
        return entries.equals(SecretRules.ENTRIES) ? whole() : new Catalogue(entries);
    }

    /** That a literal belongs to an entry. */
    record Use(int entry, Literal literal) {}

    /**
     * A pass for literals of some entries.
     *
     * @param finder of the literals
     * @param uses by a literal's index
     * @param entries whose literals they are
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Search(LiteralFinder finder, Use[][] uses, List<Integer> entries) {
        private static Search of(
                List<Use> all, Function<Literal, Object> same, Function<List<Literal>, LiteralFinder> finder) {
            Map<Object, List<Use>> bySame = new LinkedHashMap<>();
            for (Use use : all) {
                bySame.computeIfAbsent(same.apply(use.literal().folded()), key -> new ArrayList<>())
                        .add(use);
            }
            List<Literal> literals =
                    bySame.values().stream().map(uses -> uses.get(0).literal()).toList();
            return new Search(
                    finder.apply(literals),
                    bySame.values().stream()
                            .map(uses -> uses.toArray(Use[]::new))
                            .toArray(Use[][]::new),
                    all.stream().map(Use::entry).distinct().toList());
        }
    }

    /** A pattern with the names of the groups that may hold the token, and the pattern of items after it. */
    record Compiled(Pattern pattern, List<String> tokens, boolean hasSecret, Optional<Compiled> items) {
        private static Compiled of(Entry entry) {
            return of(entry.regex(), entry.items().map(items -> of(items, Optional.empty())));
        }

        private static Compiled of(String regex, Optional<Compiled> items) {
            List<String> tokens = new ArrayList<>();
            boolean hasSecret = false;
            Matcher group = GROUP.matcher(regex);
            while (group.find()) {
                String name = group.group(1);
                hasSecret |= name.equals(SECRET);
                if (!name.equals(SECRET) && !name.equals(BEARER)) {
                    tokens.add(name);
                }
            }
            return new Compiled(Pattern.compile(regex), List.copyOf(tokens), hasSecret, items);
        }

        /** Start and end of the credential in the last match. */
        Optional<int[]> secret(Matcher matcher) {
            return hasSecret && matcher.start(SECRET) >= 0
                    ? Optional.of(new int[] {matcher.start(SECRET), matcher.end(SECRET)})
                    : Optional.empty();
        }

        /** Start and end of the token in the last match: of a group for it, else of the credential, else of the match. */
        int[] token(Matcher matcher) {
            for (String name : tokens) {
                if (matcher.start(name) >= 0) {
                    return new int[] {matcher.start(name), matcher.end(name)};
                }
            }
            return secret(matcher).orElseGet(() -> new int[] {matcher.start(), matcher.end()});
        }
    }

    /** The entries in order of precedence. */
    Catalogue(List<Entry> entries) {
        this.entries = List.copyOf(entries);
        compiled = new Compiled[entries.size()];
        for (int i = 0; i < entries.size(); i++) {
            int entry = i;
            entries.get(i).wholeFile().ifPresent(names -> wholeFiles.put(entry, names));
        }
        List<Use> sampled = new ArrayList<>();
        List<Use> stepped = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            List<Literal> literals = entries.get(i).literals();
            // All of an entry's in one search, which tells of them in order.
            List<Use> uses = literals.stream().allMatch(GramFinder::takes) ? sampled : stepped;
            for (Literal literal : literals) {
                uses.add(new Use(i, literal));
            }
        }
        searches = Stream.of(
                        Search.of(sampled, literal -> literal, GramFinder::new),
                        Search.of(stepped, Literal::text, Catalogue::automaton))
                .filter(search -> !search.entries().isEmpty())
                .toList();
    }

    private static LiteralFinder automaton(List<Literal> literals) {
        return new LiteralAutomaton(
                literals.stream().map(literal -> literal.folded().text()).toList());
    }

    int size() {
        return entries.size();
    }

    Entry entry(int index) {
        return entries.get(index);
    }

    /** The searches that find all literals. */
    List<Search> searches() {
        return searches;
    }

    /** The names of files that are tried as a whole, with the entries that do so. */
    Map<Integer, Predicate<String>> wholeFiles() {
        return wholeFiles;
    }

    Compiled compiled(int index) {
        Compiled known = compiled[index];
        if (known == null) {
            known = Compiled.of(entries.get(index));
            compiled[index] = known;
        }
        return known;
    }
}
