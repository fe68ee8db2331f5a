package dev.loco.cishared.version;

import dev.loco.cishared.version.NextPreRelease.Next;
import dev.loco.cishared.version.NextPreRelease.Nothing;
import dev.loco.cishared.version.NextPreRelease.Problem;
import java.math.BigInteger;
import java.util.Optional;

/**
 * Which version comes next. Build metadata of what was before is dropped.
 *
 * @param zero what a breaking change means on 0.x
 * @param initial the first release, used as it is and never raised
 */
public record NextVersion(Zero zero, SemanticVersion initial) {
    /** Breaking is minor on 0.x; the first release is 0.1.0. */
    public static final NextVersion DEFAULT =
            new NextVersion(Zero.MINOR, SemanticVersion.of(BigInteger.ZERO, BigInteger.ONE, BigInteger.ZERO));

    /**
     * The full release after one version, by the level of the changes since that version alone. A pre-release leads to its
     * own full release when that is a step of the level already: patch and minor after {@code 1.3.0-rc.1} are 1.3.0.
     *
     * @return empty when the level is {@link Level#NONE}
     */
    public Optional<SemanticVersion> after(SemanticVersion version, Level level) {
        BigInteger major = version.major();
        BigInteger minor = version.minor();
        boolean open = version.isPrerelease();
        boolean minorStep = version.patch().signum() == 0;
        boolean majorStep = minorStep && minor.signum() == 0;
        return switch (zero.raised(version, level)) {
            case NONE -> Optional.empty();
            case PATCH ->
                Optional.of(
                        open ? version.core() : of(major, minor, version.patch().add(BigInteger.ONE)));
            case MINOR ->
                Optional.of(open && minorStep ? version.core() : of(major, minor.add(BigInteger.ONE), BigInteger.ZERO));
            case MAJOR ->
                Optional.of(
                        open && majorStep
                                ? version.core()
                                : of(major.add(BigInteger.ONE), BigInteger.ZERO, BigInteger.ZERO));
        };
    }

    private static SemanticVersion of(BigInteger major, BigInteger minor, BigInteger patch) {
        return SemanticVersion.of(major, minor, patch);
    }

    /**
     * The next full release. Pre-releases on the way to it are finalised: they never make it higher than the changes do,
     * but it is never lower than one that is out (a breaking change may have been reverted since).
     *
     * @return empty when the level is {@link Level#NONE}
     */
    public Optional<SemanticVersion> release(Reached reached) {
        return reached.level() == Level.NONE
                ? Optional.empty()
                : Optional.of(target(reached).orElse(initial));
    }

    /**
     * The next pre-release. Its counter starts at 1 and rises while label and full release stay the same. A new label
     * alone is enough for a new pre-release (what was {@code alpha.3} becomes {@code beta.1}) where that is higher.
     */
    public NextPreRelease preRelease(Reached reached, PreReleaseLabel label) {
        Optional<SemanticVersion> open = reached.openPreRelease();
        boolean promotes = open.isPresent() && !label.isOf(open.get()) && reached.level() != Level.NONE;
        boolean fresh = open.isPresent() ? reached.newSinceCurrent() : reached.level() != Level.NONE;
        if (!fresh && !promotes) {
            return new Nothing();
        }
        SemanticVersion core = target(reached).orElse(initial).core();
        boolean same = open.isPresent() && core.compareCore(open.get()) == 0;
        SemanticVersion next = same && label.isOf(open.get()) ? label.following(open.get()) : label.first(core);
        if (reached.current().isPresent()
                && !next.isHigherThan(reached.current().get())) {
            return fresh ? new Problem(notHigher(next, reached.current().get())) : new Nothing();
        }
        return new Next(next);
    }

    /** The full release that the changes lead to; empty before the first version. */
    private Optional<SemanticVersion> target(Reached reached) {
        Optional<SemanticVersion> open = reached.openPreRelease().map(SemanticVersion::core);
        // Without a base the pre-release began at the initial version, which is used as it is.
        Optional<SemanticVersion> raised = reached.base().flatMap(base -> after(base, reached.level()));
        boolean enough = open.isPresent() && (raised.isEmpty() || open.get().isHigherThan(raised.get()));
        return enough ? open : raised;
    }

    private static String notHigher(SemanticVersion next, SemanticVersion current) {
        return "`" + next + "` would not be higher than `" + current
                + "`, which is out already: take a label that sorts after it, or make the full release";
    }
}
