package dev.loco.cishared.policy.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.policy.Version;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which release of OpenBao knows what, and what one that does not would say. */
class VersionsTest {
    private static final Instant NOW = Instant.parse("2026-08-01T00:00:00Z");

    private static Reading read(String version, String block) {
        return PolicyReader.read(
                "p",
                "path \"a\" { " + block + " }",
                " Mixed Name ",
                "team/",
                Version.parse(version).orElseThrow(),
                NOW);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2.1 | 2.2 | capabilities = [\"scan\"] | path \"a\": invalid capability \"scan\"",
                "2.1 | 2.2 | pagination_limit = 5 | path \"a\": invalid key \"pagination_limit\" on line 1",
                "2.2 | 2.3 | expiration = \"2006-01-02T15:04:05Z\" | path \"a\": invalid key \"expiration\" on line 1",
                "2.3 | 2.4 | list_scan_response_keys_filter_path = \"\" | path \"a\": invalid key \"list_scan_response_keys_filter_path\" on line 1",
                "2.6 | 2.7 | control_group { ttl = 5 } | path \"a\": invalid key \"control_group\" on line 0",
            })
    void keyIsKnownFromItsReleaseOn(String before, String since, String block, String message) {
        assertThat(read(since, block).faults()).isEmpty();
        assertThat(read(before, block).faults()).singleElement().satisfies(fault -> {
            assertThat(fault.message()).isEqualTo(message);
            assertThat(fault.help()).contains("OpenBao " + since);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ bogus = 1 } | path control_group: invalid key \"bogus\" on line 1",
                "\"x\" | path control_group: cannot check HCL keys of type *ast.LiteralType",
                "{ ttl = \"soon\" } | path control_group: invalid ttl: time: invalid duration \"soon\"",
                "{ self_auth_allowed = 1 } | path control_group: At 1:50: root.self_auth_allowed: unknown type *ast.LiteralType",
                "{ factor { } } | path control_group factor: require name key",
                "{ factor \"f\" { x = 1 } } | path control_group factor: invalid key \"x\" on line 1",
                "{ factor \"f\" { controlled_capabilities = [\"look\"] } } | path control_group Operation(s) not valid: look",
                "{ factor \"f\" { identity = 1 } } | path control_group factor: At 1:54: root.Identity: not an object type for struct (*ast.LiteralType)",
            })
    void controlGroupIsChecked(String group, String message) {
        Reading reading = read("2.7", "control_group = " + group);

        assertThat(reading.faults()).extracting(Fault::message).containsExactly(message);
        assertThat(reading.policy().rules()).isEmpty();
    }

    @Test
    void controlGroupMakesAConstraint() {
        Reading reading = read("2.7", """
                capabilities = ["create"]
                control_group = {
                  ttl = "48m"
                  factor "admins" {
                    controlled_capabilities = ["create"]
                    identity = { group_names = ["admin"], approvals = 1 }
                  }
                }
                """);

        assertThat(reading.faults()).isEmpty();
        assertThat(reading.policy().rules())
                .singleElement()
                .satisfies(rule -> assertThat(rule.constraints().controlGroup()).isTrue());
    }

    @Test
    void nameIsNormalisedAndTheNamespaceStandsBeforeThePath() {
        Reading reading = read("2.6", "");

        assertThat(reading.policy().name()).isEqualTo("mixed name");
        assertThat(reading.policy().namespace()).isEqualTo("team/");
        assertThat(reading.policy().rules())
                .singleElement()
                .satisfies(rule -> assertThat(rule.pattern().text()).isEqualTo("team/a"));
    }
}
