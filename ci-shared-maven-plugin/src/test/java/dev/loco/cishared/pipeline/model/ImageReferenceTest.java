package dev.loco.cishared.pipeline.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageReferenceTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            alpine                                   | alpine                       |
            alpine:3.20                              | alpine                       | 3.20
            registry.example:5000/a/b                | registry.example:5000/a/b    |
            registry.example:5000/a/b:v1             | registry.example:5000/a/b    | v1
            a/b@sha256:00ff                          | a/b                          | @sha256:00ff
            a/b:v1@sha256:00ff                       | a/b                          | v1@sha256:00ff
            ${REGISTRY:-registry.example}/a          | ${REGISTRY:-registry.example}/a |
            a:${TAG:-latest}                         | a                            | ${TAG:-latest}
            """)
    void isTakenApart(String text, String repository, String pin) {
        ImageReference reference = ImageReference.parse(text);

        assertThat(reference.repository()).isEqualTo(repository);
        assertThat(reference.pin()).isEqualTo(pin == null ? "" : pin);
        assertThat(text.substring(reference.pinOffset() + (reference.tag().isEmpty() && pin != null ? 1 : 0)))
                .isEqualTo(pin == null ? "" : pin.startsWith("@") ? pin.substring(1) : pin);
    }

    @ParameterizedTest
    @CsvSource({
        "registry.example/loco/shared-python-base:v1, true, true",
        "registry.example/loco/shared-python-base:v1.0.3, true, false",
        "registry.example/loco/shared-python-base:v1@sha256:00ff, true, false",
        "loco/shared-go-base, true, false",
        "registry.example/loco/other:v1, false, true",
        "registry.example/shared-python-base:v1, false, true",
        "registry.example/team/loco/shared-x:latest, true, false",
    })
    void sharedImagesAndMajorTagsAreKnown(String text, boolean shared, boolean major) {
        ImageReference reference = ImageReference.parse(text);

        assertThat(reference.isShared()).isEqualTo(shared);
        assertThat(reference.isMajor()).isEqualTo(major);
    }
}
