package dev.loco.cishared.release.version;

import java.util.Optional;

/**
 * What the tags of a component start with, taken literally: behind {@code base-python-v} a whole version must follow, so
 * it never matches {@code base-python-3.13-v1.0.0}.
 *
 * @param text may be empty
 */
public record TagPrefix(String text) {

    /** The version that a tag's name carries. */
    public Optional<SemanticVersion> version(String tag) {
        return tag.startsWith(text) ? SemanticVersion.parse(tag.substring(text.length())) : Optional.empty();
    }

    /** The name of a version's tag. */
    public String tag(SemanticVersion version) {
        return text + version;
    }

    /** The tag that moves with every release of a major version: {@code v1}. */
    public String floatingMajor(SemanticVersion version) {
        return text + version.major();
    }

    /** The tag that moves with every patch of a minor version: {@code v1.4}. */
    public String floatingMinor(SemanticVersion version) {
        return text + version.major() + "." + version.minor();
    }
}
