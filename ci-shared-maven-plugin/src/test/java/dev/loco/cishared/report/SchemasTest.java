package dev.loco.cishared.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.loco.cishared.finding.Report;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.SAXException;

/** Every case against the schemas: our own of JSON, and the published ones of SARIF and JUnit. */
class SchemasTest {
    private static final Path PUBLISHED = Path.of("src/test/resources/schemas");
    private static final Schema JSON = schema(Path.of("../schema/report-v1.json"), SpecificationVersion.DRAFT_2020_12);
    private static final Schema SARIF =
            schema(PUBLISHED.resolve("sarif-schema-2.1.0.json"), SpecificationVersion.DRAFT_7);
    private static final javax.xml.validation.Schema JUNIT = junit();

    static List<String> cases() {
        return List.copyOf(Cases.all().keySet());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void jsonIsAsOurSchemaSays(String name) throws IOException {
        assertThat(faults(JSON, render(name, Format.JSON))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void sarifIsAsItsSchemaSays(String name) throws IOException {
        assertThat(faults(SARIF, render(name, Format.SARIF))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void junitIsAsItsSchemaSays(String name) throws Exception {
        validate(render(name, Format.JUNIT));
    }

    /** A schema that takes anything would prove nothing. */
    @Test
    void schemasRefuse() throws IOException {
        String json = render("model", Format.JSON);
        assertThat(faults(JSON, json.replace("\"severity\"", "\"gravity\""))).isNotEmpty();
        assertThat(faults(JSON, json.replace("\"withheld\": false", "\"withheld\": true")))
                .isNotEmpty();
        assertThat(faults(JSON, json.replace("\"line\": 14", "\"line\": 0"))).isNotEmpty();
        assertThat(faults(JSON, json.replace("\"template\":", "\"span\":"))).isNotEmpty();
        assertThat(faults(JSON, json.replace("https://docs.example.org", "no uri")))
                .isNotEmpty();
        String sarif = render("model", Format.SARIF);
        assertThat(faults(SARIF, sarif.replace("\"level\": \"error\"", "\"level\": \"grave\"")))
                .isNotEmpty();
        assertThat(faults(SARIF, sarif.replace("\"startLine\"", "\"line\""))).isNotEmpty();
        assertThat(faults(SARIF, sarif.replace("\".woodpecker/ci.yml\"", "\"a b%\"")))
                .isNotEmpty();
        String junit = render("model", Format.JUNIT);
        assertThatThrownBy(() -> validate(junit.replace("<failure", "<fault").replace("</failure", "</fault")))
                .isInstanceOf(SAXException.class);
    }

    @Test
    void ownSchemaDescribesEveryCountAndProperty() throws IOException {
        String schema = Files.readString(Path.of("../schema/report-v1.json"));
        assertThat(schema).contains("\"$schema\": \"https://json-schema.org/draft/2020-12/schema\"");
        for (String property : List.of("rule", "message", "primary", "label", "help", "why", "url", "fingerprint")) {
            assertThat(schema).containsPattern("\"" + property + "\": \\{\\s*\"description\"");
        }
    }

    private static String render(String name, Format format) throws IOException {
        Map<String, Report> all = Cases.all();
        return RenderingsTest.render(all.get(name), format, Style.PLAIN);
    }

    private static List<String> faults(Schema schema, String document) {
        return schema
                .validate(
                        document,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Error::toString)
                .toList();
    }

    private static void validate(String xml) throws SAXException, IOException {
        JUNIT.newValidator().validate(new StreamSource(new StringReader(xml)));
    }

    private static Schema schema(Path file, SpecificationVersion version) {
        try {
            return SchemaRegistry.withDefaultDialect(version).getSchema(Files.readString(file), InputFormat.JSON);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static javax.xml.validation.Schema junit() {
        try {
            return SchemaFactory.newDefaultInstance()
                    .newSchema(PUBLISHED.resolve("junit-10.xsd").toFile());
        } catch (SAXException e) {
            throw new IllegalStateException(e);
        }
    }
}
