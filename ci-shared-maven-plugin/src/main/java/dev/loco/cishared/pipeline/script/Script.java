package dev.loco.cishared.pipeline.script;

import dev.loco.cishared.pipeline.model.Step;
import dev.loco.cishared.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One command of a step, taken apart as a POSIX shell would.
 *
 * @param written the scalar; offsets count in its value
 * @param calls its simple commands, those in words before the one they stand in
 * @param functions the functions it defines
 */
public record Script(YamlScalar written, List<Call> calls, Set<String> functions) {
    private static final Pattern NAME = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)(?:\\+?=.*)?", Pattern.DOTALL);
    private static final Set<String> DECLARING = Set.of("export", "declare", "typeset", "local", "readonly", "read");
    private static final Set<String> SHELLS = Set.of("sh", "bash", "ash", "dash", "ksh", "zsh");
    private static final int DEEPEST = 4;

    public Script {
        calls = List.copyOf(calls);
        functions = Set.copyOf(functions);
    }

    /** The commands of a step, in order. */
    public static List<Script> of(Step step) {
        return step.commands().stream().map(Script::of).toList();
    }

    /** One command. */
    public static Script of(YamlScalar command) {
        ScriptReader reader = new ScriptReader(ShellText.of(command.value()));
        List<Call> calls = reader.read();
        return new Script(command, calls, reader.functions());
    }

    /** All variables in it, wherever they stand. */
    public Stream<Expansion> expansions() {
        return calls.stream()
                .flatMap(c -> Stream.of(c.assignments().values(), c.words(), c.inputs()))
                .flatMap(words -> words.stream())
                .flatMap(word -> word.expansions().stream());
    }

    /**
     * The variables that it gives a value, also in a script that it hands to another shell. A value that Woodpecker
     * makes of the same variable, {@code A=${A:-x}}, is none.
     */
    public Set<String> assigned() {
        Set<String> names = new LinkedHashSet<>();
        calls.forEach(call -> assigned(call, names, 0));
        return names;
    }

    private static void assigned(Call call, Set<String> names, int depth) {
        if (call.words().isEmpty()) {
            call.assignments().forEach((assigned, value) -> {
                if (!isOfItself(assigned, value)) {
                    names.add(assigned);
                }
            });
        }
        List<Word> arguments = call.arguments();
        String name = call.name();
        if (DECLARING.contains(name)) {
            arguments.forEach(a -> name(a, names));
        } else if (name.equals("for") || name.equals("select") || name.equals("mapfile") || name.equals("readarray")) {
            arguments.stream().filter(a -> !a.text().startsWith("-")).limit(1).forEach(a -> name(a, names));
        } else if (name.equals("getopts") || name.equals("printf") && call.has("-v")) {
            arguments.stream().skip(1).limit(1).forEach(a -> name(a, names));
        }
        for (String inner : inner(call)) {
            if (depth < DEEPEST) {
                // Its variables are written out as `${NAME}`, which is to be the shell's here.
                new ScriptReader(ShellText.of(inner.replace("${", "$${")))
                        .read()
                        .forEach(c -> assigned(c, names, depth + 1));
            }
        }
    }

    private static void name(Word word, Set<String> names) {
        Matcher name = NAME.matcher(word.text());
        if (name.matches() && !isOfItself(name.group(1), word)) {
            names.add(name.group(1));
        }
    }

    private static boolean isOfItself(String name, Word value) {
        return value.expansions().stream().anyMatch(e -> e.early() && e.name().equals(name));
    }

    /** The scripts in {@code sh -c '…'}, wherever that stands in a call. */
    private static List<String> inner(Call call) {
        List<String> inner = new ArrayList<>();
        boolean shell = false;
        for (int i = 0; i < call.words().size(); i++) {
            String word = call.words().get(i).text();
            if (shell && word.matches("-[a-z]*c") && i + 1 < call.words().size()) {
                inner.add(call.words().get(i + 1).text());
                shell = false;
            }
            shell |= SHELLS.contains(word.substring(word.lastIndexOf('/') + 1));
        }
        return inner;
    }
}
