package dev.loco.cishared.secrets;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
    private final LiteralFinder finder;
    private final Use[][] uses;
    private final Compiled[] compiled;

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

    /** A pattern with the names of the groups that may hold the token. */
    record Compiled(Pattern pattern, List<String> tokens, boolean hasSecret) {
        private static Compiled of(String regex) {
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
            return new Compiled(Pattern.compile(regex), List.copyOf(tokens), hasSecret);
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
        Map<String, List<Use>> byText = new LinkedHashMap<>();
        for (int i = 0; i < entries.size(); i++) {
            for (Literal literal : entries.get(i).literals()) {
                byText.computeIfAbsent(literal.text().toLowerCase(Locale.ROOT), text -> new ArrayList<>())
                        .add(new Use(i, literal));
            }
        }
        finder = new LiteralAutomaton(List.copyOf(byText.keySet()));
        uses = byText.values().stream().map(list -> list.toArray(Use[]::new)).toArray(Use[][]::new);
    }

    int size() {
        return entries.size();
    }

    Entry entry(int index) {
        return entries.get(index);
    }

    LiteralFinder finder() {
        return finder;
    }

    /** The entries that a literal of the finder belongs to. */
    Use[] uses(int literal) {
        return uses[literal];
    }

    Compiled compiled(int index) {
        Compiled known = compiled[index];
        if (known == null) {
            known = Compiled.of(entries.get(index).regex());
            compiled[index] = known;
        }
        return known;
    }
}
