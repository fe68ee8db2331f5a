package dev.loco.cishared.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.pipeline.template.Catalogue;
import dev.loco.cishared.pipeline.template.Holes;
import dev.loco.cishared.pipeline.template.TemplateRevision;
import dev.loco.cishared.pipeline.update.TestTemplates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which template and which revision a pipeline without a first line was made from: templates share names of steps. */
class FollowingTest {
    private static final Map<String, String> VALUES =
            Map.of("registry", "registry.example", "mirror", "sm-zot.example", "image", "orders", "team", "shop");

    /** The test template, the same in other languages, and a starter of the same steps. */
    private static Catalogue catalogue() {
        List<TemplateRevision> all = new ArrayList<>(TestTemplates.catalogue().revisions());
        for (TemplateRevision revision : TestTemplates.catalogue().revisions()) {
            all.add(like(revision, "service-3.13-ci.yml", "shared-python-base", "shared-python-3.13-base"));
            all.add(like(
                    revision,
                    "go-ci.yml",
                    "shared-python-base",
                    "shared-go-base",
                    "ruff check .",
                    "go vet ./...",
                    "pyflakes .",
                    "gofmt -l .",
                    "pip-audit -r requirements.txt",
                    "govulncheck ./...",
                    "      - pip install -r requirements.txt\n",
                    "",
                    "      - pip install --no-deps -r requirements.txt\n",
                    "",
                    "pytest",
                    "go test ./..."));
            all.add(like(
                    revision,
                    "example-ci.yml",
                    "<registry>/loco/shared-python-base:v1",
                    "alpine:3.20 # yours",
                    "<registry>/loco/shared-python-base:v2",
                    "alpine:3.22 # yours",
                    "ruff check .",
                    "echo lint # yours",
                    "pip-audit -r requirements.txt",
                    "echo audit # yours",
                    "pytest",
                    "echo test # yours"));
        }
        return new Catalogue(all);
    }

    private static TemplateRevision like(TemplateRevision revision, String name, String... pairs) {
        String text = revision.text().replace("service-ci.yml", name);
        for (int i = 0; i < pairs.length; i += 2) {
            text = text.replace(pairs[i], pairs[i + 1]);
        }
        return new TemplateRevision(name, revision.revision(), text);
    }

    static Stream<TemplateRevision> revisions() {
        return catalogue().revisions().stream();
    }

    @ParameterizedTest
    @MethodSource("revisions")
    void isFoundByWhatStandsInTheFile(TemplateRevision revision) {
        String text = withoutFirstLine(Holes.fill(revision.text(), VALUES));

        assertThat(found(text)).isEqualTo(title(revision));
        assertThat(found(text.replace("\n", "\r\n"))).as("with CRLF").isEqualTo(title(revision));
    }

    @ParameterizedTest
    @MethodSource("revisions")
    void isFoundBesideWhatTheOwnerAdded(TemplateRevision revision) {
        String text = withoutFirstLine(Holes.fill(revision.text(), VALUES))
                .replace(
                        "  - name: build-image",
                        "  # Ours.\n  - name: docs\n    image: registry.example/tools/mkdocs:1.6\n"
                                + "    commands: [mkdocs build, mkdocs deploy]\n\n  - name: build-image")
                .replace("    environment: # open\n", "    environment: # open\n      OURS: \"1\"\n")
                .replace("PYTHONWARNINGS: default", "PYTHONWARNINGS: error")
                .replace("nightly", "weekly")
                .replace("    commands: # open\n", "    commands: # open\n      - ours first\n");

        assertThat(found(text)).isEqualTo(title(revision));
    }

    @ParameterizedTest
    @MethodSource("revisions")
    void isFoundAmongTheRevisionsOfTheTemplateThatTheSettingsName(TemplateRevision revision) {
        PipelineSettings settings = new PipelineSettings(Optional.of(revision.name()), OptionalInt.empty(), Map.of());

        assertThat(found(withoutFirstLine(Holes.fill(revision.text(), VALUES)), settings))
                .isEqualTo(title(revision));
    }

    private static String withoutFirstLine(String text) {
        return text.substring(text.indexOf('\n') + 1);
    }

    private static String found(String text) {
        return found(text, PipelineSettings.none());
    }

    private static String found(String text, PipelineSettings settings) {
        return PipelineCheck.check(List.of(Consumer.read(text)), settings, catalogue()).stream()
                .map(Finding::message)
                .filter(m -> m.contains("closest to "))
                .map(m -> m.substring(m.indexOf("closest to ") + 11))
                .findFirst()
                .orElse("none");
    }

    private static String title(TemplateRevision revision) {
        return revision.name() + " revision " + revision.revision();
    }
}
