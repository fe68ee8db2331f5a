package dev.loco.cishared.version;

/** What comes of asking for a pre-release. */
public sealed interface NextPreRelease {
    /**
     * There is one.
     *
     * @param version higher than every version that is reachable
     */
    record Next(SemanticVersion version) implements NextPreRelease {}

    /** Nothing has come that is worth a release. */
    record Nothing() implements NextPreRelease {}

    /**
     * There is something to release, but not under that label.
     *
     * @param message one sentence without a full stop
     */
    record Problem(String message) implements NextPreRelease {}
}
