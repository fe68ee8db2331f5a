package dev.loco.cishared.repository;

import dev.loco.cishared.finding.Allowance;
import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.repository.Settings.OwnRule;
import dev.loco.cishared.repository.Settings.Placed;
import dev.loco.cishared.yaml.YamlFile;
import dev.loco.cishared.yaml.YamlMapping;
import dev.loco.cishared.yaml.YamlNode;
import dev.loco.cishared.yaml.YamlScalar;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code .ci-shared.yml}: strict, every fault a finding at its place, and what is sound is used all the same. */
public final class SettingsReader {
    private static final List<String> KEYS =
            List.of("template", "revision", "parameters", "allow", "secrets", "policies", "components");
    private static final List<String> ALLOW_KEYS = List.of("rule", "step", "path", "commit", "reason", "until");
    private static final List<String> POLICIES_KEYS = List.of("prefixes", "folder", "version");
    private static final List<String> SECRETS_KEYS = List.of("exclude", "max-file-size", "rules");
    private static final List<String> OWN_RULE_KEYS =
            List.of("id", "pattern", "message", "help", "severity", "files", "literals", "not", "matches", "ignores");

    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{7,64}");
    private static final Pattern RELEASE = Pattern.compile("v?2\\.\\d{1,3}(?:\\.\\d{1,4})?");

    private final List<Finding> findings = new ArrayList<>();

    private SettingsReader() {}

    /**
     * What the file says, and what is wrong with it.
     *
     * @param findings faults of the settings; those of the YAML itself are in {@link YamlFile#problems()}
     */
    public record Read(Settings settings, List<Finding> findings) {
        public Read {
            findings = List.copyOf(findings);
        }
    }

    /** Reads the settings out of the parsed file. */
    public static Read read(YamlFile file) {
        SettingsReader reader = new SettingsReader();
        Settings settings = file.root().map(reader::settings).orElse(Settings.NONE);
        return new Read(settings, reader.findings);
    }

    private Settings settings(YamlNode root) {
        if (root.scalar().filter(YamlScalar::isNull).isPresent()) {
            return Settings.NONE;
        }
        Optional<YamlMapping> mapping = mapping(root, ".ci-shared.yml");
        if (mapping.isEmpty()) {
            return Settings.NONE;
        }
        YamlMapping top = mapping.get();
        known(top, KEYS, "in `.ci-shared.yml`");
        return new Settings(
                top.get("template").flatMap(node -> text(node, "template")),
                top.get("revision").flatMap(node -> number(node, "revision", "a whole number from 1 on")),
                top.get("parameters").map(this::parameters).orElse(Map.of()),
                top.get("allow").map(this::allow).orElse(List.of()),
                top.get("secrets").map(this::secrets).orElse(Settings.Secrets.NONE),
                top.get("policies").map(this::policies).orElse(Settings.Policies.NONE),
                top.get("components")
                        .map(node -> ComponentsReader.read(node, findings))
                        .orElse(List.of()));
    }

    private Settings.Policies policies(YamlNode node) {
        Optional<YamlMapping> mapping = mapping(node, "policies");
        if (mapping.isEmpty()) {
            return Settings.Policies.NONE;
        }
        YamlMapping policies = mapping.get();
        known(policies, POLICIES_KEYS, "in `policies`");
        return new Settings.Policies(
                policies.get("prefixes")
                        .map(list -> texts(list, "policies.prefixes"))
                        .orElse(List.of()),
                policies.get("folder").flatMap(this::folder),
                policies.get("version").flatMap(this::version));
    }

    private Optional<String> folder(YamlNode node) {
        Optional<String> folder = text(node, "policies.folder");
        if (folder.filter(f -> f.startsWith("/")).isPresent()) {
            findings.add(WrongValue.at(node, "policies.folder", "a folder below the root, such as openbao/policies"));
            return Optional.empty();
        }
        return folder.map(f -> f.replaceFirst("^(?:\\./+)+", "").replaceFirst("/+$", ""))
                .map(f -> f.equals(".") ? "" : f);
    }

    private Optional<String> version(YamlNode node) {
        Optional<String> version = text(node, "policies.version");
        if (version.filter(v -> !RELEASE.matcher(v).matches()).isPresent()) {
            findings.add(WrongValue.at(node, "policies.version", "a release of OpenBao such as 2.6"));
            return Optional.empty();
        }
        return version;
    }

