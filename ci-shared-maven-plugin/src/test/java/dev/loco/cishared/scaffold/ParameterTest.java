package dev.loco.cishared.scaffold;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be filled in, and what is said of the rest. */
class ParameterTest {
    private static Map<String, String> values(String key, String value) {
        Map<String, String> given = new HashMap<>(Map.of("name", "hello-world", "registry", "registry.example"));
        given.put(key, value);
        return Parameter.withDefaults(given);
    }

    @ParameterizedTest
    @CsvSource({
        "name, a",
        "name, a1-b2",
        "registry, localhost:5000",
        "registry, r.example.org",
        "image, a/b/c",
        "image, a-b/c_d.e",
        "team, data-platform",
        "contact, first.last+ci@mail.example.org",
        "version, 1.0.0-rc.1",
        "groupId, org.my-team"
    })
    void takes(String key, String value) {
        assertThat(Parameter.complaints(values(key, value), name -> "--" + name))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name     | Hello_World",
                "name     | true",
                "name     | 1st",
                "name     | a-b-c-d-e-f-g-h-i-j-k-l-m-n-o-p-q-r-s-t-u-v-w-x-y-z-a-b-c-d-e-f-g",
                "registry | https://registry.example/",
                "registry | registry.example/loco",
                "mirror   | zot:port",
                "image    | hello",
                "image    | Loco/hello",
                "team     | null",
                "contact  | nobody",
                "version  | 1 0",
                "groupId  | a..b",
            })
    void refuses(String key, String value) {
        assertThat(Parameter.complaints(values(key, value), name -> "--" + name))
                .singleElement()
                .asString()
                .startsWith("--" + key + "=" + value + ": expected ");
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(Parameter.complaints(Parameter.withDefaults(Map.of("name", "a")), name -> "-D" + name))
                .containsExactly(
                        "-Dregistry is missing: expected a host, with its port where it has one, such as registry.example.org");
    }

    @Test
    void defaultsFollowWhatIsGiven() {
        assertThat(values("team", "data"))
                .containsEntry("image", "loco/hello-world")
                .containsEntry("contact", "data@example.org")
                .containsEntry("mirror", "sm-zot:5000");
    }
}
