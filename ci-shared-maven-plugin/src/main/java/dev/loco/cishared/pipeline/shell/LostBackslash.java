package dev.loco.cishared.pipeline.shell;

import dev.loco.cishared.finding.Edit;
import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Fix;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.pipeline.model.Scalars;
import dev.loco.cishared.pipeline.model.Step;
import dev.loco.cishared.pipeline.model.Substitution;
import dev.loco.cishared.pipeline.model.Token;
import dev.loco.cishared.pipeline.model.Workflow;
import dev.loco.cishared.pipeline.script.Call;
import dev.loco.cishared.pipeline.script.Script;
import dev.loco.cishared.pipeline.script.Word;
import dev.loco.cishared.yaml.YamlFile;
import dev.loco.cishared.yaml.YamlMapping;
import dev.loco.cishared.yaml.YamlNode;
import dev.loco.cishared.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A backslash before {@code /} or {@code \} that Woodpecker takes away, where what is left is certainly broken: in a
 * regular expression between slashes, in a text of {@code evaluate}, in a YAML text in double quotes.
 */
public final class LostBackslash {
    public static final Rule RULE = new Rule(
            "shell/lost-backslash",
            Severity.ERROR,
            "A backslash is lost before the file is read",
            "when Woodpecker replaces `${…}` it also makes `\\/` a `/` and `\\\\` a `\\`, everywhere in the file");

    private static final Set<String> EDITORS = Set.of("sed", "gsed", "awk", "gawk", "mawk", "perl");
    /** A substitution of sed or perl with another delimiter than the slash. */
    private static final Pattern OTHER_DELIMITER =
            Pattern.compile("(?<![A-Za-z0-9_])(?:s|y|m|tr|qr)[|#,@:!~%^+;{(\\[]");

    /** What may follow a backslash in a text of {@code evaluate}: expr-lang 1.17, {@code parser/lexer}. */
    private static final String OF_EVALUATE = "abfnrtv\\'\"xuU01234567";
    /** The same in YAML 1.2, section 5.7. */
    private static final String OF_YAML = "0abt\tnvfre \"/\\N_LPxuU\r\n";

    /** More than these in one word nobody reads. */
    private static final int MOST = 50;

    private LostBackslash() {}

    /** @param said offsets of what was spoken of already */
    static List<Finding> inCommands(YamlFile file, Step step, List<Script> scripts, Set<Integer> said) {
        List<Finding> findings = new ArrayList<>();
        for (Script script : scripts) {
            YamlScalar command = script.written();
            if (command.style() != YamlScalar.Style.DOUBLE_QUOTED) {
                NavigableSet<Integer> escapes =
                        new TreeSet<>(Substitution.in(command.value()).escapes());
                for (Call call : script.calls()) {
                    call.arguments().stream()
                            .filter(word -> EDITORS.contains(call.name()) && isBetweenSlashes(command, word))
                            .flatMap(word -> escapes.subSet(word.offset(), word.offset() + word.length()).stream())
                            .filter(e -> command.value().charAt(e + 1) == '/'
                                    && said.add(command.span().offset() + e))
                            .limit(MOST)
                            .forEach(e -> findings.add(inCommand(file, step, command, e, call.name())));
                }
            }
        }
        return findings;
    }

    private static boolean isBetweenSlashes(YamlScalar command, Word word) {
        String written = command.value().substring(word.offset(), word.offset() + word.length());
        int slash = written.indexOf('/');
        return word.quoted()
                && slash > 0
                && written.charAt(slash - 1) != '\\'
                && !OTHER_DELIMITER.matcher(written).find();
    }

    private static Finding inCommand(YamlFile file, Step step, YamlScalar command, int escape, String editor) {
        Finding finding = Finding.of(
                        RULE,
                        Token.part(file, command, escape, 2),
                        step.title() + " has `\\/` in an expression of `" + editor
                                + "`; without its backslash the slash ends the expression",
                        "write `\\\\/`, or another delimiter: `s|a/b|c|`")
                .withLabel("becomes `/`, expected `\\\\/`");
        return Token.written(file, command, escape, 2)
                .map(p -> finding.withFix(Fix.safe("double the backslash", new Edit(p.offset(), 0, "\\"))))
                .orElse(finding);
    }

