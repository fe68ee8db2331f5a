package dev.loco.cishared.release.server;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/** What a server does to a request instead of just answering it. */
public interface Fault {
    /**
     * Answers, or does not; an exception ends the connection without a further byte.
     *
     * @param backend carries the request out, which the server may never come to
     */
    void answer(HttpExchange exchange, Callable<Response> backend) throws Exception;

    /** Answers with that status; nothing is carried out. */
    static Fault status(int status) {
        return (exchange, backend) ->
                Response.of(status, "refused on purpose\n").send(exchange);
    }

    /** Redirects to the same path at another address; nothing is carried out. */
    static Fault redirect(int status, String address) {
        return (exchange, backend) -> {
            exchange.getResponseHeaders().add("Location", address + exchange.getRequestURI());
            Response.of(status, "").send(exchange);
        };
    }

    /** Begins only once the latch is open. */
    static Fault after(CountDownLatch latch) {
        return (exchange, backend) -> {
            latch.await();
            backend.call().send(exchange);
        };
    }

    /** Does something else first, such as what another client would do meanwhile; then all is well. */
    static Fault meanwhile(Runnable something) {
        return (exchange, backend) -> {
            something.run();
            backend.call().send(exchange);
        };
    }

    /** Carries the request out, says so by the latch, and never answers: until the server is closed. */
    static Fault hang(CountDownLatch done) {
        return (exchange, backend) -> {
            backend.call();
            done.countDown();
            new CountDownLatch(1).await();
        };
    }

    /** Carries the request out, then ends the connection without an answer. */
    static Fault silence() {
        return silence(() -> {});
    }

    /** The same, and between the two something else is done. */
    static Fault silence(Runnable meanwhile) {
        return (exchange, backend) -> {
            backend.call();
            meanwhile.run();
            throw new IOException("closed on purpose");
        };
    }

    /** Carries the request out, then ends the connection after that many bytes of the answer's body. */
    static Fault cut(int bytes) {
        return (exchange, backend) -> {
            Response whole = backend.call();
            whole.sendHead(exchange);
            exchange.getResponseBody().write(whole.body(), 0, Math.min(bytes, whole.body().length));
            exchange.getResponseBody().flush();
            throw new IOException("cut on purpose");
        };
    }

    /** The first so many requests only; those after them are answered well. */
    default Fault times(int times) {
        CountDownLatch left = new CountDownLatch(times);
        return (exchange, backend) -> {
            boolean now;
            synchronized (left) {
                now = left.getCount() > 0;
                left.countDown();
            }
            if (now) {
                answer(exchange, backend);
            } else {
                backend.call().send(exchange);
            }
        };
    }
}
