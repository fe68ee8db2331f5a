package dev.loco.cishared.repository;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Related;
import dev.loco.cishared.repository.Settings.Component;
import dev.loco.cishared.repository.Settings.Component.Floating;
import dev.loco.cishared.version.SemanticVersion;
import dev.loco.cishared.version.TagPrefix;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the prefixes of tags must be: names git takes, and such that every tag belongs to one component. */
final class TagPrefixes {
    private static final Pattern MAJOR = Pattern.compile("0|[1-9][0-9]*");
    private static final Pattern MINOR = Pattern.compile("(?:0|[1-9][0-9]*)\\.(?:0|[1-9][0-9]*)");

    /** The name of a tag has to fit into a file's name, with its version. */
    private static final int LONGEST = 150;

    private TagPrefixes() {}

    /** Whether a tag may begin so. */
    static boolean valid(String prefix) {
        return prefix.length() <= LONGEST && TagPrefix.problem(prefix).isEmpty();
    }

    /** Names and prefixes that are there twice, and tags of one component that another would take for its own. */
    static void check(List<Component> components, List<Finding> findings) {
        Map<String, Component> names = new HashMap<>();
        List<Component> before = new ArrayList<>();
        for (Component one : components) {
            Component first = names.putIfAbsent(one.name(), one);
            if (first != null) {
                findings.add(WrongValue.at(one.at(), "the name `" + one.name() + "` is there twice", "another name")
                        .withRelated(Related.at(first.at(), "first here")));
            } else {
                before.stream()
                        .flatMap(other -> confusion(one, other).stream())
                        .findFirst()
                        .ifPresent(findings::add);
                before.add(one);
            }
        }
    }

    private static Optional<Finding> confusion(Component one, Component other) {
        String mine = one.tagPrefix().text();
        String theirs = other.tagPrefix().text();
        if (mine.equals(theirs)) {
            return Optional.of(WrongValue.at(
                            one.tagPrefix().at(),
                            "the tag prefix `" + mine + "` is that of `" + other.name() + "` too",
                            "another prefix")
                    .withRelated(Related.at(other.tagPrefix().at(), "first here")));
        }
        return mistaken(one, other)
                .or(() -> mistaken(other, one))
                .map(tag -> WrongValue.at(
                                one.tagPrefix().at(),
                                "the tag `" + tag + "` could be one of `" + one.name() + "` (prefix `" + mine
                                        + "`) and of `" + other.name() + "` (prefix `" + theirs + "`)",
                                "a prefix that tells their tags apart")
                        .withRelated(Related.at(other.tagPrefix().at(), "the other prefix")));
    }

    /** A tag of the one that the other would read as its own. */
    private static Optional<String> mistaken(Component one, Component other) {
        String theirs = other.tagPrefix().text();
        List<String> versions = new ArrayList<>(List.of("1.2.3"));
        if (one.floating().contains(Floating.MAJOR)) {
            versions.add("1");
        }
        if (one.floating().contains(Floating.MINOR)) {
            versions.add("1.2");
        }
        return versions.stream()
                .map(version -> one.tagPrefix().text() + version)
                .filter(tag -> tag.startsWith(theirs) && reads(tag.substring(theirs.length()), other))
                .findFirst();
    }

    private static boolean reads(String rest, Component component) {
        return SemanticVersion.parse(rest).isPresent()
                || (component.floating().contains(Floating.MAJOR)
                        && MAJOR.matcher(rest).matches())
                || (component.floating().contains(Floating.MINOR)
                        && MINOR.matcher(rest).matches());
    }
}
