package dev.loco.cishared.manifest;

import dev.loco.cishared.finding.Edit;
import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Fix;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.yaml.YamlMapping;
import dev.loco.cishared.yaml.YamlNode;
import dev.loco.cishared.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code version} is something else than the number 1. */
final class UnsupportedVersion {
    static final Rule RULE = new Rule(
            "manifest/unsupported-version",
            Severity.ERROR,
            "the manifest's version is not 1",
            "the version says what every other key means, so a version that is not known cannot be checked");

    /** Ones in another dress: {@code "1"}, {@code 1.0}, {@code v1}, {@code 01}. */
    private static final Pattern ONE = Pattern.compile("[vV+]?0{0,3}1(\\.0{0,9}){0,2}|0x1|0o1");

    private UnsupportedVersion() {}

    /** Whether the rest of the file may be held against version 1. */
    static boolean check(YamlMapping root, List<Finding> findings) {
        Optional<YamlMapping.Entry> entry = root.entry("version");
        if (entry.isEmpty() || isOne(entry.get().value())) {
            return true;
        }
        YamlNode value = entry.get().value();
        Optional<YamlScalar> scalar = value.scalar().filter(s -> !s.isNull());
        if (scalar.isEmpty()) {
            String found = value.scalar().isPresent() ? "has no value" : "is " + value.kindName();
            findings.add(Finding.of(
                            RULE,
                            entry.get().key().use(),
                            "`version` " + found + ", expected `1`",
                            "write `version: 1`")
                    .withLabel("expected `1`"));
            return true;
        }
        YamlScalar found = scalar.get();
        boolean meant = ONE.matcher(found.value()).matches();
        Finding finding = meant
                ? Finding.of(RULE, found.use(), "`version` is not the plain number `1`", "write `version: 1`")
                        .withLabel("found " + found.kindName() + ", expected `1`")
                : Finding.of(
                                RULE,
                                found.use(),
                                "`version` is not `1`, the only version there is for this ci-shared",
                                "write `version: 1`, or use a ci-shared that knows the version")
                        .withLabel("expected `1`");
        if (meant && found.alias().isEmpty()) {
            Edit edit = new Edit(found.span().offset(), found.span().length(), "1");
            finding = finding.withFix(Fix.safe("replace with `1`", edit));
        }
        findings.add(finding);
        return meant;
    }

    private static boolean isOne(YamlNode value) {
        return value.scalar()
                .filter(s -> s.type() == YamlScalar.Type.INTEGER && s.value().equals("1"))
                .isPresent();
    }
}
