package dev.loco.cishared.openbao;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Properties that make the JDK itself print what is sent, the token among it, before anybody can mask it. */
final class LoudJdk {
    private static final List<String> OF_THE_CLIENT = List.of(
            "jdk.httpclient.HttpClient.log", "jdk.internal.httpclient.debug", "jdk.internal.httpclient.hpack.debug");
    private static final String OF_TLS = "javax.net.debug";
    /** Empty means all; of the rest these show what is sent. */
    private static final Pattern SHOWS_DATA = Pattern.compile("\\s*|.*(all|data|packet|plaintext|record).*");

    private LoudJdk() {}

    /** Refuses to send a token while one is set. */
    static void refuse() throws CouldNotRead {
        Optional<String> loud = OF_THE_CLIENT.stream()
                .filter(name -> System.getProperty(name) != null)
                .findFirst();
        if (loud.isEmpty()
                && SHOWS_DATA.matcher(System.getProperty(OF_TLS, "off")).matches()) {
            loud = Optional.of(OF_TLS);
        }
        if (loud.isPresent()) {
            throw CouldNotRead.wrongUse("the JDK's property " + loud.get()
                    + " would print the token: unset it (javax.net.debug=ssl:handshake shows no data)");
        }
    }
}
