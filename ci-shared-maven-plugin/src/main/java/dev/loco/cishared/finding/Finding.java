package dev.loco.cishared.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One thing that is wrong, where, and what to do about it. A finding is a value and never an exception; an exception
 * means "could not run".
 *
 * <p>Made with {@link #of} and the {@code with…} methods. Order is by file, offset, rule, message.
 *
 * @param rule the rule that says it
 * @param severity usually the rule's own
 * @param message one sentence without a full stop: what is wrong, with the found and the expected value
 * @param primary the token it is about
 * @param label a short phrase for the caret line: {@code found `v1.0.3`, expected `v1`}; may be empty
 * @param related further places that explain it
 * @param help what to do, one imperative sentence without a full stop
 * @param fix the edits that mend it, when they are known
 * @param masked spans of the primary's file that hold a credential and must not be printed by any rendering
 * @param past where in the history it stands, for one that was found there and not in the files as they are
 */
public record Finding(
        Rule rule,
        Severity severity,
        String message,
        Span primary,
        String label,
        List<Related> related,
        String help,
        Optional<Fix> fix,
        List<Span> masked,
        Optional<Past> past)
        implements Comparable<Finding> {
    private static final Comparator<Finding> ORDER = Comparator.comparing((Finding f) -> f.primary.file())
            .thenComparingInt(f -> f.primary.offset())
            .thenComparing(Finding::rule)
            .thenComparing(Finding::message)
            .thenComparing(Finding::primary)
            .thenComparing(f -> f.past.map(Past::commit).orElse(""));

    public Finding {
        related = List.copyOf(related);
        masked = List.copyOf(masked);
    }

    /** A finding of the rule's own severity; {@code help} says what to do. */
    public static Finding of(Rule rule, Span primary, String message, String help) {
        return new Finding(
                rule,
                rule.severity(),
                message,
                primary,
                "",
                List.of(),
                help,
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    /** The same with a phrase for the caret line. */
    public Finding withLabel(String newLabel) {
        return new Finding(rule, severity, message, primary, newLabel, related, help, fix, masked, past);
    }

    /** The same, graver or milder. */
    public Finding withSeverity(Severity newSeverity) {
        return new Finding(rule, newSeverity, message, primary, label, related, help, fix, masked, past);
    }

    /** The same with another word on what to do. */
    public Finding withHelp(String newHelp) {
        return new Finding(rule, severity, message, primary, label, related, newHelp, fix, masked, past);
    }

    /** The same with one more place that explains it. */
    public Finding withRelated(Related one) {
        List<Related> more = new ArrayList<>(related);
        more.add(one);
        return new Finding(rule, severity, message, primary, label, more, help, fix, masked, past);
    }

    /** The same with a fix. */
    public Finding withFix(Fix newFix) {
        return new Finding(rule, severity, message, primary, label, related, help, Optional.of(newFix), masked, past);
    }

    /** The same without a fix. */
    public Finding withoutFix() {
        return new Finding(rule, severity, message, primary, label, related, help, Optional.empty(), masked, past);
    }

    /** The same with one more stretch that no rendering may print. */
    public Finding withMasked(Span credential) {
        List<Span> more = new ArrayList<>(masked);
        more.add(credential);
        return new Finding(rule, severity, message, primary, label, related, help, fix, more, past);
    }

    /** The same as one of the history; its words are those lines' that it has with it. */
    public Finding withPast(Past where) {
        return new Finding(rule, severity, message, primary, label, related, help, fix, masked, Optional.of(where));
    }

    /** Whether {@code fix} can mend it by itself. */
    public boolean fixable() {
        return fix.isPresent() && fix.get().safety() == Fix.Safety.SAFE;
    }

    @Override
    public int compareTo(Finding other) {
        return ORDER.compare(this, other);
    }
}
