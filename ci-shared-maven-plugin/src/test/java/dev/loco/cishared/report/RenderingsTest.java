package dev.loco.cishared.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.finding.Report;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every case in every format, against the file that says how it looks. */
class RenderingsTest {
    private static final Path FOLDER = Path.of("src/test/resources/report");

    static String render(Report report, Format format, Style style) throws IOException {
        StringWriter out = new StringWriter();
        // The pages of the real rules change; those of the cases stand beside them.
        Reporter reporter = format == Format.SARIF ? new SarifReport(Cases::page) : format.reporter(style);
        reporter.write(report, out);
        return out.toString();
    }

    static List<Arguments> renderings() {
        List<Arguments> all = new ArrayList<>();
        Cases.all().forEach((name, report) -> {
            for (Format format : Format.values()) {
                all.add(Arguments.of(name, format, report));
            }
        });
        return all;
    }

    @ParameterizedTest(name = "{0} as {1}")
    @MethodSource("renderings")
    void looksAsExpected(String name, Format format, Report report) throws IOException {
        Path expected = FOLDER.resolve(name).resolve("expected." + suffix(format));
        // A file holds UTF-8 only, so what a writer makes of half a character counts too.
        byte[] bytes = render(report, format, Style.PLAIN).getBytes(StandardCharsets.UTF_8);
        if (Boolean.getBoolean("cases.update")) {
            Files.createDirectories(expected.getParent());
            Files.write(expected, bytes);
        }
        assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(Files.readString(expected));
    }

    @Test
    void everyFolderIsACase() throws IOException {
        try (Stream<Path> folders = Files.list(FOLDER)) {
            Map<String, Report> cases = Cases.all();
            assertThat(folders.map(f -> f.getFileName().toString())).hasSameElementsAs(cases.keySet());
        }
    }

    private static String suffix(Format format) {
        return switch (format) {
            case TEXT -> "txt";
            case CONCISE -> "concise.txt";
            case JSON -> "json";
            case SARIF -> "sarif";
            case JUNIT -> "junit.xml";
            case CHECKSTYLE -> "checkstyle.xml";
            case GITLAB -> "gitlab.json";
        };
    }
}
