package dev.loco.cishared.release.woodpecker;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** What was seen at Woodpecker, or why the release went on without. */
public sealed interface Outcome {
    /** One sentence for the log, without a full stop and without any credential. */
    String text();

    /**
     * The pipeline is there and complete.
     *
     * @param number in its repository
     * @param status pending, running, blocked, error and so on
     * @param workflows none only where the server will never write any: a broken configuration, an approval
     */
    record Seen(long number, String status, List<Workflow> workflows) implements Outcome {
        @Override
        public String text() {
            if (workflows.isEmpty()) {
                return "Woodpecker shows pipeline " + number + ", which is `" + status + "` and has no workflows";
            }
            String names = workflows.stream().map(Workflow::name).collect(Collectors.joining(", "));
            return "Woodpecker shows pipeline " + number + " with " + workflows.size()
                    + (workflows.size() == 1 ? " workflow (" : " workflows (") + names + ")";
        }
    }

    /**
     * The pipeline was there and the server took it away again: no workflow runs for that tag.
     *
     * @param number that it had
     */
    record Dropped(long number) implements Outcome {
        @Override
        public String text() {
            return "Woodpecker has dropped pipeline " + number + ": no workflow runs for this tag";
        }
    }

    /**
     * Nothing conclusive was seen; time was left to Woodpecker instead.
     *
     * @param because what kind of reason
     * @param why one sentence without a full stop
     * @param waited in all
     */
    record Waited(Reason because, String why, Duration waited) implements Outcome {
        @Override
        public String text() {
            return why + "; waited " + waited.toSeconds() + " s instead and go on";
        }
    }

    /** Why nothing conclusive was seen. */
    enum Reason {
        /** There is no address, no repository, or nothing that a token may be sent to. */
        NO_API,
        /** The server answers, and does not show this repository: 401, 403, 404, a redirect, or no Woodpecker. */
        REFUSED,
        /** The server cannot be reached, or answers that it cannot answer for now. */
        NOT_REACHABLE,
        /** No pipeline for that tag has come up. */
        NO_PIPELINE,
        /** The pipeline is there, but without the steps of its workflows: what woodpecker#7173 looks like. */
        INCOMPLETE
    }
}
