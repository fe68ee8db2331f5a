package dev.loco.cishared.release.version;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The release tags of one component.
 *
 * @param all highest version first
 */
public record ReleaseTags(List<ReleaseTag> all) {
    public ReleaseTags {
        all = List.copyOf(all);
    }

    /** Those tags, sorted. */
    public static ReleaseTags of(Collection<ReleaseTag> tags) {
        return new ReleaseTags(tags.stream()
                .sorted(Comparator.comparing(ReleaseTag::version).reversed())
                .toList());
    }

    /** Without pre-releases. */
    public List<ReleaseTag> full() {
        return all.stream().filter(tag -> !tag.version().isPrerelease()).toList();
    }

    /** A tag whose version differs in build metadata at most. */
    public Optional<ReleaseTag> withPrecedenceOf(SemanticVersion version) {
        return first(tag -> SemanticVersion.PRECEDENCE.compare(tag, version) == 0);
    }

    /** The highest release of a major version; pre-releases do not count. */
    public Optional<ReleaseTag> highestOfMajor(SemanticVersion version) {
        return first(v -> !v.isPrerelease() && v.major().equals(version.major()));
    }

    /** The highest release of a minor version; pre-releases do not count. */
    public Optional<ReleaseTag> highestOfMinor(SemanticVersion version) {
        return first(v -> !v.isPrerelease()
                && v.major().equals(version.major())
                && v.minor().equals(version.minor()));
    }

    private Optional<ReleaseTag> first(Predicate<SemanticVersion> wanted) {
        return all.stream().filter(tag -> wanted.test(tag.version())).findFirst();
    }
}
