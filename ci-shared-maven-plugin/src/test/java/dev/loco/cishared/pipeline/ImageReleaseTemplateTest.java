package dev.loco.cishared.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.pipeline.template.Catalogue;
import dev.loco.cishared.pipeline.template.Holes;
import dev.loco.cishared.pipeline.template.TemplateRevision;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The template of image releases. A repository may have several of them, so the tag's prefix and more is each file's own. */
class ImageReleaseTemplateTest {
    private static final TemplateRevision TEMPLATE =
            Catalogue.shipped().newest("image-release.yml").orElseThrow();

    /** What one of several releases has in common with the others; and the image of the repository's other pipeline. */
    private static final PipelineSettings SETTINGS = new PipelineSettings(
            Optional.empty(),
            OptionalInt.empty(),
            Map.of("registry", "registry.example", "mirror", "sm-zot.example", "image", "team/main"));

    private static String filled(String prefix, String image) {
        Map<String, String> values = new TreeMap<>(SETTINGS.parameters());
        values.putAll(Map.of("prefix", prefix, "name", image, "folder", "containers/" + image.replaceAll(".*/", "")));
        return Holes.fill(TEMPLATE.text(), values);
    }

    @ParameterizedTest
    @CsvSource({
        "v, loco/app",
        "app-v, team/app",
        "base-python-3.13-v, loco/shared-python-base-3.13",
        "1-v, app",
        "tools/app-v, team/app",
    })
    void whatFollowsItIsClean(String prefix, String image) {
        String text = filled(prefix, image);

        assertThat(Consumer.lint(text, SETTINGS)).isEmpty();
        assertThat(Consumer.lint(text, PipelineSettings.none())).isEmpty();
        assertThat(Consumer.fix(text.substring(text.indexOf('\n') + 1), SETTINGS))
                .isEqualTo(text);
    }

    @Test
    void itsOwnerAddsStepsArgumentsAndTests() {
        String mine = filled("app-v", "team/app")
                .replaceFirst("    environment: # open\n", "$0      HTTPS_PROXY: http://proxy.example:3128\n")
                .replace("      - containers/app/test\n", "      - containers/app/test\n      - app --version\n")
                .replace(
                        "  # In the image that",
                        "  - name: test\n    image: docker.io/library/golang:1.25.1\n    commands: [go test ./...]\n\n"
                                + "  # In the image that");

        assertThat(mine).contains("HTTPS_PROXY", "app --version", "go test");
        assertThat(Consumer.lint(mine, SETTINGS)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'    ref: refs/tags/app-v[0-9]*.[0-9]*.[0-9]*\n', '', drift/missing-key",
        "'    ref: refs/tags/app-v[0-9]*.[0-9]*.[0-9]*', '    ref: refs/tags/app-v*', drift/weakened-gate",
        "'event: tag', 'event: [tag, push]', drift/changed-value",
        "':v${CI_COMMIT_TAG#app-v}', ':v1', drift/image-pin",
        "'    pull: true\n', '', drift/missing-key",
        "'containers/app/test', 'containers/app/test || true', drift/changed-command",
        "'    commands: # open', '    failure: ignore\n    commands: # open', drift/weakened-gate",
        "':v$VERSION', ':v1', images/kaniko-flags",
        "'        --build-arg=REVISION=$CI_COMMIT_SHA\n', '', images/kaniko-flags",
        "'test \"$MAJOR\" != 0 && ', '', drift/changed-command",
    })
    void whatIsLockedIsPutBack(String part, String replacement, String rule) {
        String canonical = filled("app-v", "team/app");
        assertThat(canonical).contains(part);
        String changed = canonical.replace(part, replacement);

        assertThat(Consumer.lint(changed, SETTINGS))
                .extracting(finding -> finding.rule().id())
                .contains(rule);
        assertThat(Consumer.fix(changed, SETTINGS)).isEqualTo(canonical);
    }

    @Test
    void theStepThatTriesTheImageStays() {
        String canonical = filled("app-v", "team/app");
        int start = canonical.indexOf("  # In the image that was just pushed.");
        int end = canonical.indexOf("\n\n", start) + 2;

        assertThat(Consumer.fix(canonical.substring(0, start) + canonical.substring(end), SETTINGS))
                .isEqualTo(canonical);
    }
}
