package dev.loco.cishared.openbao;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate that signs itself, made by the JDK's {@code keytool} for one test.
 *
 * @param context a server that shows it
 * @param pem the certificate in PEM, for who is to trust it
 * @param key its key in PEM, PKCS #8
 * @param store both, with that password
 */
record Certificates(SSLContext context, Path pem, Path key, KeyStore store, String password) {

    /**
     * Makes one.
     *
     * @param names what it is for, as keytool's {@code san} takes it: {@code ip:127.0.0.1}
     */
    static Certificates make(Path folder, String names)
            throws IOException, InterruptedException, GeneralSecurityException {
        String password = UUID.randomUUID().toString();
        Path store = folder.resolve(UUID.randomUUID() + ".p12");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                "2",
                "-dname",
                "CN=test",
                "-ext",
                "san=" + names,
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                password);
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (keytool.waitFor() != 0) {
            throw new IOException(said);
        }
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, password.toCharArray());
        }
        Path pem = pem(folder, "CERTIFICATE", keys.getCertificate("server").getEncoded());
        Path key = pem(
                folder,
                "PRIVATE KEY",
                keys.getKey("server", password.toCharArray()).getEncoded());
        return new Certificates(context(keys, password, null), pem, key, keys, password);
    }

    /** What a server shows, and whom it lets in. */
    SSLContext contextFor(Certificates client) throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("client", client.store.getCertificate("server"));
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        return context(store, password, factory.getTrustManagers());
    }

    private static SSLContext context(KeyStore keys, String password, TrustManager[] trusted)
            throws GeneralSecurityException {
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, password.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), trusted, null);
        return context;
    }

    private static Path pem(Path folder, String kind, byte[] content) throws IOException {
        return Files.writeString(
                folder.resolve(UUID.randomUUID() + ".pem"),
                "-----BEGIN " + kind + "-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content)
                        + "\n-----END " + kind + "-----\n");
    }
}
