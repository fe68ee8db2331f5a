package dev.loco.cishared.release.version;

/**
 * A tag that carries a version.
 *
 * @param name with its prefix
 * @param object what its ref holds
 * @param commit the commit it stands for, or {@code object} where that is not known
 */
public record ReleaseTag(String name, SemanticVersion version, String object, String commit) {}