    private Map<String, String> parameters(YamlNode node) {
        Map<String, String> parameters = new LinkedHashMap<>();
        mapping(node, "parameters").ifPresent(mapping -> {
            for (YamlMapping.Entry entry : mapping.entries()) {
                text(entry.value(), "parameters." + entry.name())
                        .ifPresent(value -> parameters.put(entry.name(), value));
            }
        });
        return parameters;
    }

    private List<Allowance> allow(YamlNode node) {
        List<Allowance> allowances = new ArrayList<>();
        for (YamlNode item : items(node, "allow")) {
            mapping(item, "allow").flatMap(this::allowance).ifPresent(allowances::add);
        }
        return allowances;
    }

    private Optional<Allowance> allowance(YamlMapping entry) {
        known(entry, ALLOW_KEYS, "in an entry of `allow`");
        Span at = firstKey(entry);
        Optional<String> rule = needed(entry, "rule", "this entry of `allow`");
        Optional<String> step = entry.get("step").flatMap(node -> text(node, "step"));
        Optional<String> path = entry.get("path").flatMap(node -> text(node, "path"));
        Optional<String> commit = entry.get("commit").flatMap(this::commit);
        if (entry.get("step").isEmpty()
                && entry.get("path").isEmpty()
                && entry.get("commit").isEmpty()) {
            findings.add(MissingKey.at(at, "this entry of `allow`", "`step`, `path` or `commit`"));
        }
        if (entry.get("step").isPresent() && entry.get("path").isPresent()) {
            findings.add(WrongValue.at(at, "this entry of `allow` has both `step` and `path`", "one of the two"));
        }
        if (entry.get("step").isPresent() && entry.get("commit").isPresent()) {
            findings.add(WrongValue.at(
                    at, "this entry of `allow` has both `step` and `commit`", "`commit` alone or with `path`"));
            return Optional.empty();
        }
        Optional<LocalDate> until = entry.get("until").flatMap(this::date);
        if (rule.isEmpty()
                || (step.isEmpty() && path.isEmpty() && commit.isEmpty())
                || (entry.get("commit").isPresent() && commit.isEmpty())
                || (entry.get("until").isPresent() && until.isEmpty())) {
            return Optional.empty();
        }
        Allowance.Scope scope = step.isPresent()
                ? new Allowance.Step(step.get())
                : commit.isPresent()
                        ? new Allowance.Introduced(commit.get(), path)
                        : new Allowance.Files(path.orElse(""));
        // A missing reason has a rule of its own, which speaks of comments and entries alike.
        String reason =
                entry.get("reason").flatMap(node -> text(node, "reason")).orElse("");
        return Optional.of(new Allowance(List.of(rule.get()), scope, reason.strip(), until, at));
    }

    private Optional<String> commit(YamlNode node) {
        Optional<String> commit = text(node, "commit")
                .map(id -> id.toLowerCase(Locale.ROOT))
                .filter(id -> COMMIT.matcher(id).matches());
        if (commit.isEmpty()) {
            findings.add(WrongValue.at(
                    node, "commit", "7 to 64 hexadecimal digits of a commit's id, in quotes if they are digits only"));
        }
        return commit;
    }

    private static Span firstKey(YamlMapping entry) {
        return entry.entries().isEmpty()
                ? entry.use()
                : entry.entries().get(0).key().use();
    }

    private Settings.Secrets secrets(YamlNode node) {
        Optional<YamlMapping> mapping = mapping(node, "secrets");
        if (mapping.isEmpty()) {
            return Settings.Secrets.NONE;
        }
        YamlMapping secrets = mapping.get();
        known(secrets, SECRETS_KEYS, "in `secrets`");
        List<OwnRule> rules = new ArrayList<>();
        secrets.get("rules").ifPresent(list -> {
            for (YamlNode item : items(list, "secrets.rules")) {
                mapping(item, "secrets.rules").flatMap(this::ownRule).ifPresent(rules::add);
            }
        });
        return new Settings.Secrets(
                secrets.get("exclude")
                        .map(list -> texts(list, "secrets.exclude"))
                        .orElse(List.of()),
                secrets.get("max-file-size")
                        .flatMap(size -> number(size, "secrets.max-file-size", "a number of bytes from 1 on")),
                rules);
    }

