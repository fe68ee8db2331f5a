package dev.loco.cishared.version;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The tags of one component that carry a version. Not the nearest tag counts but the highest one. */
public final class ReleaseTags {
    private final List<ReleaseTag> descending;

    private ReleaseTags(List<ReleaseTag> descending) {
        this.descending = List.copyOf(descending);
    }

    /** Those of the tags that are the prefix and a version; all others are left out. */
    public static ReleaseTags of(TagPrefix prefix, Collection<TagRef> tags) {
        List<ReleaseTag> versions = new ArrayList<>();
        for (TagRef tag : tags) {
            Optional<SemanticVersion> version = prefix.version(tag.name());
            if (version.isPresent()) {
                versions.add(new ReleaseTag(tag.name(), version.get(), tag.object(), tag.commit()));
            }
        }
        versions.sort((one, other) -> other.version().compareTo(one.version()));
        return new ReleaseTags(versions);
    }

    /** All of them, the highest first; those of equal precedence stand side by side. */
    public List<ReleaseTag> descending() {
        return descending;
    }

    /** Only those of which something holds, such as that they are reachable. */
    public ReleaseTags where(Predicate<ReleaseTag> holds) {
        return new ReleaseTags(descending.stream().filter(holds).toList());
    }

    /** The highest, pre-releases included. */
    public Optional<ReleaseTag> highest() {
        return descending.isEmpty() ? Optional.empty() : Optional.of(descending.get(0));
    }

    /** The highest full release. */
    public Optional<ReleaseTag> highestRelease() {
        return highestRelease(version -> true);
    }

    /** The highest full release of a major version: what its floating tag stands for. */
    public Optional<ReleaseTag> highestRelease(BigInteger major) {
        return highestRelease(version -> version.major().equals(major));
    }

    /** The highest full release of a minor version: what its floating tag stands for. */
    public Optional<ReleaseTag> highestRelease(BigInteger major, BigInteger minor) {
        return highestRelease(
                version -> version.major().equals(major) && version.minor().equals(minor));
    }

    private Optional<ReleaseTag> highestRelease(Predicate<SemanticVersion> holds) {
        for (ReleaseTag tag : descending) {
            if (!tag.version().isPrerelease() && holds.test(tag.version())) {
                return Optional.of(tag);
            }
        }
        return Optional.empty();
    }

    /** The tags whose version has the same precedence as this one: whoever wants to tag it comes too late. */
    public List<ReleaseTag> equalTo(SemanticVersion version) {
        return descending.stream()
                .filter(tag -> SemanticVersion.PRECEDENCE.compare(tag.version(), version) == 0)
                .toList();
    }

    /** Tags that conflict: groups of two or more of equal precedence, which differ in build metadata only. */
    public List<List<ReleaseTag>> conflicts() {
        List<List<ReleaseTag>> conflicts = new ArrayList<>();
        int start = 0;
        for (int at = 1; at <= descending.size(); at++) {
            boolean same = at < descending.size()
                    && SemanticVersion.PRECEDENCE.compare(
                                    descending.get(start).version(),
                                    descending.get(at).version())
                            == 0;
            if (!same) {
                if (at - start > 1) {
                    conflicts.add(descending.subList(start, at));
                }
                start = at;
            }
        }
        return conflicts;
    }
}
