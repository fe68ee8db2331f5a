package dev.loco.cishared.pipeline.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.pipeline.model.Workflow;
import dev.loco.cishared.text.SourceText;
import dev.loco.cishared.yaml.YamlReader;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Holes: one value each, said by the settings or inferred from the pipeline. */
class FilledTest {
    private static final TemplateRevision TEMPLATE = new TemplateRevision("t.yml", 1, """
            # ci-shared: t.yml revision 1
            steps:
              - name: check
                image: <registry>/loco/shared-a:v1
                commands: # open
                  - check
                  - upload <registry>/<image>:v1 --mirror=<mirror>
              - name: push
                image: <registry>/loco/shared-b:v1
                environment:
                  MIRROR: <mirror> # yours
            """);

    @Test
    void aHoleHasTheValueMostPlacesHave() {
        Filled filled = fill("""
                steps:
                  - name: check
                    image: other.example/loco/shared-a:v1
                    commands:
                      - check
                      - upload registry.example/team/app:v1 --mirror=zot:5000
                  - name: push
                    image: registry.example/loco/shared-b:v1.2.3
                """, Map.of());

        assertThat(filled.values())
                .containsEntry("registry", "registry.example")
                .containsEntry("image", "team/app")
                .containsEntry("mirror", "zot:5000");
        assertThat(filled.contested()).isEmpty();
        assertThat(filled.text()).contains("upload registry.example/team/app:v1 --mirror=zot:5000");
    }

    @Test
    void settingsComeFirst() {
        Filled filled = fill("""
                steps:
                  - name: push
                    image: registry.example/loco/shared-b:v1
                """, Map.of("registry", "forge.example.org", "colour", "blue"));

        assertThat(filled.values()).containsExactly(Map.entry("registry", "forge.example.org"));
        assertThat(filled.given()).containsExactly("registry");
    }

    @Test
    void aTossUpIsTold() {
        Filled filled = fill("""
                steps:
                  - name: check
                    image: b.example/loco/shared-a:v1
                  - name: push
                    image: a.example/loco/shared-b:v1
                """, Map.of());

        assertThat(filled.values()).containsEntry("registry", "b.example");
        assertThat(filled.contested().get("registry")).containsExactly("a.example", "b.example");
    }

    @Test
    void whatNobodyKnowsStaysAHole() {
        Filled filled = fill("steps: []\n", Map.of("mirror", "zot"));

        assertThat(filled.unknownIn("upload <registry>/<image>:v1 <file>")).containsExactly("image", "registry");
        assertThat(filled.text()).contains("--mirror=zot").contains("<registry>");
    }

    private static Filled fill(String pipeline, Map<String, String> parameters) {
        Workflow found = Workflow.read(YamlReader.read(new SourceText("ci.yml", pipeline)));
        return Filled.of(TEMPLATE, found, parameters);
    }
}
