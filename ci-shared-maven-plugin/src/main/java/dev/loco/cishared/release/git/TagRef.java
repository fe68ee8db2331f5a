package dev.loco.cishared.release.git;

/**
 * A tag as a repository names it.
 *
 * @param name without {@code refs/tags/}
 * @param object what the ref holds: a commit, or the object of an annotated tag
 */
public record TagRef(String name, String object) {}
