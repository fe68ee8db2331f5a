package dev.loco.cishared.version;

/**
 * A tag that carries a version.
 *
 * @param name without {@code refs/tags/}
 * @param version what its prefix leaves
 * @param object the id that the ref holds: that of the tag object when it is annotated
 * @param commit the id of the commit that it leads to
 */
public record ReleaseTag(String name, SemanticVersion version, String object, String commit) {}
