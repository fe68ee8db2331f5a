package dev.loco.cishared.secrets;

import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.secrets.pattern.Factor;
import dev.loco.cishared.secrets.pattern.Factors;
import dev.loco.cishared.secrets.pattern.PatternReader;
import java.util.List;

/**
 * A rule that a repository adds to the catalogue for itself.
 *
 * @param id {@code namespace/name}, in a namespace of the repository's own
 * @param literals texts of which one stands in every match, whatever their case; the pattern is tried only near them.
 *     Empty to have them derived from the pattern
 * @param regex tried on the line of a literal; what its group {@code secret} matches is masked
 * @param message what is wrong, one sentence without a full stop
 * @param help what to do
 * @param severity how grave it is
 * @param files globs as in {@link SecretSettings#excluded}; only files that one of them matches are looked at, all when
 *     there is none
 * @param not patterns; a match in which one of them is found, up to the end of its group {@code secret}, is not reported
 * @param matches texts that it must report
 * @param ignores texts that it must not report
 */
public record OwnPattern(
        String id,
        List<String> literals,
        String regex,
        String message,
        String help,
        Severity severity,
        List<String> files,
        List<String> not,
        List<String> matches,
        List<String> ignores) {

    public OwnPattern {
        literals = List.copyOf(literals);
        files = List.copyOf(files);
        not = List.copyOf(not);
        matches = List.copyOf(matches);
        ignores = List.copyOf(ignores);
    }

    /** What of a rule is at fault. */
    public enum Part {
        ID,
        LITERALS,
        PATTERN,
        NOT,
        MATCHES,
        IGNORES
    }

    /**
     * Why a rule is refused.
     *
     * @param part what is at fault
     * @param item which one of several, from 0
     * @param offset where in its text, or -1
     * @param found in a phrase
     * @param expected in a phrase
     */
    public record Fault(Part part, int item, int offset, String found, String expected) {}

    /** An error in all files, without examples. */
    public static OwnPattern of(String id, List<String> literals, String regex, String message, String help) {
        return new OwnPattern(
                id, literals, regex, message, help, Severity.ERROR, List.of(), List.of(), List.of(), List.of());
    }

    /** What keeps it from being used; empty when it can be used. */
    public List<Fault> faults() {
        return new OwnPatternCheck(this).faults();
    }

    /** Whether one finder has room for the literals of all of them, beside those of the catalogue. */
    public static boolean fit(List<OwnPattern> patterns) {
        try {
            List<Entry> own = patterns.stream().map(OwnPattern::entry).toList();
            return Catalogue.of(entry -> true, own).size() > 0;
        } catch (IllegalArgumentException tooMany) {
            return false;
        }
    }

    /** The rule its findings have. */
    public Rule rule() {
        return new Rule(id, severity, message, "a rule that this repository added for itself in .ci-shared.yml");
    }

    /** What the finder looks for: the literals, or what was derived in their place. */
    public List<String> wanted() {
        return literals.isEmpty()
                ? Factors.of(PatternReader.read(regex)).stream()
                        .map(Factor::text)
                        .toList()
                : literals;
    }

    Entry entry() {
        Globs globs = new Globs(files);
        return entryForAll().withFiles(file -> files.isEmpty() || globs.match(file));
    }

    /** The entry for files of any name. */
    Entry entryForAll() {
        Entry.Draft draft = Entry.of(rule()).says(message, "").help(help).pattern(Reach.LINE, regex);
        List<LazyPattern> exclusions = not.stream().map(LazyPattern::bounded).toList();
        if (!exclusions.isEmpty()) {
            // For a person what stands before the secret is part of what was found.
            draft.when(match -> exclusions.stream().noneMatch(one -> one.isIn(match.lead() + match.value())));
        }
        if (!literals.isEmpty()) {
            return draft.literals(literals.toArray(String[]::new)).entry();
        }
        for (Factor factor : Factors.of(PatternReader.read(regex))) {
            draft.literal(Literal.of(factor));
        }
        return draft.entry();
    }
}