    private Optional<OwnRule> ownRule(YamlMapping entry) {
        String where = "this entry of `secrets.rules`";
        known(entry, OWN_RULE_KEYS, "in an entry of `secrets.rules`");
        Optional<Placed> id = needed(entry, "id", where).map(text -> placed(entry, "id", text));
        Optional<Placed> pattern = needed(entry, "pattern", where).map(text -> placed(entry, "pattern", text));
        Optional<String> message = needed(entry, "message", where);
        Optional<String> help = needed(entry, "help", where);
        Severity severity = entry.get("severity").flatMap(this::severity).orElse(Severity.ERROR);
        List<String> files =
                entry.get("files").map(list -> texts(list, "files")).orElse(List.of());
        List<Placed> literals = placedTexts(entry, "literals");
        List<Placed> not = placedTexts(entry, "not");
        List<Placed> matches = placedTexts(entry, "matches");
        List<Placed> ignores = placedTexts(entry, "ignores");
        if (id.isEmpty() || pattern.isEmpty() || message.isEmpty() || help.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new OwnRule(
                id.get(),
                literals,
                pattern.get(),
                message.get(),
                help.get(),
                severity,
                files,
                not,
                matches,
                ignores,
                entry.use()));
    }

    private static Placed placed(YamlMapping entry, String key, String text) {
        return new Placed(text, entry.get(key).map(YamlNode::use).orElse(firstKey(entry)));
    }

    private List<Placed> placedTexts(YamlMapping entry, String key) {
        List<Placed> texts = new ArrayList<>();
        entry.get(key).ifPresent(list -> {
            for (YamlNode item : items(list, key)) {
                text(item, key).ifPresent(text -> texts.add(new Placed(text, item.use())));
            }
        });
        return texts;
    }

    private Optional<Severity> severity(YamlNode node) {
        List<String> words =
                Arrays.stream(Severity.values()).map(Severity::label).toList();
        int known = node.scalar().map(s -> words.indexOf(s.value())).orElse(-1);
        if (known < 0) {
            findings.add(WrongValue.oneOf(node, "severity", words));
            return Optional.empty();
        }
        return Optional.of(Severity.values()[known]);
    }

    private void known(YamlMapping mapping, List<String> keys, String where) {
        for (YamlMapping.Entry entry : mapping.entries()) {
            if (!keys.contains(entry.name())) {
                findings.add(UnknownKey.at(entry.key(), where, keys));
            }
        }
    }

    private Optional<String> needed(YamlMapping entry, String key, String where) {
        if (entry.get(key).isEmpty()) {
            findings.add(MissingKey.at(firstKey(entry), where, "`" + key + "`"));
        }
        return entry.get(key).flatMap(node -> text(node, key));
    }

    private Optional<YamlMapping> mapping(YamlNode node, String key) {
        if (node.mapping().isEmpty()) {
            findings.add(WrongValue.at(node, key, "a mapping"));
        }
        return node.mapping();
    }

    private List<YamlNode> items(YamlNode node, String key) {
        if (node.sequence().isEmpty()) {
            findings.add(WrongValue.at(node, key, "a list"));
            return List.of();
        }
        return node.sequence().get().items();
    }

    private List<String> texts(YamlNode node, String key) {
        List<String> texts = new ArrayList<>();
        for (YamlNode item : items(node, key)) {
            text(item, key).ifPresent(texts::add);
        }
        return texts;
    }

    private Optional<String> text(YamlNode node, String key) {
        Optional<String> text =
                node.scalar().filter(s -> !s.isNull() && !s.value().isBlank()).map(YamlScalar::value);
        if (text.isEmpty()) {
            findings.add(WrongValue.at(node, key, "a text"));
        }
        return text;
    }

    private Optional<Integer> number(YamlNode node, String key, String expected) {
        try {
            int number = node.scalar().map(s -> Integer.parseInt(s.value())).orElse(0);
            if (number >= 1) {
                return Optional.of(number);
            }
        } catch (NumberFormatException notWhole) {
            // Said below.
        }
        findings.add(WrongValue.at(node, key, expected));
        return Optional.empty();
    }

    private Optional<LocalDate> date(YamlNode node) {
        try {
            Optional<LocalDate> date = node.scalar().map(s -> LocalDate.parse(s.value()));
            if (date.isPresent()) {
                return date;
            }
        } catch (DateTimeException notADate) {
            // Said below.
        }
        findings.add(WrongValue.at(node, "until", "a date such as 2027-01-31"));
        return Optional.empty();
    }
}
