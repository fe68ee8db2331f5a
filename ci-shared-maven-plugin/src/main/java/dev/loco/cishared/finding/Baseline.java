package dev.loco.cishared.finding;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The findings an old repository was adopted with: they are known and fail nothing. A finding is known as often as it
 * was counted; one more on an equal line is new.
 *
 * <p>What stands only in the history is known there and nowhere else: put back into a file it is new.
 *
 * @param entries sorted by file, rule and fingerprint, each fingerprint at most once of the files and once of the history
 */
public record Baseline(List<Entry> entries) {

    /**
     * What is known of one fingerprint. Rule and file are in the fingerprint already; here they are for a person to read.
     *
     * @param fingerprint of the findings
     * @param rule id of their rule
     * @param file where they lie
     * @param count how many there are, at least 1
     * @param commit of the history: the id of a commit that has it; empty for what stands in the files
     */
    public record Entry(Fingerprint fingerprint, String rule, String file, int count, Optional<String> commit)
            implements Comparable<Entry> {
        public Entry {
            if (count < 1) {
                throw new IllegalArgumentException("a baseline entry that counts " + count);
            }
        }

        /** One of the files as they are. */
        public Entry(Fingerprint fingerprint, String rule, String file, int count) {
            this(fingerprint, rule, file, count, Optional.empty());
        }

        private Key key() {
            return new Key(fingerprint, commit.isPresent());
        }

        private Entry counting(int other) {
            return new Entry(fingerprint, rule, file, other, commit);
        }

        /** By file, rule, fingerprint, those of the files first. */
        @Override
        public int compareTo(Entry other) {
            int byFile = file.compareTo(other.file);
            int byRule = byFile != 0 ? byFile : rule.compareTo(other.rule);
            int byPrint = byRule != 0 ? byRule : fingerprint.compareTo(other.fingerprint);
            return byPrint != 0 ? byPrint : commit.orElse("").compareTo(other.commit.orElse(""));
        }
    }

    private record Key(Fingerprint fingerprint, boolean past) {}

    /**
     * Findings held against a baseline.
     *
     * @param fresh those it does not know, in their order
     * @param known how many it knows
     * @param gone what it knows and no longer occurs: entries with the count that is missing
     */
    public record Comparison(List<Finding> fresh, int known, List<Entry> gone) {
        public Comparison {
            fresh = List.copyOf(fresh);
            gone = List.copyOf(gone);
        }
    }

    public Baseline {
        entries = entries.stream().sorted().toList();
        if (entries.stream().map(Entry::key).distinct().count() != entries.size()) {
            throw new IllegalArgumentException("a baseline with a fingerprint twice");
        }
    }

    /** One that knows nothing. */
    public static Baseline empty() {
        return new Baseline(List.of());
    }

    /** One that knows exactly these findings. */
    public static Baseline of(Collection<Finding> findings, Sources sources) {
        Map<Key, Entry> entries = new LinkedHashMap<>();
        for (Finding finding : findings) {
            Fingerprint print = sources.fingerprint(finding);
            Optional<String> commit = finding.past().map(Past::commit);
            Entry one = new Entry(print, finding.rule().id(), finding.primary().file(), 1, commit);
            entries.merge(one.key(), one, (a, b) -> a.counting(a.count() + 1));
        }
        return new Baseline(List.copyOf(entries.values()));
    }

    /** This one and another; of an entry that both have, the greater count. */
    public Baseline with(Baseline other) {
        Map<Key, Entry> all = new LinkedHashMap<>();
        other.entries.forEach(entry -> all.put(entry.key(), entry));
        entries.forEach(entry -> all.merge(entry.key(), entry, (a, b) -> b.counting(Math.max(a.count(), b.count()))));
        return new Baseline(List.copyOf(all.values()));
    }

    /** Only some of the entries. */
    public Baseline only(Predicate<Entry> wanted) {
        return new Baseline(entries.stream().filter(wanted).toList());
    }

    /** Which of the findings are new, and which entries are met by none. Of equal findings the last ones are new. */
    public Comparison compare(Collection<Finding> findings, Sources sources) {
        Map<Key, Integer> left = new HashMap<>();
        entries.forEach(entry -> left.put(entry.key(), entry.count()));
        List<Finding> fresh = new ArrayList<>();
        int known = 0;
        for (Finding finding : findings) {
            Fingerprint print = sources.fingerprint(finding);
            Key own = new Key(print, finding.past().isPresent());
            // What stands in a file stands in the history too, once it is committed.
            Key key = own.past() && !left.containsKey(own) ? new Key(print, false) : own;
            int rest = left.getOrDefault(key, 0);
            if (rest > 0) {
                left.put(key, rest - 1);
                known++;
            } else {
                fresh.add(finding);
            }
        }
        List<Entry> gone = new ArrayList<>();
        for (Entry entry : entries) {
            int rest = left.getOrDefault(entry.key(), 0);
            if (rest > 0) {
                gone.add(entry.counting(rest));
            }
        }
        return new Comparison(fresh, known, gone);
    }
}
