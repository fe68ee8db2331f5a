package dev.loco.cishared.lint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * This build of ci-shared.
 *
 * @param version its own
 * @param site where the rules' pages lie on the web, without a trailing slash
 * @param runbook where the page lies that says what to do when a pipeline fails
 */
public record Product(String version, String site, String runbook) {

    /** What the build wrote into the jar. */
    public static Product read() {
        try (InputStream in = Product.class.getResourceAsStream("/dev/loco/cishared/build.properties")) {
            Properties properties = new Properties();
            if (in != null) {
                properties.load(in);
            }
            return new Product(
                    properties.getProperty("version", "unknown"),
                    properties.getProperty("site", ""),
                    properties.getProperty("runbook", ""));
        } catch (IOException e) {
            throw new UncheckedIOException("build.properties cannot be read", e);
        }
    }
}
