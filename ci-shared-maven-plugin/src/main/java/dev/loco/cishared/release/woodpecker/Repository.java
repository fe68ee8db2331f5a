package dev.loco.cishared.release.woodpecker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The repository at Woodpecker, looked at through its API (3.0 to 3.17, {@code server/api/repo.go} and {@code
 * pipeline.go}). The list of pipelines never holds workflows; a single pipeline does, each with its steps as {@code
 * children}. A pipeline is created first and dropped again when no workflow is for its event.
 */
final class Repository {
    /** Of those whose ref has ours in it the newest come first. */
    private static final int PER_PAGE = 20;

    private final Server server;
    private final Transport transport;
    /** Its number at the server, once known; the forge's number, which steps see, is another. */
    private OptionalLong id = OptionalLong.empty();

    Repository(Server server, Transport transport) {
        this.server = server;
        this.transport = transport;
    }

    /** One tag, and the pipeline that was found for it. */
    static final class Tag {
        final String ref;
        final Set<String> ids;
        private OptionalLong pipeline = OptionalLong.empty();

        /**
         * A tag that was pushed.
         *
         * @param ids of its commit and of itself; none means any
         */
        Tag(String ref, Set<String> ids) {
            this.ref = ref;
            this.ids = Set.copyOf(ids);
        }

        /** Whether a pipeline was found. */
        boolean isFound() {
            return pipeline.isPresent();
        }
    }

    /** Looks once. */
    Look look(Tag tag) throws InterruptedException {
        try {
            Optional<Look> unknown = id.isPresent() ? Optional.empty() : lookUp();
            if (unknown.isPresent()) {
                return unknown.get();
            }
            if (!tag.isFound()) {
                Optional<Look> none = find(tag);
                if (none.isPresent()) {
                    return none.get();
                }
            }
            return follow(tag.pipeline.orElseThrow());
        } catch (Reading.Broken broken) {
            return new Look.Hopeless(
                    "what answers at " + server.host() + " is no API of Woodpecker's (" + broken.getMessage() + ")");
        }
    }

    /** Empty once the repository is known. */
    private Optional<Look> lookUp() throws InterruptedException, Reading.Broken {
        Reply reply =
                transport.get("repos/lookup/" + encoded(server.repository()).replace("%2F", "/"));
        if (reply instanceof Reply.Body body) {
            id = OptionalLong.of(Reading.repository(body.json()));
            return Optional.empty();
        }
        return Optional.of(otherwise(
                reply,
                "Woodpecker at " + server.host() + " knows no repository `" + server.shown(server.repository())
                        + "`, or does not show it to this token (404)"));
    }

    /** Empty once the pipeline is found. */
    private Optional<Look> find(Tag tag) throws InterruptedException, Reading.Broken {
        Reply reply = transport.get("repos/" + id.orElseThrow() + "/pipelines?event=tag&page=1&perPage=" + PER_PAGE
                + "&ref=" + encoded(tag.ref));
        if (!(reply instanceof Reply.Body body)) {
            return Optional.of(otherwise(reply, "Woodpecker at " + server.host() + " shows no pipelines (404)"));
        }
        // The filter takes every ref that has the text in it: v1.0 brings v1.0.1 along.
        List<Pipeline> all = Reading.pipelines(body.json());
        Optional<Pipeline> ours = all.stream()
                .filter(pipeline -> pipeline.isOf(tag.ref, tag.ids))
                .max(Comparator.comparingLong(Pipeline::number));
        if (ours.isEmpty()) {
            return Optional.of(new Look.NotYet(
                    Outcome.Reason.NO_PIPELINE,
                    "Woodpecker at " + server.host() + " shows no pipeline for " + server.shown(tag.ref)));
        }
        tag.pipeline = OptionalLong.of(ours.get().number());
        return Optional.empty();
    }

    private Look follow(long number) throws InterruptedException, Reading.Broken {
        Reply reply = transport.get("repos/" + id.orElseThrow() + "/pipelines/" + number);
        if (reply instanceof Reply.Missing) {
            return new Look.Settled(new Outcome.Dropped(number));
        }
        if (!(reply instanceof Reply.Body body)) {
            return otherwise(reply, "");
        }
        Pipeline pipeline = Reading.pipeline(body.json());
        String status = server.shown(pipeline.status());
        if (!pipeline.isTakenIn()) {
            return new Look.NotYet(
                    Outcome.Reason.INCOMPLETE,
                    "pipeline " + number + " at " + server.host() + " is `" + status
                            + "` without the steps of its workflows");
        }
        List<Workflow> workflows = pipeline.workflows().stream()
                .map(one -> new Workflow(server.shown(one.name()), server.shown(one.state()), one.steps()))
                .toList();
        return new Look.Settled(new Outcome.Seen(number, status, workflows));
    }

    private static Look otherwise(Reply reply, String missing) {
        if (reply instanceof Reply.NotNow notNow) {
            return new Look.NotYet(Outcome.Reason.NOT_REACHABLE, notNow.why());
        }
        return new Look.Hopeless(reply instanceof Reply.Refused refused ? refused.why() : missing);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
