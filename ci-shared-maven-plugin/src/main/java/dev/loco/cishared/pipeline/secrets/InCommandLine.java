package dev.loco.cishared.pipeline.secrets;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Related;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.pipeline.model.SecretUse;
import dev.loco.cishared.pipeline.model.Step;
import dev.loco.cishared.pipeline.model.Token;
import dev.loco.cishared.pipeline.script.Call;
import dev.loco.cishared.pipeline.script.Expansion;
import dev.loco.cishared.pipeline.script.Script;
import dev.loco.cishared.pipeline.script.Word;
import dev.loco.cishared.yaml.YamlFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A secret that a command gets as an argument, or that a command prints. */
public final class InCommandLine {
    public static final Rule RULE = new Rule(
            "secrets/in-command-line",
            Severity.WARNING,
            "A secret is an argument of a command, or is printed",
            "every process of the machine can read a command's arguments, and tools repeat them in their errors; the log hides a"
                    + " secret only where it stands unchanged");

    /** Commands of the shell itself: their arguments are nobody else's. */
    private static final Set<String> BUILTIN = Set.of(
            "echo",
            "printf",
            "test",
            "[",
            "[[",
            ":",
            "export",
            "read",
            "set",
            "unset",
            "local",
            "declare",
            "typeset",
            "readonly",
            "true",
            "false",
            "return",
            "exit",
            "eval",
            ".",
            "source",
            "cd",
            "shift",
            "case",
            "for",
            "select",
            "let",
            "trap",
            "wait",
            "umask",
            "alias",
            "type",
            "hash",
            "");

    private static final Set<String> PRINTING = Set.of("echo", "printf");
    /** The rules {@code unsafe/*} speak of these. */
    private static final Set<String> OPENBAO = Set.of("bao", "vault");

    private static final int MOST_RELATED = 3;

    private InCommandLine() {}

    /** One use of a secret that others can see. */
    private record Leak(String variable, Script script, int offset, int length, String message, String help) {
        Span place(YamlFile file) {
            return Token.part(file, script.written(), offset, length);
        }
    }

    static List<Finding> check(YamlFile file, Step step) {
        Map<String, SecretUse> variables = Sensitive.variables(step);
        if (variables.isEmpty()) {
            return List.of();
        }
        List<Script> scripts = Script.of(step);
        Set<String> functions = new HashSet<>();
        scripts.forEach(s -> functions.addAll(s.functions()));
        Map<String, List<Leak>> leaks = new LinkedHashMap<>();
        for (Script script : scripts) {
            for (Call call : script.calls()) {
                if (!functions.contains(call.name())) {
                    leaks(step, script, call, variables)
                            .forEach(l -> leaks.computeIfAbsent(l.variable, v -> new ArrayList<>())
                                    .add(l));
                }
            }
        }
        return leaks.values().stream().map(all -> finding(file, all)).toList();
    }

    private static Finding finding(YamlFile file, List<Leak> leaks) {
        Leak first = leaks.get(0);
        Finding finding = Finding.of(RULE, first.place(file), first.message, first.help);
        for (Leak leak : leaks.subList(1, Math.min(leaks.size(), 1 + MOST_RELATED))) {
            finding = finding.withRelated(Related.at(leak.place(file), "here too"));
        }
        return finding;
    }

    private static List<Leak> leaks(Step step, Script script, Call call, Map<String, SecretUse> variables) {
        String name = call.name();
        boolean shown = call.output() == Call.Output.SHOWN;
        boolean prints = PRINTING.contains(name) && shown && !call.has("-v");
        List<Leak> leaks = new ArrayList<>();
        if (shown && listsVariables(call)) {
            Word word = call.words().get(0);
            leaks.add(new Leak(
                    "",
                    script,
                    word.offset(),
                    word.length(),
                    step.title() + " prints all its variables, secrets among them",
                    "print the variables that you want to see"));
        }
        if (traces(call) && uses(step, variables)) {
            Word word = call.words().get(0);
            leaks.add(new Leak(
                    "set -x",
                    script,
                    word.offset(),
                    word.length(),
                    step.title() + " prints every command with the secrets in it",
                    "leave out `-x` where a secret is used"));
        }
        if (!prints && BUILTIN.contains(name) || OPENBAO.contains(name)) {
            return leaks;
        }
        for (Word word : call.arguments()) {
            for (Expansion expansion : word.expansions()) {
                if (!expansion.early() && expansion.yieldsValue() && variables.containsKey(expansion.name())) {
                    String message = prints
                            ? step.title() + " prints the secret in `$" + expansion.name() + "`"
                            : step.title() + " hands the secret in `$" + expansion.name() + "` to `" + name
                                    + "` as an argument";
                    leaks.add(new Leak(
                            expansion.name(),
                            script,
                            expansion.offset(),
                            expansion.length(),
                            message,
                            prints ? "do not print it" : instead(name)));
                }
            }
        }
        return leaks;
    }

    private static boolean listsVariables(Call call) {
        return switch (call.name()) {
            case "env", "printenv", "set" -> call.arguments().isEmpty();
            case "export", "declare" ->
                call.arguments().isEmpty()
                        || call.has("-p")
                        || call.has("-x") && call.arguments().size() == 1;
            default -> false;
        };
    }

    private static boolean traces(Call call) {
        return call.name().equals("set")
                && call.arguments().stream().anyMatch(w -> w.text().matches("-[a-z]*x[a-z]*|xtrace"));
    }

    private static boolean uses(Step step, Map<String, SecretUse> variables) {
        return Script.of(step).stream()
                .flatMap(Script::expansions)
                .anyMatch(e -> !e.early() && e.yieldsValue() && variables.containsKey(e.name()));
    }

    private static String instead(String command) {
        return switch (command) {
            case "docker", "podman", "buildah", "skopeo", "helm", "crane", "oras" ->
                "log in with `--password-stdin`: `echo \"$PASSWORD\" | " + command + " login --password-stdin …`";
            case "curl" -> "let curl read it: `--header @file`, `--config file` or `--netrc-file file`";
            case "wget" -> "let wget read it from a file: `--config=file` or a `.netrc`";
            case "git" ->
                "let git ask for it: a credential helper or `GIT_ASKPASS`; an address with it stays in `.git/config`";
            case "sshpass" -> "use `sshpass -e`, which reads `SSHPASS` from the environment";
            default -> "hand it over in the environment, in a file or on standard input";
        };
    }
}