    static List<Finding> inFile(Workflow workflow) {
        List<Finding> findings = new ArrayList<>();
        workflow.root().ifPresent(root -> {
            Scalars.below(root).stream()
                    .filter(s -> s.style() == YamlScalar.Style.DOUBLE_QUOTED)
                    .forEach(s -> quoted(workflow.file(), s).ifPresent(findings::add));
            evaluates(root).forEach(s -> evaluate(workflow.file(), s).ifPresent(findings::add));
        });
        return findings;
    }

    private static Optional<Finding> quoted(YamlFile file, YamlScalar scalar) {
        if (scalar.alias().isPresent()) {
            return Optional.empty();
        }
        int start = scalar.span().offset() + 1;
        String inner =
                file.text().substring(start, Math.max(start, scalar.span().end() - 1));
        return broken(inner, OF_YAML)
                .map(escape -> doubled(
                        file.span(start + escape, 2),
                        "Woodpecker makes the `\\\\` in this text a `\\` before YAML is read, and then it is no YAML any more",
                        "write `\\\\\\\\` for one backslash, or single quotes around the text"));
    }

    private static Optional<Finding> evaluate(YamlFile file, YamlScalar scalar) {
        if (scalar.alias().isPresent() || scalar.value().indexOf('`') >= 0) {
            return Optional.empty();
        }
        String value = scalar.value();
        return broken(value, OF_EVALUATE)
                .flatMap(escape -> Token.written(file, scalar, escape, 2))
                .map(place -> doubled(
                        place,
                        "Woodpecker makes the `\\\\` of this `evaluate` a `\\`, which its expressions do not know before "
                                + Token.quote(file.text()
                                        .substring(
                                                place.end(),
                                                Math.min(
                                                        place.end() + 1,
                                                        file.text().length()))),
                        "write `\\\\\\\\`"));
    }

    private static Finding doubled(Span place, String message, String help) {
        return Finding.of(RULE, place, message, help)
                .withLabel("becomes `\\`, expected `\\\\\\\\`")
                .withFix(Fix.safe("double the backslashes", new Edit(place.offset(), 0, "\\\\")));
    }

    /** Where a <code>\\</code> is written of which one backslash is left, with nothing behind it that it could escape. */
    private static Optional<Integer> broken(String text, String escapable) {
        Set<Integer> escapes = Set.copyOf(Substitution.in(text).escapes());
        int i = 0;
        while (i < text.length()) {
            boolean halved = escapes.contains(i) && text.charAt(i + 1) == '\\';
            if (text.charAt(i) != '\\' || escapes.contains(i) && !halved) {
                i += escapes.contains(i) ? 2 : 1;
                continue;
            }
            int next = i + (halved ? 2 : 1);
            // What follows may itself have lost its backslash.
            int escaped = escapes.contains(next) ? next + 1 : next;
            if (halved && (escaped >= text.length() || escapable.indexOf(text.charAt(escaped)) < 0)) {
                return Optional.of(i);
            }
            i = escaped + 1;
        }
        return Optional.empty();
    }

    private static Stream<YamlScalar> evaluates(YamlMapping root) {
        Stream<YamlNode> steps = Stream.of("steps", "services", "clone")
                .flatMap(key -> root.get(key).stream())
                .flatMap(LostBackslash::items)
                .flatMap(step -> step.mapping().stream())
                .flatMap(step -> step.get("when").stream());
        return Stream.concat(root.get("when").stream(), steps)
                .flatMap(when -> when.mapping().isPresent() ? Stream.of(when) : items(when))
                .flatMap(item -> item.mapping().stream())
                .flatMap(item -> item.get("evaluate").stream())
                .flatMap(value -> value.scalar().stream())
                .filter(scalar -> scalar.style() != YamlScalar.Style.DOUBLE_QUOTED);
    }

    private static Stream<YamlNode> items(YamlNode node) {
        return Stream.concat(
                node.sequence().stream().flatMap(s -> s.items().stream()),
                node.mapping().stream().flatMap(m -> m.entries().stream()).map(YamlMapping.Entry::value));
    }
}
