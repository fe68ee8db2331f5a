package dev.loco.cishared.release.woodpecker;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Waits between two tag pushes until Woodpecker has taken the first one in: tags pushed in a row race in its database and
 * can leave a pipeline without steps (woodpecker#7173).
 *
 * <p>It only ever waits. Whatever the server does, the release goes on: with what was seen, or after a time that is at
 * least as long as without an API.
 */
public final class PipelineWait {
    private final Optional<Repository> repository;
    private final String why;
    private final Patience patience;
    private final Clock clock;

    private PipelineWait(Optional<Repository> repository, String why, Patience patience, Clock clock) {
        this.repository = repository;
        this.why = why;
        this.patience = patience;
        this.clock = clock;
    }

    /**
     * What there is to wait with.
     *
     * @param environment the process' variables: {@code CI_SYSTEM_URL} and {@code CI_REPO}, which Woodpecker sets in every
     *     step, {@code WOODPECKER_SERVER} (wins over the former) and {@code WOODPECKER_TOKEN}; without a token the API is
     *     asked as a guest, who sees public repositories
     * @param address wins over the variables
     * @param repository its full name at Woodpecker, such as {@code owner/name}; wins over the variable
     * @param without how long is waited without an API; 30 s by default
     */
    public static PipelineWait of(
            Map<String, String> environment,
            Optional<URI> address,
            Optional<String> repository,
            Optional<Duration> without,
            Clock clock) {
        return of(
                environment,
                address,
                repository,
                without.map(Patience.DEFAULT::without).orElse(Patience.DEFAULT),
                clock);
    }

    static PipelineWait of(
            Map<String, String> environment,
            Optional<URI> address,
            Optional<String> repository,
            Patience patience,
            Clock clock) {
        try {
            Server server = Server.of(environment, address, repository);
            Transport transport = new Transport(server, patience.attempt(), patience.mostBytes());
            return new PipelineWait(Optional.of(new Repository(server, transport)), "", patience, clock);
        } catch (Server.None none) {
            return new PipelineWait(Optional.empty(), String.valueOf(none.getMessage()), patience, clock);
        }
    }

    /**
     * Waits for the pipeline of a tag that was just pushed.
     *
     * @param ref in full, such as {@code refs/tags/v1.2.3}
     * @param ids of the tag's commit and, where it is annotated, of the tag itself: which of them Woodpecker has is up to
     *     its forge. An older pipeline of a tag of the same name has another; none means that any will do
     */
    public Outcome await(String ref, Set<String> ids) throws InterruptedException {
        long start = clock.millis();
        if (repository.isEmpty()) {
            return waited(start, Outcome.Reason.NO_API, why);
        }
        Repository.Tag tag = new Repository.Tag(ref, ids);
        for (int looks = 0; ; looks++) {
            Look look = repository.get().look(tag);
            if (look instanceof Look.Settled settled) {
                return settled.outcome();
            }
            if (look instanceof Look.Hopeless hopeless) {
                return waited(start, Outcome.Reason.REFUSED, hopeless.why());
            }
            Look.NotYet notYet = (Look.NotYet) look;
            Duration rest = (tag.isFound() ? patience.whole() : patience.appears()).minus(elapsed(start));
            if (rest.isNegative() || rest.isZero()) {
                return waited(start, notYet.because(), notYet.why());
            }
            Duration pause = Patience.pause(looks);
            clock.pause(pause.compareTo(rest) < 0 ? pause : rest);
        }
    }

    private Duration elapsed(long start) {
        return Duration.ofMillis(clock.millis() - start);
    }

    /** Never shorter than without an API. */
    private Outcome waited(long start, Outcome.Reason because, String reason) throws InterruptedException {
        Duration rest = patience.without().minus(elapsed(start));
        if (!rest.isNegative() && !rest.isZero()) {
            clock.pause(rest);
        }
        return new Outcome.Waited(because, reason, elapsed(start));
    }
}
