package dev.loco.cishared.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.finding.Edit;
import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Fix;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.yaml.YamlFile;
import dev.loco.cishared.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ManifestCheckTest {
    private static final String SECRET = "sesame-" + "0".repeat(20);
    private static final ManifestSettings SETTINGS =
            ManifestSettings.of(LocalDate.of(2026, 11, 23), s -> s.contains(SECRET));

    private static final String FULL = """
            version: 1
            workload: hello
            owner: {team: platform, contact: platform@example.org}
            identities:
              - name: runtime
                method: kubernetes
                mount: kubernetes
                role: hello
                namespace: ""
                policies: [hello]
            access:
              - mount: kv
                engine: kv2
                path: loco/hello/+/db
                verbs: [read]
                identity: runtime
                fields: {username: DB_USER, password: {file: /run/secrets/p}}
                optional: false
                reason: database login
                expires: 2027-06-30
            waivers:
              - rule: coverage/granted-not-declared
                path: kv/metadata/loco/hello/*
                reason: shared reader role
                until: 2027-01-31
            """;

    private static YamlFile read(String text) {
        return YamlReader.read("bao.yml", text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Finding> check(String text) {
        return ManifestCheck.check(read(text), SETTINGS);
    }

    private static List<String> rules(List<Finding> findings) {
        return findings.stream().map(f -> f.rule().name()).toList();
    }

    @Test
    void theExampleIsClean() {
        assertThat(check(FULL)).isEmpty();
    }

    @Test
    void rulesAreSortedAndDistinct() {
        List<String> ids = ManifestCheck.RULES.stream().map(Rule::id).toList();

        assertThat(ids).isSorted().doesNotHaveDuplicates().allMatch(id -> id.startsWith("manifest/"));
    }

    @Test
    void aCredentialIsMaskedWhereverItStands() {
        for (String place : List.of(
                "database login", "loco/hello/+/db", "kv2", "read", "DB_USER", "2027-06-30", "team:", "owner")) {
            String text = FULL.replaceFirst(Pattern.quote(place), place.endsWith(":") ? SECRET + ":" : SECRET);
            List<Finding> findings = check(text);

            assertThat(rules(findings)).as(place).contains("secret-value");
            for (Finding finding : findings) {
                assertThat(finding.message() + finding.label() + finding.help() + finding.fix())
                        .as(place)
                        .doesNotContain(SECRET);
                boolean shown = finding.rule().name().equals("secret-value");
                assertThat(!shown || finding.masked().contains(finding.primary()))
                        .as(place)
                        .isTrue();
            }
        }
    }

    /** Where a variable's name belongs, a password is no rarity, and no pattern knows every password. */
    @Test
    void whatIsNoVariablesNameIsNotPrinted() {
        Finding finding = check(FULL.replace("DB_USER", "\"Tr0ub4dor&3\"")).get(0);

        assertThat(finding.message() + finding.label() + finding.help()).doesNotContain("Tr0ub4dor");
        assertThat(finding.masked()).containsExactly(finding.primary());
    }

    @Test
    void aManifestOfAnotherVersionIsOnlySearchedForCredentials() {
        assertThat(rules(check("version: 2\nnew: [" + SECRET + "]\n")))
                .containsExactly("unsupported-version", "secret-value");
    }

    @Test
    void longStringsAreTooLongAndNothingElse() {
        String longest = "a/".repeat(50_000) + "a";
        for (String key : List.of(
                "workload: hello",
                "role: hello",
                "mount: kubernetes",
                "path: loco/hello/+/db",
                "identity: runtime",
                "team: platform",
                "file: /run/secrets/p",
                "until: 2027-01-31",
                "rule: coverage/granted-not-declared",
                "method: kubernetes",
                "reason: shared reader role")) {
            String text = FULL.replace(key, key.substring(0, key.indexOf(':') + 2) + longest);

            assertThat(check(text).stream().filter(f -> f.rule() == Schema.RULE))
                    .as(key)
                    .hasSize(1);
        }
        String field = "f".repeat(1_000) + ": ";
        assertThat(rules(check(FULL.replace("password: ", field)))).containsExactly("schema");
    }

    @Test
    void manyEntriesAreCheckedAndEachFaultIsSaid() {
        IntFunction<String> entry = i -> "  - {mount: kv, engine: kv2, path: loco/hello/+/n%d%s, verbs: [read]}%n"
                .formatted(i, i % 3 == 0 ? "/x" : i % 3 == 1 ? "/*" : "//");
        String head = FULL.substring(0, FULL.indexOf("access:")) + "access:\n";
        int count = 6_000;
        String text = head + IntStream.range(0, count).mapToObj(entry).collect(Collectors.joining());

        assertThat(check(text)).hasSize(count / 3).allMatch(f -> f.rule() == Schema.RULE);
    }

    @Test
    void manyWrongKeysInOneMappingAreEachSaid() {
        int count = 20_000;
        String fields = IntStream.range(0, count).mapToObj(i -> "f" + i + ": 1").collect(Collectors.joining(", "));
        String keys = IntStream.range(0, count).mapToObj(i -> "k" + i + ": 1\n").collect(Collectors.joining());

        assertThat(check(FULL.replace("username: DB_USER", fields))).hasSize(count);
        assertThat(check(FULL + keys)).hasSize(count);
    }

    /** Any value anywhere: no exception, every refusal of the schema is said, every span lies in the file. */
    @Test
    void whateverStandsWhereverItIsAFinding() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<String> values = List.of(
                "~",
                "1",
                "-1",
                "1.5",
                "true",
                "[]",
                "{}",
                "[~]",
                "[[]]",
                "{a: b}",
                "\"\"",
                "\" \"",
                "'*'",
                "x",
                "\"1\"",
                "2027-02-30",
                "[read, read]",
                "{file: 1}",
                "&a x",
                "!!str 1",
                "|\n   text\n",
                "0x1",
                "${X}",
                "[1, {b: c}]");
        String[] tokens = FULL.split("(?<=[ \\n,{\\[])|(?=[\\n,}\\]])");
        for (int i = 0; i < 1_000; i++) {
            String[] mutated = tokens.clone();
            for (int n = 1 + random.nextInt(3); n > 0; n--) {
                int at = random.nextInt(tokens.length);
                mutated[at] = switch (random.nextInt(4)) {
                    case 0 -> "";
                    case 1 -> mutated[at] + mutated[at];
                    default -> values.get(random.nextInt(values.size()));
                };
            }
            String text = String.join("", mutated);
            YamlFile file = read(text);
            List<Finding> findings = ManifestCheck.check(file, SETTINGS);

            String what = "seed " + seed + ":\n" + text;
            assertThat(findings).as(what).isSorted();
            for (Finding finding : findings) {
                assertThat(finding.primary().end()).as(what).isLessThanOrEqualTo(text.length());
                assertThat(finding.message() + finding.help()).as(what).doesNotContain("null");
            }
            boolean mapping = file.root().flatMap(r -> r.mapping()).isPresent();
            if (mapping && !rules(findings).contains("unsupported-version")) {
                boolean refused = !ManifestSchema.violations(file.root().get()).isEmpty();
                assertThat(rules(findings).contains("schema")).as(what).isEqualTo(refused);
            }
        }
    }

    @Test
    void safeFixesMend() {
        List<String> broken = new ArrayList<>();
        for (String[] pair : new String[][] {
            {"version: 1", "version: '1'"},
            {"path: loco", "path: /loco"},
            {"verbs: [read]", "verbs: read"},
            {"verbs: [read]", "verbs: [READ]"},
            {"policies: [hello]", "policies: [Hello]"},
            {"optional: false", "optional: no"},
            {"mount: kubernetes", "mount: \"auth/kubernetes/\""},
            {"namespace: \"\"", "namespace: 'team-a/'"},
            {"role: hello", "role: 7"},
        }) {
            String text = FULL.replace(pair[0], pair[1]);
            Finding finding = check(text).get(0);
            assertThat(finding.fixable()).as(pair[1]).isTrue();
            Fix fix = finding.fix().orElseThrow();
            StringBuilder mended = new StringBuilder(text);
            for (Edit edit : fix.edits()) {
                mended.replace(edit.offset(), edit.offset() + edit.length(), edit.replacement());
            }
            if (!check(mended.toString()).isEmpty()) {
                broken.add(pair[1] + " -> " + fix);
            }
        }

        assertThat(broken).isEmpty();
    }

    @Test
    void ofManyIdentitiesOnlySomeAreNamed() {
        String identities = IntStream.range(0, 40)
                .mapToObj(i -> "  - {name: n%d, method: jwt}%n".formatted(i))
                .collect(Collectors.joining());
        String text =
                FULL.replace("access:\n", identities + "access:\n").replace("identity: runtime", "identity: other");

        Finding finding = check(text).stream()
                .filter(f -> f.rule() == UnknownIdentity.RULE)
                .findFirst()
                .orElseThrow();

        assertThat(finding.message()).endsWith("`n9`, `n10` or 29 more");
    }

    @Test
    void manyCredentialsOnOneLineAreHiddenTogether() {
        String many = IntStream.range(0, 10_000).mapToObj(i -> SECRET + i).collect(Collectors.joining(", "));
        List<Finding> findings = check(FULL.replace("policies: [hello]", "policies: [" + many + "]"));

        assertThat(findings).hasSize(10_000).allMatch(f -> f.rule() == SecretValue.RULE);
        assertThat(findings)
                .allMatch(f -> f.masked().stream()
                        .anyMatch(m -> m.offset() <= f.primary().offset()
                                && f.primary().end() <= m.end()));
    }
}
