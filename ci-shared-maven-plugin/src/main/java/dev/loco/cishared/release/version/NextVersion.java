package dev.loco.cishared.release.version;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which version comes next. */
public sealed interface NextVersion {
    /** That one. */
    record Next(SemanticVersion version) implements NextVersion {}

    /** None: nothing asks for a release. */
    record Nothing() implements NextVersion {}

    /** None that could be told, and why, without a full stop. */
    record Problem(String why) implements NextVersion {}

    /**
     * The next release.
     *
     * @param base the highest release before
     * @param current the highest version before, pre-releases included
     * @param level how much the changes since {@code base} ask for
     * @param initial the first version of all, taken as it is
     */
    static NextVersion release(
            Optional<SemanticVersion> base,
            Optional<SemanticVersion> current,
            Level level,
            Zero zero,
            SemanticVersion initial) {
        if (level == Level.NONE) {
            return new Nothing();
        }
        SemanticVersion next = base.isPresent() ? raised(base.get(), level, zero) : initial;
        // Pre-releases may have promised more than the commits ask for: 2.0.0 comes after 2.0.0-rc.1.
        SemanticVersion promised = current.map(SemanticVersion::core).orElse(next);
        return new Next(promised.compareTo(next) > 0 ? promised : next);
    }

    /**
     * The next pre-release.
     *
     * @param label one or more identifiers: {@code rc}
     * @param fresh whether anything since {@code current} asks for a release
     */
    static NextVersion prerelease(
            Optional<SemanticVersion> base,
            Optional<SemanticVersion> current,
            Level level,
            boolean fresh,
            Zero zero,
            SemanticVersion initial,
            String label) {
        Optional<List<String>> identifiers = SemanticVersion.identifiers(label);
        if (identifiers.isEmpty()) {
            return new Problem("`" + label + "` cannot label a pre-release: letters, digits and hyphens, with dots"
                    + " between, such as rc");
        }
        if (level == Level.NONE || !fresh) {
            return new Nothing();
        }
        SemanticVersion core = ((Next) release(base, current, level, zero, initial)).version();
        if (core.isPrerelease()) {
            return new Next(core);
        }
        BigInteger number = BigInteger.ONE;
        if (current.isPresent()
                && current.get().isPrerelease()
                && current.get().core().equals(core)) {
            List<String> labels = current.get().prerelease();
            String last = labels.get(labels.size() - 1);
            if (labels.size() == identifiers.get().size() + 1
                    && labels.subList(0, labels.size() - 1).equals(identifiers.get())
                    && SemanticVersion.isNumber(last)) {
                number = new BigInteger(last).add(BigInteger.ONE);
            }
        }
        List<String> all = new ArrayList<>(identifiers.get());
        all.add(number.toString());
        SemanticVersion next = new SemanticVersion(core.major(), core.minor(), core.patch(), all, List.of());
        if (current.isPresent() && SemanticVersion.PRECEDENCE.compare(next, current.get()) <= 0) {
            return new Problem(next + " would not come after " + current.get()
                    + ", which is there; take a label that sorts behind it, or release it");
        }
        return new Next(next);
    }

    private static SemanticVersion raised(SemanticVersion base, Level level, Zero zero) {
        Level effective = base.major().signum() == 0 ? zero.onZero(level) : level;
        BigInteger one = BigInteger.ONE;
        BigInteger none = BigInteger.ZERO;
        return switch (effective) {
            case MAJOR -> new SemanticVersion(base.major().add(one), none, none, List.of(), List.of());
            case MINOR -> new SemanticVersion(base.major(), base.minor().add(one), none, List.of(), List.of());
            default ->
                new SemanticVersion(base.major(), base.minor(), base.patch().add(one), List.of(), List.of());
        };
    }
}
