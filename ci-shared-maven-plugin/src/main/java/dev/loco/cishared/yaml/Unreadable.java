package dev.loco.cishared.yaml;

import dev.loco.cishared.finding.Finding;

/** Leaves the composer when a document cannot be read any further; never leaves this room. */
final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Finding finding;

    Unreadable(Finding finding) {
        super(finding.message(), null, false, false);
        this.finding = finding;
    }

    Finding finding() {
        return finding;
    }
}
