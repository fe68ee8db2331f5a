package dev.loco.cishared.version;

/**
 * A tag as git lists it.
 *
 * @param name without {@code refs/tags/}
 * @param object the id that the ref holds: that of the tag object when it is annotated
 * @param commit the id of the commit that it leads to
 */
public record TagRef(String name, String object, String commit) {}
