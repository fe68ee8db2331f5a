package dev.loco.cishared.release.woodpecker;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which Woodpecker is asked about which repository, and as whom. Without a token it is asked as a guest, who sees public
 * repositories.
 *
 * @param address without a slash at its end
 * @param repository its full name, such as {@code owner/name}
 */
record Server(URI address, String repository, Optional<Token> token) {
    private static final int LONGEST_TEXT = 200;
    /** Properties that make the JDK print what is sent. */
    private static final List<String> LOUD =
            List.of("jdk.httpclient.HttpClient.log", "jdk.internal.httpclient.debug", "javax.net.debug");

    private static final Pattern LOOPBACK = Pattern.compile("(?i)localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    /** A token that no text ever shows. */
    record Token(String value) {
        @Override
        public String toString() {
            return "***";
        }
    }

    /** There is no server to ask, and why. */
    static final class None extends Exception {
        private static final long serialVersionUID = 1;

        None(String why) {
            super(why);
        }
    }

    /**
     * The server that was given, else that of {@code WOODPECKER_SERVER} (as woodpecker-cli has it), else that of
     * {@code CI_SYSTEM_URL}, which every step sees; {@code CI_REPO} and {@code WOODPECKER_TOKEN} beside it.
     */
    static Server of(Map<String, String> environment, Optional<URI> given, Optional<String> repository) throws None {
        String text = given.map(URI::toString)
                .or(() -> variable(environment, "WOODPECKER_SERVER"))
                .or(() -> variable(environment, "CI_SYSTEM_URL"))
                .orElseThrow(() -> new None("no address of Woodpecker is known (CI_SYSTEM_URL, WOODPECKER_SERVER)"));
        String name = repository
                .or(() -> variable(environment, "CI_REPO"))
                .orElseThrow(() -> new None("no name of the repository at Woodpecker is known (CI_REPO)"));
        URI address = address(text);
        Optional<Token> token = token(variable(environment, "WOODPECKER_TOKEN"));
        if (token.isPresent() && address.getScheme().equalsIgnoreCase("http") && !isLoopback(address)) {
            throw new None("WOODPECKER_TOKEN is not sent to " + host(address) + ": without TLS everybody on the way can"
                    + " read it");
        }
        return new Server(address, name, token);
    }

    private static Optional<String> variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** Nothing of a text that is no address is said again: it may hold a password. */
    private static URI address(String text) throws None {
        URI uri;
        try {
            uri = new URI(text.replaceAll("/+$", ""));
        } catch (URISyntaxException notAUri) {
            throw new None("the address of Woodpecker is no URL");
        }
        String scheme = String.valueOf(uri.getScheme());
        if (uri.getHost() == null || !scheme.equalsIgnoreCase("https") && !scheme.equalsIgnoreCase("http")) {
            throw new None("the address of Woodpecker is no URL with https:// and a host");
        }
        if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new None("the address of Woodpecker has a user, a query or a fragment in it");
        }
        return uri;
    }

    private static Optional<Token> token(Optional<String> text) throws None {
        if (text.isPresent()) {
            if (!text.get().chars().allMatch(c -> c > ' ' && c < 0x7f)) {
                throw new None("WOODPECKER_TOKEN holds characters that are in no token");
            }
            for (String property : LOUD) {
                if (System.getProperty(property) != null) {
                    throw new None("the JDK's property " + property + " would print WOODPECKER_TOKEN");
                }
            }
        }
        return text.map(Token::new);
    }

    /** By the name alone: what a name resolves to is not ours to believe. */
    private static boolean isLoopback(URI uri) {
        return LOOPBACK.matcher(uri.getHost()).matches();
    }

    /** Scheme, host and port, for messages. */
    String host() {
        return host(address);
    }

    private static String host(URI uri) {
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }

    /** What the server sent, fit for a log: on one line, of some length, without the token. */
    String shown(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ");
        if (token.isPresent()) {
            line = line.replace(token.get().value(), token.get().toString());
        }
        return line.length() <= LONGEST_TEXT ? line : line.substring(0, LONGEST_TEXT) + "…";
    }
}
