package dev.loco.cishared.release.woodpecker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/**
 * Asks Woodpecker's API. Follows no redirect, because the API never answers with one: what does is something in front of
 * it, and the token is not for that.
 */
final class Transport {
    private final Server server;
    private final Duration attempt;
    private final int mostBytes;
    private final HttpClient client;

    /**
     * A client of that server.
     *
     * @param attempt one request may take, its answer's last byte included
     * @param mostBytes of one answer
     */
    Transport(Server server, Duration attempt, int mostBytes) {
        this.server = server;
        this.attempt = attempt;
        this.mostBytes = mostBytes;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(attempt)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** An answer that is larger than any of Woodpecker's. */
    private static final class TooLarge extends UncheckedIOException {
        private static final long serialVersionUID = 1;

        TooLarge() {
            super(new IOException("too large"));
        }
    }

    /**
     * Asks once.
     *
     * @param path below {@code /api/}, encoded, with its query
     */
    Reply get(String path) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.address() + "/api/" + path))
                .timeout(attempt)
                .header("Accept", "application/json");
        server.token().ifPresent(token -> request.header("Authorization", "Bearer " + token.value()));
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        CompletableFuture<HttpResponse<Void>> answer =
                client.sendAsync(request.build(), BodyHandlers.ofByteArrayConsumer(part -> keep(body, part)));
        try {
            // The request's own time-out ends with the answer's head; this one with its last byte.
            HttpResponse<Void> response = answer.get(attempt.toMillis(), TimeUnit.MILLISECONDS);
            return judged(response.statusCode(), body.toByteArray());
        } catch (TimeoutException late) {
            return new Reply.NotNow(
                    "Woodpecker at " + server.host() + " did not answer within " + attempt.toSeconds() + " s");
        } catch (ExecutionException fault) {
            return explained(fault);
        } finally {
            answer.cancel(true);
        }
    }

    private void keep(ByteArrayOutputStream body, Optional<byte[]> part) {
        if (part.isPresent()) {
            if (body.size() + part.get().length > mostBytes) {
                throw new TooLarge();
            }
            body.writeBytes(part.get());
        }
    }

    private Reply judged(int status, byte[] body) {
        String said = "Woodpecker at " + server.host() + " answers " + status;
        if (status == 200) {
            return new Reply.Body(body);
        }
        if (status == 404) {
            return new Reply.Missing();
        }
        if (status == 401 && server.token().isEmpty()) {
            return new Reply.Refused(said + " without a token (WOODPECKER_TOKEN)");
        }
        if (status == 401 || status == 403) {
            return new Reply.Refused(said + ": it does not take WOODPECKER_TOKEN");
        }
        if (status / 100 == 3) {
            return new Reply.Refused(said + ", a redirect, which its API never does");
        }
        return status == 429 || status >= 500
                ? new Reply.NotNow(said)
                : new Reply.Refused(said + ", which its API never does here");
    }

    /** By its kind alone: the JDK's own message may hold what was sent. */
    private Reply explained(ExecutionException fault) {
        String at = "Woodpecker at " + server.host();
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof TooLarge) {
                return new Reply.Refused(at + " answers with more than " + mostBytes + " bytes");
            }
            if (cause instanceof SSLException) {
                return new Reply.Refused("the certificate or the TLS of " + at + " is not accepted");
            }
            if (cause instanceof HttpTimeoutException) {
                return new Reply.NotNow(at + " did not answer within " + attempt.toSeconds() + " s");
            }
            if (cause instanceof ConnectException) {
                return new Reply.NotNow(at + " cannot be reached");
            }
        }
        return new Reply.NotNow(at + " ended the connection before the answer was complete");
    }
}
