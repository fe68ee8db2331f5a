package dev.loco.cishared.release.protocol;

import dev.loco.cishared.finding.Finding;
import java.util.List;
import java.util.Optional;

/**
 * How the release of one component ended well, or why its files cannot be changed.
 *
 * @param component its name
 * @param version the version that is there now; empty when there was nothing to release
 * @param tag its tag
 * @param object what the tag's ref holds
 * @param commit the commit that the tag stands for
 * @param floating tags that moved along
 * @param attempts how often something was pushed
 * @param problems why nothing was pushed: files that cannot be changed
 */
public record PushResult(
        String component,
        Outcome outcome,
        Optional<String> version,
        Optional<String> tag,
        Optional<String> object,
        Optional<String> commit,
        List<String> floating,
        int attempts,
        List<Finding> problems) {
    public PushResult {
        floating = List.copyOf(floating);
        problems = List.copyOf(problems);
    }

    /** How it ended. */
    public enum Outcome {
        /** This run made the release. */
        RELEASED("released"),
        /** An earlier run, or another one, made it. */
        ALREADY_RELEASED("already-released"),
        /** No commit asks for one. */
        NOTHING("nothing"),
        /** Files cannot be changed. */
        PROBLEMS("problems");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }

        /** As it is written in JSON. */
        public String label() {
            return label;
        }
    }

    /** Nothing to release. */
    public static PushResult nothing(String component, int attempts) {
        return new PushResult(
                component,
                Outcome.NOTHING,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                attempts,
                List.of());
    }

    static PushResult problems(String component, List<Finding> problems) {
        return new PushResult(
                component,
                Outcome.PROBLEMS,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                0,
                problems);
    }
}
