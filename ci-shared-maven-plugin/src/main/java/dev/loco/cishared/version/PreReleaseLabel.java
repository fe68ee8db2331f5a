package dev.loco.cishared.version;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The identifiers before a pre-release's counter: {@code rc} in {@code 1.0.0-rc.1}.
 *
 * @param identifiers one or more
 */
public record PreReleaseLabel(List<String> identifiers) {

    /** @throws IllegalArgumentException when there is none, or one that may not stand in a pre-release */
    public PreReleaseLabel {
        identifiers = List.copyOf(identifiers);
        if (identifiers.isEmpty() || !Identifiers.arePrerelease(identifiers)) {
            throw new IllegalArgumentException("not a pre-release label: " + identifiers);
        }
    }

    /**
     * The label that the whole text is: identifiers of ASCII letters, digits and hyphens, separated by dots, numbers without
     * leading zeros (Semantic Versioning 2.0.0, item 9). Empty when it is none.
     */
    public static Optional<PreReleaseLabel> parse(String text) {
        if (text.length() > SemanticVersion.MOST_CHARACTERS) {
            return Optional.empty();
        }
        List<String> identifiers = Identifiers.split(text);
        return Identifiers.arePrerelease(identifiers)
                ? Optional.of(new PreReleaseLabel(identifiers))
                : Optional.empty();
    }

    /** The first pre-release of that label on the way to a full release: the counter starts at 1. */
    SemanticVersion first(SemanticVersion core) {
        return numbered(core, BigInteger.ONE);
    }

    /** Whether a pre-release is this label, with a counter or without. */
    boolean isOf(SemanticVersion version) {
        return version.prerelease().equals(identifiers) || counter(version).isPresent();
    }

    /** The pre-release that follows one of this label. */
    SemanticVersion following(SemanticVersion version) {
        return numbered(
                version.core(), counter(version).map(BigInteger.ONE::add).orElse(BigInteger.ONE));
    }

    private Optional<BigInteger> counter(SemanticVersion version) {
        List<String> all = version.prerelease();
        int last = identifiers.size();
        boolean counted = all.size() == last + 1
                && all.subList(0, last).equals(identifiers)
                && Identifiers.isNumber(all.get(last));
        return counted ? Optional.of(new BigInteger(all.get(last))) : Optional.empty();
    }

    private SemanticVersion numbered(SemanticVersion core, BigInteger counter) {
        List<String> all = new ArrayList<>(identifiers);
        all.add(counter.toString());
        return new SemanticVersion(core.major(), core.minor(), core.patch(), all, List.of());
    }

    /** As it stands in a version. */
    @Override
    public String toString() {
        return String.join(".", identifiers);
    }
}
