package dev.loco.cishared.lint;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * A piece of work on a thread of its own, while the caller goes on. Plain threads: a pool would cost more to start than
 * the two pieces a run has.
 */
final class Alongside<T> {
    // A pattern goes down a call or more a character; what is not used costs nothing.
    private static final long STACK = 64L << 20;

    private final FutureTask<T> work;

    private Alongside(FutureTask<T> work) {
        this.work = work;
    }

    /** Starts the work at once. */
    static <T> Alongside<T> start(String name, Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(null, task, "ci-shared " + name, STACK);
        thread.setDaemon(true);
        thread.start();
        return new Alongside<>(task);
    }

    /** Waits for what the work gives; what it throws is thrown here. */
    T join() {
        try {
            return work.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error fault) {
                throw fault;
            }
            throw e.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a check was running", e);
        }
    }
}
