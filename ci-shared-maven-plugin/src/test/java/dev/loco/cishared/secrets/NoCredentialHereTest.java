package dev.loco.cishared.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * No file of the sources holds a credential, those excluded in {@code .ci-shared.yml} neither: examples and cases hold
 * expressions instead.
 */
class NoCredentialHereTest {
    @Test
    void sourcesHoldNone() throws IOException {
        Path sources = Path.of("src").toAbsolutePath();
        List<String> files;
        try (Stream<Path> paths = Files.walk(sources)) {
            files = paths.filter(Files::isRegularFile)
                    .map(path -> sources.relativize(path).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
        // The header's examples have the value `root`.
        SecretScanner scanner = new SecretScanner(SecretSettings.defaults()
                .withEnabled(rule ->
                        rule.namespace().equals("credential") && !rule.name().equals("token-header")));
        ScanResult result = scanner.scan(sources, files);
        assertThat(result.scanned()).isGreaterThan(100);
        assertThat(result.findings()).isEmpty();
    }
}
