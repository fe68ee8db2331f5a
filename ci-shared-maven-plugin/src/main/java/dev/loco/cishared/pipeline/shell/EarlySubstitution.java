package dev.loco.cishared.pipeline.shell;

import dev.loco.cishared.finding.Edit;
import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Fix;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.pipeline.model.Step;
import dev.loco.cishared.pipeline.model.Token;
import dev.loco.cishared.pipeline.script.Expansion;
import dev.loco.cishared.pipeline.script.Script;
import dev.loco.cishared.pipeline.shell.KnownNames.Reason;
import dev.loco.cishared.yaml.YamlFile;
import dev.loco.cishared.yaml.YamlMapping;
import dev.loco.cishared.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A <code>${NAME}</code> of something that is only known in the container: always empty, or always its default. A name
 * that nothing tells of may be a variable of the server, and is left alone.
 */
public final class EarlySubstitution {
    public static final Rule RULE = new Rule(
            "shell/early-substitution",
            Severity.ERROR,
            "A `${NAME}` stands for something that is only known in the container",
            "Woodpecker replaces `${NAME}` before the file is read as YAML, in single quotes as well, and what it does not know"
                    + " becomes nothing; `$NAME` is left to the shell");

    /** What every shell knows; for the others the image would need bash. */
    private static final Set<String> OF_EVERY_SHELL = Set.of("", "=", ":=", ":-", ":?", ":+", "#", "##", "%", "%%");

    /** More than these in one value nobody reads. */
    private static final int MOST = 50;

    private EarlySubstitution() {}

    /** @param said offsets of what was spoken of already; a text with several aliases is one fault */
    static List<Finding> check(YamlFile file, Step step, KnownNames names, Set<Integer> said) {
        List<Finding> findings = new ArrayList<>();
        for (Script script : names.scripts()) {
            int start = script.written().span().offset();
            script.expansions()
                    .filter(e -> e.early() && said.add(start + e.offset()))
                    .flatMap(e -> names.reason(e.name()).stream()
                            .map(reason -> inCommand(file, step, script.written(), e, reason)))
                    .limit(MOST)
                    .forEach(findings::add);
        }
        for (YamlMapping.Entry entry : step.body().entries()) {
            if (!entry.name().equals("commands")) {
                findings.addAll(inValue(file, step, entry, names, said));
            }
        }
        return findings;
    }

    private static Finding inCommand(YamlFile file, Step step, YamlScalar command, Expansion expansion, Reason reason) {
        String written = command.value().substring(expansion.offset(), expansion.offset() + expansion.length());
        Span place = Token.part(file, command, expansion.offset(), expansion.length());
        String shell = expansion.operator().isEmpty() ? "`$" + expansion.name() + "` or " : "";
        String help = reason.instead()
                .map(i -> "write " + Token.quote("${" + i + "}"))
                .orElse("write " + shell + Token.quote("$" + written)
                        + (expansion.quoted() ? ", and double quotes around it" : ""));
        Finding finding = finding(step, place, written, reason, help)
                .withLabel("expected "
                        + Token.quote(reason.instead().map(i -> "${" + i + "}").orElse("$" + written)));
        boolean plain = reason.instead().isEmpty()
                && !expansion.quoted()
                && OF_EVERY_SHELL.contains(expansion.operator())
                && written.indexOf("${", 1) < 0
                && (expansion.offset() == 0 || command.value().charAt(expansion.offset() - 1) != '$');
        return Token.written(file, command, expansion.offset(), expansion.length())
                .filter(p -> plain)
                .map(p -> finding.withFix(Fix.safe("write `$${`", new Edit(p.offset(), 0, "$"))))
                .orElse(finding);
    }

    private static List<Finding> inValue(
            YamlFile file, Step step, YamlMapping.Entry entry, KnownNames names, Set<Integer> said) {
        return names.uses(entry).stream()
                .filter(use -> !use.definesItself()
                        && said.add(
                                use.value().span().offset() + use.reference().offset()))
                .flatMap(use -> names.reason(use.reference().name()).stream()
                        .map(reason -> inValue(file, step, entry.name(), use, reason)))
                .limit(MOST)
                .toList();
    }

    private static Finding inValue(YamlFile file, Step step, String key, KnownNames.Use use, Reason reason) {
        YamlScalar value = use.value();
        int offset = use.reference().offset();
        int length = use.reference().length();
        String written = value.value().substring(offset, offset + length);
        String help = reason.instead()
                .map(i -> "write " + Token.quote("${" + i + "}"))
                .orElse(
                        key.equals("environment")
                                ? "give it its value in a command, with `export` and `$"
                                        + use.reference().name() + "`"
                                : "write the value itself; no shell reads what stands under `" + key + "`");
        return finding(step, Token.part(file, value, offset, length), written, reason, help)
                .withLabel(Optional.of(reason)
                        .flatMap(Reason::instead)
                        .map(i -> "expected " + Token.quote("${" + i + "}"))
                        .orElse("replaced by nothing"));
    }

    private static Finding finding(Step step, Span place, String written, Reason reason, String help) {
        Finding finding = Finding.of(
                        RULE, place, step.title() + " has " + Token.quote(written) + ", but " + reason.phrase(), help)
                .withSeverity(reason.severity());
        return reason.defined().map(finding::withRelated).orElse(finding);
    }
}
