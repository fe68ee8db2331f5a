package dev.loco.cishared.pipeline.graph;

import dev.loco.cishared.pipeline.model.Step;
import dev.loco.cishared.yaml.YamlMapping;
import dev.loco.cishared.yaml.YamlNode;
import dev.loco.cishared.yaml.YamlScalar;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a step writes into the workspace and what it reads there, as far as its commands and settings say so plainly.
 *
 * @param made files and folders it writes: behind {@code -o}, {@code >}, {@code tar cf}, {@code mkdir}
 * @param words everything in it that may be the name of a file
 * @param installs the folders in which it lets npm, pnpm or yarn install packages
 * @param uses the folders in which it uses such packages
 */
record Products(Set<String> made, Set<String> words, Set<String> installs, Set<String> uses) {
    private static final String FILE =
            "[\"']?(?:\\./)?([A-Za-z0-9_][A-Za-z0-9_.+/-]*[A-Za-z0-9_])/?[\"']?(?=[\\s;&|)]|$)";
    private static final List<Pattern> OUTPUTS = List.of(
            Pattern.compile("(?:^|\\s)(?:-o|--output|--out|--outfile|--output-file|--outdir|--out-dir)[ =]" + FILE),
            Pattern.compile("(?<![0-9&<>=-])>{1,2}\\s*" + FILE),
            Pattern.compile("\\btar\\s+-?c\\w*f\\s+" + FILE));
    private static final Pattern MKDIR = Pattern.compile("\\bmkdir\\s+(?:-p\\s+)?" + FILE);
    private static final Pattern INSTALL = Pattern.compile(
            "\\b(?:npm\\s+(?:ci|i|install)|pnpm\\s+(?:i|install)|yarn\\s+install|yarn\\s*(?:$|&&|;))",
            Pattern.MULTILINE);
    private static final Pattern USE = Pattern.compile(
            "\\b(?:npm\\s+(?:run|test|t)|pnpm\\s+(?:run|test|exec|lint|build)|yarn\\s+(?:run|test|lint|build))\\b");
    private static final Pattern CD = Pattern.compile("(?:^|[;&]\\s*)cd\\s+" + FILE, Pattern.MULTILINE);

    static Products of(Step step) {
        String commands = step.commands().stream().map(YamlScalar::value).collect(Collectors.joining("\n"));
        Set<String> made = new LinkedHashSet<>();
        OUTPUTS.forEach(output -> made.addAll(all(output, commands)));
        Set<String> words = words(commands);
        step.body()
                .get("settings")
                .flatMap(YamlNode::mapping)
                .ifPresent(settings -> texts(settings).forEach(text -> words.addAll(words(text))));
        Set<String> where = all(CD, commands);
        step.body().text("directory").ifPresent(where::add);
        if (where.isEmpty()) {
            where.add(".");
        }
        boolean installs = INSTALL.matcher(commands).find();
        boolean uses = !installs && USE.matcher(commands).find();
        Set<String> folders = all(MKDIR, commands);
        Set<String> own = new LinkedHashSet<>(made);
        own.addAll(folders);
        words.removeIf(word -> own.stream().anyMatch(o -> word.equals(o) || word.startsWith(o + "/")));
        return new Products(made, words, installs ? where : Set.of(), uses ? where : Set.of());
    }

    /**
     * Something this step makes and the other reads without making it.
     *
     * @param what `` `dist/app` ``, or the packages
     * @param how the other comes by it: it reads a file, it runs scripts
     */
    record Shared(String what, String how) {}

    /** What the other step has from this one. */
    Optional<Shared> readBy(Products other) {
        if (!installs.isEmpty() && installs.equals(other.uses)) {
            return Optional.of(new Shared("the packages", "runs scripts that use"));
        }
        return made.stream().filter(other::reads).findFirst().map(file -> new Shared("`" + file + "`", "reads"));
    }

    private boolean reads(String file) {
        return words.stream().anyMatch(word -> {
            int star = word.indexOf('*');
            String head = star < 0 ? word : word.substring(0, star);
            return word.equals(file)
                    || word.startsWith(file + "/")
                    || star > 0 && head.indexOf('/') > 0 && file.startsWith(head);
        });
    }

    private static Set<String> all(Pattern pattern, String text) {
        Set<String> found = new LinkedHashSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            String name = matcher.group(1);
            // A single short word may be anything, a name with a folder or an extension is a file.
            if (name.indexOf('/') > 0 || name.indexOf('.') > 0 || pattern == CD || pattern == MKDIR) {
                found.add(name);
            }
        }
        return found;
    }

    private static Set<String> words(String text) {
        Set<String> words = new LinkedHashSet<>();
        for (String word : text.split("[\\s\"'=,;:()<>|&]+")) {
            String name = word.startsWith("./") ? word.substring(2) : word;
            words.add(name.endsWith("/") ? name.substring(0, name.length() - 1) : name);
        }
        return words;
    }

    private static List<String> texts(YamlMapping settings) {
        return settings.entries().stream()
                .map(YamlMapping.Entry::value)
                .flatMap(value -> value.sequence()
                        .map(list -> list.items().stream())
                        .orElseGet(() -> java.util.stream.Stream.of(value)))
                .flatMap(value -> value.scalar().stream())
                .map(YamlScalar::value)
                .toList();
    }
}
