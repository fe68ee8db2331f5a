package dev.loco.cishared.release.server;

import com.sun.net.httpserver.HttpExchange;
import java.util.Optional;

/** The four requests of git's smart HTTP protocol (gitprotocol-http). */
public enum Stage {
    /** What a fetch begins with. */
    REFS_FOR_FETCH("GET", "/info/refs", "service=git-upload-pack"),
    /** What a push begins with. */
    REFS_FOR_PUSH("GET", "/info/refs", "service=git-receive-pack"),
    /** The fetch itself; with protocol 2 the list of refs too. */
    FETCH("POST", "/git-upload-pack", ""),
    /** The push itself. */
    PUSH("POST", "/git-receive-pack", "");

    private final String method;
    private final String end;
    private final String query;

    Stage(String method, String end, String query) {
        this.method = method;
        this.end = end;
        this.query = query;
    }

    /** Which one a request is; none for the dumb protocol and whatever else. */
    static Optional<Stage> of(HttpExchange exchange) {
        String rawQuery = exchange.getRequestURI().getRawQuery();
        for (Stage stage : values()) {
            if (exchange.getRequestMethod().equals(stage.method)
                    && exchange.getRequestURI().getPath().endsWith(stage.end)
                    && stage.query.equals(rawQuery == null ? "" : rawQuery)) {
                return Optional.of(stage);
            }
        }
        return Optional.empty();
    }

    /** Whether it belongs to a push. */
    boolean isOfPush() {
        return this == REFS_FOR_PUSH || this == PUSH;
    }
}
