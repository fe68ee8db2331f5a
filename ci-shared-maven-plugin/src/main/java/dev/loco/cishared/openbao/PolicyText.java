package dev.loco.cishared.openbao;

/**
 * An ACL policy as it was written, not yet read.
 *
 * @param name lower case, as OpenBao keeps it
 * @param text HCL or JSON
 * @param file what findings point at: below the snapshot's folder, {@code sys/policies/acl/hello.hcl}
 */
public record PolicyText(String name, String text, String file) {}
