package dev.loco.cishared.openbao;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** Which servers are believed, and which certificate is shown to them. There is no way not to verify. */
final class Trust {
    private static final Pattern PRIVATE_KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    private final SSLContext context;

    private Trust(SSLContext context) {
        this.context = context;
    }

    /**
     * As {@code bao}: with {@code BAO_CACERT} (a file) or {@code BAO_CAPATH} (a folder) those CAs and no others, else
     * those of the JVM; {@code BAO_CLIENT_CERT} and {@code BAO_CLIENT_KEY} for a server that asks for a certificate.
     */
    static Trust of(Environment given) throws CouldNotRead {
        Optional<Path> file = given.file("ca-cert", "CACERT");
        Optional<Path> folder = file.isPresent() ? Optional.empty() : given.file("ca-path", "CAPATH");
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys(given), trusted(file, folder), null);
            return new Trust(context);
        } catch (GeneralSecurityException | IOException fault) {
            String where =
                    file.or(() -> folder).map(path -> "`" + path + "`").orElse("the client's certificate or key");
            throw CouldNotRead.wrongUse(where + " cannot be used for TLS: expected certificates in PEM ("
                    + fault.getClass().getSimpleName() + ")");
        }
    }

    SSLContext context() {
        return context;
    }

    private static TrustManager[] trusted(
            Optional<Path> file, Optional<Path> folder) throws GeneralSecurityException, IOException, CouldNotRead {
        List<Path> files = new ArrayList<>();
        file.ifPresent(files::add);
        if (folder.isPresent()) {
            try (Stream<Path> children = Files.list(folder.get())) {
                children.filter(Files::isRegularFile).sorted().forEach(files::add);
            }
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        if (file.isEmpty() && folder.isEmpty()) {
            // The JVM's own.
            factory.init((KeyStore) null);
            return factory.getTrustManagers();
        }
        KeyStore store = empty();
        for (Path path : files) {
            for (Certificate certificate : certificates(path)) {
                store.setCertificateEntry("ca" + store.size(), certificate);
            }
        }
        if (store.size() == 0) {
            throw CouldNotRead.wrongUse(
                    "`" + file.or(() -> folder).orElseThrow() + "` holds no certificate: expected the CA's in PEM");
        }
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static KeyManager[] keys(Environment given)
            throws GeneralSecurityException, IOException, CouldNotRead {
        Optional<Path> certificate = given.file("", "CLIENT_CERT");
        Optional<Path> key = given.file("", "CLIENT_KEY");
        if (certificate.isEmpty() && key.isEmpty()) {
            return new KeyManager[0];
        }
        if (certificate.isEmpty() || key.isEmpty()) {
            throw CouldNotRead.wrongUse("BAO_CLIENT_CERT and BAO_CLIENT_KEY belong together: set both or none");
        }
        char[] none = new char[0];
        KeyStore store = empty();
        store.setKeyEntry(
                "client",
                privateKey(key.get()),
                none,
                certificates(certificate.get()).toArray(Certificate[]::new));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, none);
        return factory.getKeyManagers();
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static List<Certificate> certificates(Path file) throws GeneralSecurityException, IOException {
        try (InputStream in = new ByteArrayInputStream(Files.readAllBytes(file))) {
            return List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(in));
        }
    }

    private static PrivateKey privateKey(Path file) throws IOException, GeneralSecurityException, CouldNotRead {
        Matcher pem = PRIVATE_KEY.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
        if (!pem.find()) {
            throw CouldNotRead.wrongUse("`" + file + "` is no key in PKCS #8 (BEGIN PRIVATE KEY); `openssl pkcs8 -topk8"
                    + " -nocrypt` makes one");
        }
        PKCS8EncodedKeySpec spec =
                new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem.group(1)));
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(spec);
        } catch (GeneralSecurityException notRsa) {
            return KeyFactory.getInstance("EC").generatePrivate(spec);
        }
    }
}
