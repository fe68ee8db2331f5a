package dev.loco.cishared.finding;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The findings an old repository was adopted with: they are known and fail nothing. A finding is known as often as it
 * was counted; one more on an equal line is new.
 *
 * @param entries sorted by file, rule and fingerprint, each fingerprint once
 */
public record Baseline(List<Entry> entries) {

    /**
     * What is known of one fingerprint. Rule and file are in the fingerprint already; here they are for a person to read.
     *
     * @param fingerprint of the findings
     * @param rule id of their rule
     * @param file where they lie
     * @param count how many there are, at least 1
     */
    public record Entry(Fingerprint fingerprint, String rule, String file, int count) implements Comparable<Entry> {
        public Entry {
            if (count < 1) {
                throw new IllegalArgumentException("a baseline entry that counts " + count);
            }
        }

        /** By file, rule, fingerprint. */
        @Override
        public int compareTo(Entry other) {
            int byFile = file.compareTo(other.file);
            int byRule = byFile != 0 ? byFile : rule.compareTo(other.rule);
            return byRule != 0 ? byRule : fingerprint.compareTo(other.fingerprint);
        }
    }

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
        if (entries.stream().map(Entry::fingerprint).distinct().count() != entries.size()) {
            throw new IllegalArgumentException("a baseline with a fingerprint twice");
        }
    }

    /** One that knows nothing. */
    public static Baseline empty() {
        return new Baseline(List.of());
    }

    /** One that knows exactly these findings. */
    public static Baseline of(Collection<Finding> findings, Sources sources) {
        Map<Fingerprint, Entry> entries = new TreeMap<>();
        for (Finding finding : findings) {
            Fingerprint print = Fingerprint.of(finding, sources);
            Entry one = new Entry(print, finding.rule().id(), finding.primary().file(), 1);
            entries.merge(print, one, (a, b) -> new Entry(print, a.rule(), a.file(), a.count() + 1));
        }
        return new Baseline(List.copyOf(entries.values()));
    }

    /** Which of the findings are new, and which entries are met by none. Of equal findings the last ones are new. */
    public Comparison compare(Collection<Finding> findings, Sources sources) {
        Map<Fingerprint, Integer> left = new HashMap<>();
        entries.forEach(entry -> left.put(entry.fingerprint(), entry.count()));
        List<Finding> fresh = new ArrayList<>();
        int known = 0;
        for (Finding finding : findings) {
            Fingerprint print = Fingerprint.of(finding, sources);
            int rest = left.getOrDefault(print, 0);
            if (rest > 0) {
                left.put(print, rest - 1);
                known++;
            } else {
                fresh.add(finding);
            }
        }
        List<Entry> gone = new ArrayList<>();
        for (Entry entry : entries) {
            int rest = left.getOrDefault(entry.fingerprint(), 0);
            if (rest > 0) {
                gone.add(new Entry(entry.fingerprint(), entry.rule(), entry.file(), rest));
            }
        }
        return new Comparison(fresh, known, gone);
    }
}
