package dev.loco.cishared.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loco.cishared.lint.Product;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The bill of materials that is published with the plugin, held against the jars that the command line is made of. */
class BillOfMaterialsIT {
    private static final String NAME =
            "ci-shared-maven-plugin-" + Product.read().version();
    private static final Path BILL = Path.of("target", NAME + "-cyclonedx.json");
    private static final Path LIBRARIES = Path.of("target/ci-shared/lib");

    private JsonNode bill;

    @BeforeEach
    void read() {
        if (!Files.exists(BILL)) {
            String why = "skipped: the bill of materials because none is made offline";
            System.out.println(why);
            assumeTrue(false, why);
        }
        bill = JsonMapper.shared().readTree(BILL);
    }

    @Test
    void listsTheJarsThatAreShippedAndNoOther() throws Exception {
        Map<String, String> listed = new TreeMap<>();
        for (JsonNode component : bill.get("components")) {
            listed.put(
                    component.get("name").asString() + "-"
                            + component.get("version").asString() + ".jar",
                    sha256(component));
        }

        assertThat(listed).isEqualTo(shipped());
    }

    @Test
    void knowsTheLicenceOfEach() {
        for (JsonNode component : bill.get("components")) {
            assertThat(component.at("/licenses/0/license/id").asString())
                    .as(component.get("purl").asString())
                    .isNotEmpty();
        }
    }

    @Test
    void isAboutThisVersion() {
        JsonNode subject = bill.at("/metadata/component");

        assertThat(subject.get("purl").asString())
                .isEqualTo("pkg:maven/dev.loco/ci-shared-maven-plugin@"
                        + Product.read().version() + "?type=maven-plugin");
        assertThat(subject.at("/licenses/0/license/id").asString()).isEqualTo("Apache-2.0");
    }

    private static String sha256(JsonNode component) {
        for (JsonNode hash : component.get("hashes")) {
            if (hash.get("alg").asString().equals("SHA-256")) {
                return hash.get("content").asString();
            }
        }
        return "none";
    }

    /** All but the plugin itself, which the bill is about. */
    private static Map<String, String> shipped() throws Exception {
        Map<String, String> shipped = new TreeMap<>();
        try (Stream<Path> files = Files.list(LIBRARIES)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (!name.equals(NAME + ".jar")) {
                    shipped.put(name, sha256(file));
                }
            }
        }
        return shipped;
    }

    private static String sha256(Path file) throws IOException, NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
