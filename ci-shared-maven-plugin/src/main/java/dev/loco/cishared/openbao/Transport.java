package dev.loco.cishared.openbao;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/**
 * Sends requests, waits and tries again where that can help, and follows a standby to its leader. What it says of a fault
 * holds no credential it was ever given.
 */
final class Transport {
    private static final Set<Integer> FOR_NOW = Set.of(429, 500, 502, 503, 504);
    private static final Set<Integer> ELSEWHERE = Set.of(301, 302, 303, 307, 308);
    private static final int MOST_REDIRECTS = 3;

    private final ServerSettings settings;
    private final Clock clock;
    private final long started;
    private final List<Secret> secrets = new ArrayList<>();
    private HttpClient client;
    private Optional<Secret> token = Optional.empty();
    private int requests;

    Transport(ServerSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.started = clock.millis();
        this.client = connect();
    }

    private HttpClient connect() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.patience.attempt())
                .followRedirects(HttpClient.Redirect.NEVER)
                .sslContext(settings.trust.context())
                .build();
    }

    /** From here on with new connections: behind a load balancer that may be another node of the cluster. */
    void reconnect() {
        client = connect();
    }

    /** From here on with that token. */
    void use(Secret newToken) {
        hide(newToken);
        token = Optional.of(newToken);
    }

    /** Never shows it in a message. */
    void hide(Secret secret) {
        secrets.add(secret);
    }

    /** How many requests were sent, retries included. */
    int requests() {
        return requests;
    }

    /** A fault's message without any credential, on one line. */
    CouldNotRead fault(String message) {
        String clean = message;
        for (Secret secret : secrets) {
            clean = secret.hideIn(clean);
        }
        return CouldNotRead.because(clean.replaceAll("\\p{Cntrl}+", " "));
    }

    /**
     * Sends a request.
     *
     * @return an answer of any status but those that are for now only: the caller knows what a 403 or a 404 means
     * @throws CouldNotRead when there is no answer, or none but "not now", as often as it was tried; when the server is
     *     sealed; when the answer is too large or no JSON
     */
    Answer send(Request request) throws CouldNotRead {
        if (clock.millis() - started > settings.patience.run().toMillis()) {
            throw fault("the whole run takes longer than "
                    + settings.patience.run().toMinutes() + " minutes; it had come to " + request);
        }
        Duration waited = Duration.ZERO;
        for (int retry = 0; ; retry++) {
            Attempt attempt = attempt(request);
            if (attempt instanceof Attempt.Answered answered) {
                return answered.answer();
            }
            Attempt.Failed failed = (Attempt.Failed) attempt;
            Duration pause = failed.retryAfter().orElse(Patience.pause(retry));
            boolean tooLong = waited.plus(pause).compareTo(settings.patience.waiting()) > 0;
            if (!failed.again() || retry == settings.patience.retries() || tooLong) {
                String tries = retry == 0 ? "" : ", tried " + (retry + 1) + " times";
                String asked = failed.retryAfter().isPresent() && tooLong
                        ? "; the server asks to wait " + pause.toSeconds() + " s, longer than this run waits"
                        : "";
                throw fault(failed.why() + tries + asked);
            }
            pause(pause);
            waited = waited.plus(pause);
        }
    }

    private void pause(Duration pause) throws CouldNotRead {
        try {
            clock.pause(pause);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw fault("interrupted while waiting for " + settings.address);
        }
    }

    /** What became of one attempt. */
    private sealed interface Attempt {
        record Answered(Answer answer) implements Attempt {}

        /**
         * No answer to go on with.
         *
         * @param again whether another attempt can help
         * @param retryAfter how long the server asks to wait
         */
        record Failed(String why, boolean again, Optional<Duration> retryAfter) implements Attempt {}
    }

    private static Attempt failed(String why, boolean again) {
        return new Attempt.Failed(why, again, Optional.empty());
    }

    private Attempt attempt(Request request) throws CouldNotRead {
        URI uri = settings.address.request(request.encoded());
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            HttpResponse<byte[]> response;
            try {
                response = exchange(request, uri);
            } catch (IOException | TimeoutException fault) {
                return explained(uri, fault);
            }
            if (!ELSEWHERE.contains(response.statusCode())) {
                return judged(request, uri, response);
            }
            String location = response.headers().firstValue("location").orElse("");
            Optional<URI> there = resolved(uri, location);
            if (there.isEmpty() || !ServerAddress.mayFollow(uri, there.get())) {
                return failed(
                        host(uri) + " redirects elsewhere (" + response.statusCode()
                                + "), and a token is not sent there: only to the same path, never from https to http;"
                                + " give the address of OpenBao itself",
                        false);
            }
            uri = there.get();
        }
        return failed(host(uri) + " redirects in circles", false);
    }

    private static Optional<URI> resolved(URI uri, String location) {
        try {
            return location.isBlank() ? Optional.empty() : Optional.of(uri.resolve(location));
        } catch (IllegalArgumentException noUri) {
            return Optional.empty();
        }
    }

    private HttpResponse<byte[]> exchange(Request request, URI uri) throws IOException, TimeoutException, CouldNotRead {
        HttpRequest.Builder builder = HttpRequest.newBuilder(uri)
                .timeout(settings.patience.attempt())
                // OpenBao's agent takes no request without it.
                .header("X-Vault-Request", "true")
                .method(
                        request.method(),
                        request.body()
                                .map(json -> BodyPublishers.ofString(JsonText.of(json)))
                                .orElse(BodyPublishers.noBody()));
        token.ifPresent(secret -> builder.header("X-Vault-Token", secret.reveal()));
        if (!request.namespace().isEmpty()) {
            builder.header("X-Vault-Namespace", request.namespace());
        }
        requests++;
        int most = settings.patience.mostBytes();
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(builder.build(), head -> new BoundedBody(most));
        try {
            // The request's own time-out ends with the answer's head; this one with its last byte.
            return answer.get(settings.patience.attempt().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException fault) {
            throw fault.getCause() instanceof IOException io ? io : new IOException("the request could not be sent");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw fault("interrupted while waiting for " + settings.address);
        } finally {
            answer.cancel(true);
        }
    }

    private Attempt explained(URI uri, Exception fault) {
        String server = host(uri);
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof BoundedBody.TooLarge large) {
                return failed(
                        server + " answered with " + large.getMessage() + ": that is no answer of OpenBao", false);
            }
        }
        if (fault instanceof TimeoutException || fault instanceof java.net.http.HttpTimeoutException) {
            return failed(
                    server + " did not answer within " + seconds(settings.patience.attempt())
                            + " (BAO_CLIENT_TIMEOUT says how long)",
                    true);
        }
        if (fault instanceof SSLException) {
            return failed(
                    "the certificate or the TLS of " + server + " is not accepted: " + fault.getMessage()
                            + "; give the CA's certificate as `ca-cert` or BAO_CACERT, and the host that the"
                            + " certificate names (there is no way to skip verification)",
                    false);
        }
        if (fault instanceof ConnectException) {
            return failed(server + " cannot be reached: is the address right, and does OpenBao run?", true);
        }
        return failed(
                "the connection to " + server + " was cut before the answer was complete ("
                        + fault.getClass().getSimpleName() + ")",
                true);
    }

    private Attempt judged(Request request, URI uri, HttpResponse<byte[]> response) {
        int status = response.statusCode();
        byte[] bytes = response.body();
        Json body = new Json.Members(Map.of());
        if (bytes.length > 0) {
            try {
                body = Json.of(bytes);
            } catch (Json.Broken broken) {
                if (status >= 200 && status < 300) {
                    return failed(
                            host(uri) + " answered " + request + " with what is no JSON (line " + broken.line()
                                    + "): is it OpenBao that answers there?",
                            true);
                }
            }
        }
        Answer answer = new Answer(status, body);
        if (answer.isSealed()) {
            String what = answer.says("namespace is sealed") ? "a namespace of " + host(uri) : host(uri);
            return failed(what + " is sealed: unseal it, then run again" + answer.inBrackets(), false);
        }
        if (FOR_NOW.contains(status)) {
            String why = status == 429 ? "takes no more requests for now" : "cannot answer for now";
            return new Attempt.Failed(
                    host(uri) + " " + why + ": " + status + " to " + request + answer.inBrackets(),
                    true,
                    RetryAfter.of(response.headers()));
        }
        return new Attempt.Answered(answer);
    }

    private static String host(URI uri) {
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() < 1000 ? duration.toMillis() + " ms" : duration.toSeconds() + " s";
    }
}
