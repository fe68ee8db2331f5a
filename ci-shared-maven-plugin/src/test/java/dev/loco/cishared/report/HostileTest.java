package dev.loco.cishared.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Report;
import dev.loco.cishared.finding.Span;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A stranger's file, and a file with a credential, in every format. */
class HostileTest {
    private static final String COLOURS = "\u001b\\[[0-9;]*m";

    @ParameterizedTest
    @EnumSource
    void nothingMovesTheCursor(Format format) throws Exception {
        String plain = RenderingsTest.render(Cases.hostile(), format, Style.PLAIN);
        String coloured = RenderingsTest.render(Cases.hostile(), format, Style.COLOUR);
        assertHarmless(plain);
        // The stranger's own escapes were made visible, so what goes away here is ours.
        assertThat(coloured.replaceAll(COLOURS, "")).isEqualTo(plain);
    }

    private static void assertHarmless(String text) {
        assertThat(text.codePoints().filter(c -> c != '\n').filter(c -> Printable.shown(c) != c))
                .isEmpty();
        assertThat(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(text);
    }

    @Test
    void noLineStartsWithWordsOfTheFileName() throws Exception {
        for (Format format : Format.values()) {
            assertThat(RenderingsTest.render(Cases.hostile(), format, Style.PLAIN)
                            .lines())
                    .as(format.label())
                    .noneMatch(line -> line.startsWith("::error::"));
        }
    }

    @Test
    void jsonGivesTheWordsBack() throws Exception {
        JsonNode json = JsonMapper.shared().readTree(RenderingsTest.render(Cases.hostile(), Format.JSON, Style.PLAIN));
        Finding finding = Cases.hostile().findings().get(1);
        JsonNode written = json.get("findings").get(1);
        assertThat(written.get("message").asString())
                .isEqualTo(finding.message().replace('\uDC00', '\uFFFD'));
        assertThat(written.get("primary").get("file").asString())
                .isEqualTo(finding.primary().file());
    }

    @Test
    void xmlGivesTheWordsBack() throws Exception {
        Document xml = parse(RenderingsTest.render(Cases.hostile(), Format.CHECKSTYLE, Style.PLAIN));
        Finding finding = Cases.hostile().findings().get(1);
        assertThat(xml.getElementsByTagName("error")
                        .item(1)
                        .getAttributes()
                        .getNamedItem("message")
                        .getNodeValue())
                .isEqualTo(Printable.line(finding.message() + "; " + finding.help()))
                .contains("]]>", "<b>&\"quoted\"'");
        String junit = RenderingsTest.render(Cases.hostile(), Format.JUNIT, Style.PLAIN);
        assertThat(parse(junit).getElementsByTagName("failure").item(0).getTextContent())
                .contains("]]> <![CDATA[ <a b=\"c\"> &amp;");
    }

    private static Document parse(String xml) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)));
    }

    @Test
    void linkOfAStrangerIsNoLinkInSarif() throws Exception {
        Scene scene = new Scene().file("a.yml", "a: 1\n");
        Report report = scene.add(Finding.of(
                        Scene.EARLY, scene.span("a.yml", "a"), "found `[click](https://evil.example)`", "mend it"))
                .report();
        assertThat(RenderingsTest.render(report, Format.SARIF, Style.PLAIN)).doesNotContain("](");
    }

    @ParameterizedTest
    @EnumSource
    void credentialIsNeverPrinted(Format format) throws Exception {
        for (Style style : Style.values()) {
            assertThat(RenderingsTest.render(Cases.masked(), format, style)).doesNotContain(Cases.CREDENTIAL);
        }
    }

    /** The case above proves something: the credential is in the line and in the edits. */
    @Test
    void caseHoldsTheCredential() throws Exception {
        Report masked = Cases.masked();
        assertThat(masked.findings().get(1).fix().orElseThrow().edits().get(0).replacement())
                .contains(Cases.CREDENTIAL);
        Scene scene = new Scene().file("app.env", "token: " + Cases.CREDENTIAL + "\n");
        Report bare = scene.add(Finding.of(Scene.LITERAL, scene.span("app.env", Cases.CREDENTIAL), "a token", "revoke"))
                .report();
        assertThat(RenderingsTest.render(bare, Format.TEXT, Style.PLAIN)).contains(Cases.CREDENTIAL);
    }

    /** Whatever the line and wherever the span, each format writes something harmless and does not fail. */
    @Test
    void anyLineAndAnySpan() throws Exception {
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        String[] pieces = {
            "a",
            " ",
            "\t",
            "値",
            "👩‍💻",
            "\u200D",
            "\uFE0F",
            "🇩",
            "\u0301",
            "\uD83D",
            "\uDC69",
            "\u001b[2J",
            "\r",
            "\u0000",
            "\uFEFF",
            "\u202E",
            "\n",
            "x".repeat(90),
            "👍🏽",
            "]]>",
            "\uFFFE",
            "\u0085"
        };
        for (int round = 0; round < 400; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(40); i > 0; i--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            Scene scene = new Scene().file("f", text.toString());
            int offset = random.nextInt(text.length() + 1);
            Span span = scene.span("f", offset, random.nextInt(text.length() - offset + 1));
            Report report = scene.add(Finding.of(Scene.EARLY, span, "wrong " + text, "mend")
                            .withLabel("look " + text))
                    .report();
            for (Format format : Format.values()) {
                String written = RenderingsTest.render(report, format, Style.PLAIN);
                assertThat(written.codePoints().filter(c -> c != '\n').filter(c -> Printable.shown(c) != c))
                        .as("seed %d, round %d, %s", seed, round, format)
                        .isEmpty();
                if (format == Format.JUNIT || format == Format.CHECKSTYLE) {
                    parse(written);
                }
            }
            assertThat(RenderingsTest.render(report, Format.TEXT, Style.PLAIN))
                    .as("seed %d, round %d", seed, round)
                    .containsPattern("\\| *\\^+ look ");
        }
    }
}
