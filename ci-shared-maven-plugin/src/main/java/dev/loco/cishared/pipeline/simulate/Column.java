package dev.loco.cishared.pipeline.simulate;

/** The events a simulation tells apart: Woodpecker's nine, a push to the default branch for itself. */
public enum Column {
    PUSH_DEFAULT("push", "push to the default branch", "push"),
    PUSH_OTHER("push", "push to another branch", "push other"),
    PULL_REQUEST("pull_request", "pull request opened or updated", "pull request"),
    PULL_REQUEST_CLOSED("pull_request_closed", "pull request closed or merged", "closed"),
    PULL_REQUEST_METADATA("pull_request_metadata", "labels or title of a pull request changed", "metadata"),
    TAG("tag", "tag pushed", "tag"),
    RELEASE("release", "release published", "release"),
    DEPLOYMENT("deployment", "deployment started", "deployment"),
    CRON("cron", "cron job", "cron"),
    MANUAL("manual", "started by hand", "manual");

    private final String event;
    private final String title;
    private final String heading;

    Column(String event, String title, String heading) {
        this.event = event;
        this.title = title;
        this.heading = heading;
    }

    /** Woodpecker's name of the event, as {@code when: event} has it. */
    public String event() {
        return event;
    }

    /** What happens, a short phrase. */
    public String title() {
        return title;
    }

    /** The same in a word or two. */
    public String heading() {
        return heading;
    }

    /** Whether anyone who may open a pull request can start it. */
    public boolean isPullRequest() {
        return event.startsWith("pull_request");
    }
}
