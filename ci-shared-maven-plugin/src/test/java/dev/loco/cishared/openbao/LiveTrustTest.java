package dev.loco.cishared.openbao;

import static dev.loco.cishared.openbao.FaultyServer.status;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** To whom a token is sent: to a server that is who it says it is, and to nobody else. */
class LiveTrustTest extends AgainstFaultyServer {
    @Test
    void aCertificateOfAnUnknownCa() throws Exception {
        use(FaultyServer.start(Certificates.make(dir, "ip:127.0.0.1").context()));

        fails(3, "the certificate or the TLS of https://127.0.0.1:", "as `ca-cert` or BAO_CACERT");
        assertThat(server.calls()).isEmpty();
    }

    @Test
    void aCertificateForAnotherHost() throws Exception {
        Certificates certificates = Certificates.make(dir, "dns:elsewhere.example.org");
        use(FaultyServer.start(certificates.context()));
        environment.put("BAO_CACERT", certificates.pem().toString());

        fails(3, "is not accepted", "No subject alternative names matching IP address 127.0.0.1 found");
        assertThat(server.calls()).isEmpty();
    }

    @Test
    void aCertificateOfTheGivenCa() throws Exception {
        Certificates certificates = Certificates.make(dir, "ip:127.0.0.1");
        use(FaultyServer.start(certificates.context()));
        environment.put("BAO_CACERT", certificates.pem().toString());

        succeeds();
    }

    @Test
    void aServerThatAsksForACertificate() throws Exception {
        Certificates ours = Certificates.make(dir, "dns:auditor");
        Certificates theirs = Certificates.make(dir, "ip:127.0.0.1");
        use(FaultyServer.startForClientsWith(theirs, ours));
        environment.put("BAO_CACERT", theirs.pem().toString());

        assertThat(snapshot().code()).as("without one").isEqualTo(3);

        environment.put("BAO_CLIENT_CERT", ours.pem().toString());
        environment.put("BAO_CLIENT_KEY", ours.key().toString());
        succeeds();
    }

    @Test
    void aStandbyNamesItsLeader() throws IOException {
        try (FaultyServer standby = FaultyServer.start()) {
            standby.let(
                    "*",
                    exchange -> status(307, "", "Location", server.address() + exchange.getRequestURI())
                            .answer(exchange));
            environment.put("BAO_ADDR", standby.address());

            succeeds();
        }
    }

    @Test
    void noTokenFollowsARedirectOffTheLoopbackWithoutTls() {
        server.let(
                "sys/auth",
                exchange -> status(307, "", "Location", "http://192.0.2.1" + exchange.getRequestURI())
                        .answer(exchange));

        fails(3, "redirects elsewhere (307), and a token is not sent there");
    }

    @Test
    void noTokenFollowsARedirectFromTlsToNone() throws Exception {
        Certificates certificates = Certificates.make(dir, "ip:127.0.0.1");
        try (FaultyServer plain = FaultyServer.start()) {
            use(FaultyServer.start(certificates.context()));
            environment.put("BAO_CACERT", certificates.pem().toString());
            server.let(
                    "sys/auth",
                    exchange -> status(307, "", "Location", plain.address() + exchange.getRequestURI())
                            .answer(exchange));

            fails(3, "redirects elsewhere (307), and a token is not sent there");
            assertThat(plain.calls()).isEmpty();
        }
    }

    @Test
    void noTokenFollowsARedirectToAnotherPath() {
        server.let("sys/auth", status(302, "", "Location", "/login"));

        fails(3, "redirects elsewhere (302)");
    }

    @ParameterizedTest
    @CsvSource({
        "jdk.httpclient.HttpClient.log, headers",
        "jdk.internal.httpclient.debug, true",
        "javax.net.debug, all",
        "javax.net.debug, ssl:record:plaintext",
        "javax.net.debug, ''",
    })
    void aJdkThatWouldPrintTheToken(String property, String value) {
        System.setProperty(property, value);
        try {
            fails(2, "the JDK's property " + property + " would print the token: unset it");
            assertThat(server.calls()).isEmpty();
        } finally {
            System.clearProperty(property);
        }
    }

    @Test
    void redirectsInCircles() {
        server.let(
                "*",
                exchange -> status(307, "", "Location", exchange.getRequestURI().toString())
                        .answer(exchange));

        fails(3, "redirects in circles");
    }
}
