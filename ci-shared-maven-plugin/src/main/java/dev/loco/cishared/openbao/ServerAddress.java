package dev.loco.cishared.openbao;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * Where a server listens.
 *
 * @param uri {@code https}, or {@code http} on the loopback; without a slash at its end, a query or a user
 */
record ServerAddress(URI uri) {

    /**
     * The address in that text.
     *
     * @throws CouldNotRead wrong use, when it is none that a token may be sent to
     */
    static ServerAddress of(String text) throws CouldNotRead {
        URI uri;
        try {
            uri = new URI(text.strip().replaceAll("/+$", ""));
        } catch (URISyntaxException notAUri) {
            throw CouldNotRead.wrongUse(
                    "the address of the server is no URL: expected one such as" + " https://bao.example.org:8200");
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http") || uri.getHost() == null) {
            throw CouldNotRead.wrongUse("the address of the server must be a URL with https:// and a host, such as"
                    + " https://bao.example.org:8200");
        }
        if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw CouldNotRead.wrongUse("the address of the server has a user, a query or a fragment in it: leave them"
                    + " out, such as https://bao.example.org:8200");
        }
        if (scheme.equals("http") && !isLoopback(uri.getHost())) {
            throw CouldNotRead.wrongUse(
                    "a token is not sent to `" + uri + "`: without TLS everybody on the way can read"
                            + " it; use https:// (http:// goes to the loopback only)");
        }
        return new ServerAddress(uri);
    }

    /** By the name alone: what a name resolves to is not ours to believe. */
    private static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost") || host.matches("127(\\.\\d{1,3}){3}") || host.equals("[::1]");
    }

    /**
     * The address of a request.
     *
     * @param path below {@code /v1/}, encoded, with its query
     */
    URI request(String path) {
        return URI.create(uri + "/v1/" + path);
    }

    /**
     * Whether a request may follow a redirect from here to there. A standby names its leader, which is another host: so
     * from TLS to TLS any host will do, its certificate is verified like the first one's, and who sends us there has
     * seen the token already. Never from TLS to none, and without TLS the loopback is not left.
     *
     * @param asked the request that was redirected: only the host may be another
     */
    static boolean mayFollow(URI asked, URI there) {
        boolean safe = "https".equalsIgnoreCase(there.getScheme())
                || "http".equalsIgnoreCase(asked.getScheme())
                        && "http".equalsIgnoreCase(there.getScheme())
                        && there.getHost() != null
                        && isLoopback(there.getHost());
        return safe
                && there.getHost() != null
                && there.getRawUserInfo() == null
                && asked.getRawPath().equals(there.getRawPath());
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}
