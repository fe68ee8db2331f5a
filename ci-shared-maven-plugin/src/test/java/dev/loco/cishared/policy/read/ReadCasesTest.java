package dev.loco.cishared.policy.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.policy.Constraints;
import dev.loco.cishared.policy.PathRule;
import dev.loco.cishared.policy.Policy;
import dev.loco.cishared.policy.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Reads every policy of {@code src/test/policies/read}: what OpenBao accepts, with the rules, and what it refuses, with
 * its words and the place. The words were held against OpenBao's own parser. {@code -Dcases.update=true} writes what is
 * found: to be read before it is committed.
 */
class ReadCasesTest {
    private static final Path CASES = Path.of("src/test/policies/read");
    private static final Instant NOW = Instant.parse("2026-08-01T00:00:00Z");

    static List<Path> cases() throws IOException {
        try (Stream<Path> files = Files.walk(CASES)) {
            List<Path> cases = files.filter(f -> f.toString().matches(".*\\.(hcl|json)"))
                    .sorted()
                    .toList();
            assertThat(cases).hasSizeGreaterThan(40);
            return cases;
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void policyIsReadAsOpenBaoReadsIt(Path file) throws IOException {
        String text = Files.readString(file);
        Reading reading = PolicyReader.read("p", text, "p", "", Version.NEWEST, NOW);

        String found = written(reading);
        Path expected = Path.of(file + ".txt");
        if (Boolean.getBoolean("cases.update")) {
            Files.writeString(expected, found);
        }
        assertThat(reading.accepted()).as("accepted").isEqualTo(file.getParent().endsWith("accepted"));
        assertThat(found).isEqualTo(Files.readString(expected));
    }

    private static String written(Reading reading) {
        StringBuilder out = new StringBuilder();
        Policy policy = reading.policy();
        policy.rules().forEach(rule -> write(out, policy, rule, ""));
        policy.expired().forEach(rule -> write(out, policy, rule, "expired "));
        for (Fault fault : reading.faults()) {
            out.append("fault: ").append(fault.message()).append('\n');
            out.append("  at ").append(place(policy, fault.place())).append('\n');
            out.append("  = ").append(fault.help()).append('\n');
        }
        return out.toString();
    }

    private static String place(Policy policy, PathRule.Place place) {
        String all = policy.source().text();
        String cut = all.substring(place.offset(), place.offset() + place.length());
        cut = cut.length() > 60 ? cut.substring(0, 60) + "…" : cut;
        return place.line() + ": "
                + cut.replace("\r", "\\r").replace("\n", "\\n").replace("\0", "\\0");
    }

    private static void write(StringBuilder out, Policy policy, PathRule rule, String what) {
        out.append(what)
                .append(rule.pattern().kind())
                .append(rule.templated() ? " templated " : " ")
                .append(rule.pattern().text().replace("\n", "\\n"))
                .append(' ')
                .append(rule.capabilities())
                .append('\n');
        out.append("  label ").append(place(policy, rule.place())).append('\n');
        out.append("  block ").append(place(policy, rule.block())).append('\n');
        if (rule.templated()) {
            out.append("  segments ").append(rule.pattern().segments()).append('\n');
        }
        rule.expiration().ifPresent(e -> out.append("  expiration ").append(e).append('\n'));
        if (!rule.constraints().equals(Constraints.NONE)) {
            out.append("  ")
                    .append(rule.constraints().toString().replace("\n", "\\n"))
                    .append('\n');
        }
    }
}
