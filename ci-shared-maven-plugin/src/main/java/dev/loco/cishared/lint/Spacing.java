package dev.loco.cishared.lint;

import dev.loco.cishared.release.git.GitFault;
import dev.loco.cishared.release.protocol.PushResult;
import dev.loco.cishared.release.woodpecker.Clock;
import dev.loco.cishared.release.woodpecker.PipelineWait;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps the tags of one run apart: before each push but the first, Woodpecker must have taken in the one before
 * (woodpecker#7173).
 */
final class Spacing {
    private final Door door;
    private final PipelineWait wait;
    private Optional<PushResult> pushed = Optional.empty();

    Spacing(Options options, Door door) throws WrongUse {
        this.door = door;
        this.wait = PipelineWait.of(
                door.environment(),
                address(options),
                options.one("woodpecker-repo"),
                seconds(options),
                Clock.ofTheMachine());
    }

    private static Optional<URI> address(Options options) throws WrongUse {
        Optional<String> text = options.one("woodpecker-server");
        try {
            return text.isPresent() ? Optional.of(new URI(text.get())) : Optional.empty();
        } catch (URISyntaxException notAUrl) {
            throw new WrongUse(
                    "`woodpecker-server` takes a URL such as https://ci.example.org, not `" + text.orElse("") + "`");
        }
    }

    private static Optional<Duration> seconds(Options options) throws WrongUse {
        Optional<String> text = options.one("spacing");
        try {
            Optional<Duration> seconds = text.map(Integer::parseInt).map(Duration::ofSeconds);
            if (seconds.filter(Duration::isNegative).isEmpty()) {
                return seconds;
            }
        } catch (NumberFormatException notANumber) {
            // Said below.
        }
        throw new WrongUse("`spacing` takes seconds from 0 on, not `" + text.orElse("") + "`");
    }

    /** Waits for the push before this one, if there was any. */
    void before() throws GitFault {
        if (pushed.isEmpty()) {
            return;
        }
        String tag = pushed.get().tag().orElse("");
        // Which of the two Woodpecker knows a tag's pipeline by is up to its forge.
        Set<String> ids = new HashSet<>();
        pushed.get().object().ifPresent(ids::add);
        pushed.get().commit().ifPresent(ids::add);
        try {
            door.err()
                    .println("after " + tag + ": "
                            + wait.await("refs/tags/" + tag, ids).text());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new GitFault("interrupted");
        }
        pushed = Optional.empty();
    }

    /** Remembers what was pushed. */
    void after(PushResult result) {
        if (result.outcome() == PushResult.Outcome.RELEASED) {
            pushed = Optional.of(result);
        }
    }
}
