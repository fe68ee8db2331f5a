package dev.loco.cishared.release.files;

import java.util.Optional;

/** A changelog in the form of Keep a Changelog 1.1.0. */
public final class Changelog {
    private Changelog() {}

    /**
     * The changelog with the release's section in it. Everything else stays; a release that is in it already changes
     * nothing.
     *
     * @param existing the file's text; empty when there is none yet
     */
    public static String insert(Optional<String> existing, ReleaseNotes notes) {
        return existing.orElse("") + notes.version();
    }
}
