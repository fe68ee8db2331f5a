package dev.loco.cishared.policy.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.policy.Policy;
import dev.loco.cishared.policy.Version;
import dev.loco.cishared.policy.read.Identity.Alias;
import dev.loco.cishared.policy.read.Identity.Entity;
import dev.loco.cishared.policy.read.Identity.Group;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplatingTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_000_000_000);
    private static final Version V2_5 = new Version(2, 5);
    private static final Version V2_6 = new Version(2, 6);

    private static final Identity IDENTITY = new Identity(
            Optional.of(new Entity(
                    "entity-id",
                    "",
                    Map.of("team", "green", "slash", "a/b", "plus", "+", "star", "*", "none", "", "a/b", "keyed"),
                    List.of(
                            new Alias("auth_a", "alias-id", "alias-name", Map.of("m", "am"), Map.of("c", "ac")),
                            new Alias("auth_b", "", "", Map.of(), Map.of())))),
            List.of(
                    new Group("g1", "devs", "other", Map.of("floor", "1")),
                    new Group("g2", "devs", "ns", Map.of("floor", "2")),
                    new Group("g3", "", "ns", Map.of())));

    private static String fill(Identity identity, String label, Version version) {
        Templating.Filling filling = new Templating(identity, "ns", NOW, version).fill(label);
        return filling instanceof Templating.Filled filled
                ? filled.label()
                : "! " + ((Templating.Dropped) filling).message();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "plain/* | plain/*",
                "{{identity.entity.id}} | entity-id",
                "x/{{ identity.entity.metadata.team }}/{{identity.entity.id}}/* | x/green/entity-id/*",
                "{{identity.entity.metadata.a/b}} | keyed",
                "<{{identity.entity.metadata.none}}> | <>",
                "{{identity.entity.name}} | ! no value could be found for one of the template directives",
                "{{identity.entity.metadata}} | ! no value could be found for one of the template directives",
                "{{identity.entity.metadata.nope}} | ! no value could be found for one of the template directives",
                "{{identity.entity.groups.names}} | ! no value could be found for one of the template directives",
                "{{identity.entity.aliases.auth_a.id}} | alias-id",
                "{{identity.entity.aliases.auth_a.name}} | alias-name",
                "{{identity.entity.aliases.auth_a.metadata.m}} | am",
                "{{identity.entity.aliases.auth_a.custom_metadata.c}} | ac",
                "{{identity.entity.aliases.auth_b.id}} | ! no value could be found for one of the template directives",
                "{{identity.entity.aliases.auth_c.id}} | ! alias not found",
                "{{identity.entity.aliases.auth_a}} | ! invalid alias selector",
                "{{identity.groups.ids.g1.name}} | devs",
                "{{identity.groups.ids.g1.metadata.floor}} | 1",
                "{{identity.groups.names.devs.id}} | g2",
                "{{identity.groups.names.devs.metadata.floor}} | 2",
                "{{identity.groups.ids.g3.name}} | ! no value could be found for one of the template directives",
                "{{identity.groups.ids.g9.name}} | ! entity is not a member of group \"g9\"",
                "{{identity.groups.keys.g1.name}} | ! invalid groups selector",
                "{{identity.groups.ids}} | ! invalid groups selector",
                "{{identity.groups.ids.g1}} | ! invalid groups accessor",
                "{{time.now}} | 1000000000",
                "{{time.now.plus.1h}} | 1000003600",
                "{{time.now.minus.500ms}} | 999999999",
                "{{time.now.divide.5m}} | ! invalid time operator \"divide\"",
                "{{time.now.plus}} | ! missing time operand",
                "{{time.now.plus.soon}} | ! invalid duration: time: invalid duration \"soon\"",
                "{{time.then}} | ! invalid time selector \"then\"",
                "{{identity.token.id}} | ! no value could be found for one of the template directives",
                "{{a{{b}} | ! unbalanced templating characters",
                "{{a}} }} | ! unbalanced templating characters",
            })
    void labelIsFilled(String label, String expected) {
        assertThat(fill(IDENTITY, label, V2_6)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"slash, a/b, /", "plus, +, +", "star, *, *"})
    void valueWithAWildcardOrSlashIsRefusedFromTwoSixOn(String key, String value, String part) {
        String label = "x/{{identity.entity.metadata." + key + "}}/y";

        assertThat(fill(IDENTITY, label, V2_5)).isEqualTo("x/" + value + "/y");
        assertThat(fill(IDENTITY, label, V2_6))
                .isEqualTo("! template substitution contains forbidden value \"" + part + "\"");
    }

    @Test
    void withoutAnIdentityNothingIsFilled() {
        assertThat(fill(Identity.NONE, "{{identity.entity.id}}", V2_6))
                .isEqualTo("! string contains entity template directives but no entity was provided");
        assertThat(fill(Identity.NONE, "{{identity.groups.ids.g1.id}}", V2_6))
                .isEqualTo("! string contains groups template directives but no groups were provided");
    }

    private static Policy policy(String text) {
        Reading reading = PolicyReader.read("p", text, "p", "team/", Version.NEWEST, NOW);
        assertThat(reading.faults()).isEmpty();
        return reading.policy();
    }

    @Test
    void blockWhoseTemplateFailsIsDroppedAndTheOthersStay() {
        Policy policy = policy("""
                path "a/{{identity.entity.metadata.team}}/+" { capabilities = ["read"] }
                path "b/{{identity.entity.metadata.slash}}/*" { capabilities = ["read"] }
                path "c/*" { capabilities = ["list"] }
                """);

        Policy filled = new Templating(IDENTITY, "", NOW, V2_6).fill(policy).orElseThrow();

        assertThat(filled.rules())
                .extracting(rule -> rule.pattern().kind() + " " + rule.pattern().text() + " " + rule.templated())
                .containsExactly("SEGMENT team/a/green/+ false", "PREFIX team/c/* false");
    }

    @Test
    void filledPlusStarMakesTheWholePolicyUnusable() {
        Policy policy = policy("path \"+{{identity.entity.metadata.none}}*\" {}");

        assertThat(new Templating(IDENTITY, "", NOW, V2_6).fill(policy)).isEmpty();
    }
}
