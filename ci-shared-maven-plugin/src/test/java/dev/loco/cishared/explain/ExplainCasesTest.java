package dev.loco.cishared.explain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.loco.cishared.pipeline.model.Workflow;
import dev.loco.cishared.report.Cells;
import dev.loco.cishared.report.Style;
import dev.loco.cishared.yaml.YamlReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.InputSource;

/** A folder a case: the workflows of a repository, and what is shown of them. */
class ExplainCasesTest {
    private static final Path CASES = Path.of("src/test/explain");
    private static final Pattern ID = Pattern.compile(" id=\"([^\"]*)\"");
    private static final Pattern LINK = Pattern.compile(" href=\"#([^\"]*)\"");

    static List<String> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    static List<Arguments> renderings() throws IOException {
        List<Arguments> all = new ArrayList<>();
        for (String name : cases()) {
            for (Rendering rendering : Rendering.values()) {
                all.add(Arguments.of(name, rendering));
            }
        }
        return all;
    }

    @ParameterizedTest(name = "{0} as {1}")
    @MethodSource("renderings")
    void looksAsExpected(String name, Rendering rendering) throws IOException {
        Path expected =
                CASES.resolve(name).resolve("expected." + (rendering == Rendering.TEXT ? "txt" : rendering.label()));
        String whole = render(name, rendering, Style.PLAIN);
        assertThat(whole.contains(css())).isEqualTo(rendering == Rendering.HTML);
        // How it looks is looked at in a browser; what it says stands in the expected file.
        String shown = whole.replace(css(), "/* page.css */\n");
        if (Boolean.getBoolean("cases.update")) {
            Files.writeString(expected, shown);
        }
        assertThat(shown).isEqualTo(Files.readString(expected));
    }

    private static String css() throws IOException {
        return Files.readString(Path.of("src/main/resources/dev/loco/cishared/explain/page.css"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void jsonIsAsItsSchemaSays(String name) throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("../schema/explain-v1.json")), InputFormat.JSON);
        String json = render(name, Rendering.JSON, Style.PLAIN);

        assertThat(schema.validate(json, InputFormat.JSON)).isEmpty();
        assertThat(schema.validate(
                        json.replaceFirst("\"verdict\": \"[a-z_]+\"", "\"verdict\": \"never\""), InputFormat.JSON))
                .as("a schema that takes anything would prove nothing")
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void coloursChangeNoCharacter(String name) throws IOException {
        String coloured = render(name, Rendering.TEXT, Style.COLOUR);

        assertThat(coloured).contains("\u001b[32m");
        assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(render(name, Rendering.TEXT, Style.PLAIN));
    }

    /** A name as long as somebody likes stands alone; nothing else goes over the edge. */
    @ParameterizedTest
    @MethodSource("cases")
    void textFitsInEightyColumns(String name) throws IOException {
        assertThat(render(name, Rendering.TEXT, Style.PLAIN).lines())
                .filteredOn(line -> !line.contains("a-very-long-name"))
                .allSatisfy(line -> assertThat(Cells.width(line)).as(line).isLessThanOrEqualTo(80));
    }

    /** Well formed as XML but for the few things HTML writes its own way, so that nothing of a stranger breaks out. */
    @ParameterizedTest
    @MethodSource("cases")
    void pageIsWellFormedAndNeedsNothingElse(String name) throws Exception {
        String page = render(name, Rendering.HTML, Style.PLAIN);

        String xml = page.replaceAll("(?s)^<!DOCTYPE html>\\n", "")
                .replaceAll("<(meta|input|wbr)([^>]*)>", "<$1$2/>")
                .replace(" checked/>", " checked=\"\"/>");
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        assertThat(page).doesNotContain("<script", "<img", "http://", "https://", "@import", "url(h");
        List<String> ids = matches(ID, page);
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(new HashSet<>(ids)).containsAll(matches(LINK, page));
    }

    @Test
    void saysWhoKnowsTheDefaultBranch() throws IOException {
        Optional<DefaultBranch> trunk = Optional.of(new DefaultBranch("trunk", DefaultBranch.Source.OPTION));

        assertThat(TextTable.of(Explanation.of(workflows("workflows"), trunk), Style.PLAIN))
                .startsWith("default branch: trunk (as asked for)\n")
                .contains("trunk other");
        assertThat(TextTable.of(Explanation.of(workflows("workflows"), Optional.empty()), Style.PLAIN))
                .startsWith("default branch: main (a guess; ");
    }

    private static List<String> matches(Pattern pattern, String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static String render(String name, Rendering rendering, Style style) throws IOException {
        StringWriter out = new StringWriter();
        rendering.write(Explanation.of(workflows(name), Optional.empty()), "0.0.0", style, out);
        return out.toString();
    }

    private static List<Workflow> workflows(String name) throws IOException {
        List<Workflow> workflows = new ArrayList<>();
        try (Stream<Path> files = Files.walk(CASES.resolve(name))) {
            for (Path file : (Iterable<Path>) files.sorted()::iterator) {
                if (file.toString().endsWith(".yml") || file.toString().endsWith(".yaml")) {
                    String path =
                            CASES.resolve(name).relativize(file).toString().replace('\\', '/');
                    workflows.add(Workflow.read(
                            YamlReader.read(path, Files.readString(file).getBytes(UTF_8))));
                }
            }
        }
        return workflows;
    }
}
