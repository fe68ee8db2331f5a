package dev.loco.cishared.release.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.cli.CommandLine;
import dev.loco.cishared.release.TestRepository;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A history as data: what is done to a repository, and what {@code bump} says of it then, a line each.
 *
 * <ul>
 *   <li>{@code commit <message>} with {@code \n}, {@code \r}, {@code \t} and {@code \\uXXXX}; {@code <revision>} in
 *       braces after a dollar is its id, with {@code |7} its first seven digits
 *   <li>{@code tag <name>}, {@code annotate <name>}, {@code branch <name>}, {@code checkout <revision>}, {@code merge
 *       <branch>}, {@code revert <words of git's>}, {@code date <instant>}, {@code git <words>}
 *   <li>{@code bump [options] = <version>}, {@code = nothing}, or {@code = <exit code> <a part of what is said>}
 * </ul>
 */
record History(String name, List<String> lines) {
    private static final Pattern REVISION = Pattern.compile("\\$\\{([^|}]+)(?:\\|(\\d+))?}");
    private static final Pattern UNICODE = Pattern.compile("\\\\u([0-9A-F]{4})");

    /** Those of a file: each begins with {@code == <name>}; {@code #} begins a remark. */
    static List<History> read(List<String> file) {
        List<History> all = new ArrayList<>();
        for (String line : file) {
            if (line.startsWith("== ")) {
                all.add(new History(line.substring(3), new ArrayList<>()));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                all.get(all.size() - 1).lines.add(line);
            }
        }
        return all;
    }

    /** Does it, in an empty folder. */
    void play(Path folder) {
        TestRepository repository = TestRepository.init(folder);
        int files = 0;
        for (String line : lines) {
            String[] words = line.split(" ", 2);
            String rest = words.length > 1 ? words[1] : "";
            switch (words[0]) {
                case "commit" -> repository.commit(message(rest, repository), "files/" + files++);
                case "tag" -> repository.tag(rest);
                case "annotate" -> repository.tag(rest, rest);
                case "branch" -> repository.branch(rest);
                case "checkout" -> repository.checkout(rest);
                case "merge" -> repository.merge(rest, "Merge branch '" + rest + "'");
                case "revert" -> repository.git(("revert --no-edit " + rest).split(" "));
                case "date" -> repository.date(Instant.parse(rest));
                case "git" -> repository.git(words(rest, repository));
                case "bump" -> bump(rest, repository);
                default -> throw new IllegalArgumentException(line);
            }
        }
    }

    /** Split at spaces; one inside a word is written as its number. */
    private static String[] words(String text, TestRepository repository) {
        return Arrays.stream(text.split(" ", -1))
                .map(word -> message(word, repository))
                .toArray(String[]::new);
    }

    private void bump(String line, TestRepository repository) {
        int equals = line.indexOf("= ");
        String[] options = Arrays.stream(line.substring(0, equals).split(" "))
                .filter(word -> !word.isEmpty())
                .toArray(String[]::new);
        String[] expected = message(line.substring(equals + 2), repository).split(" ", 2);
        List<String> words = new ArrayList<>(List.of(options));
        words.addAll(List.of("--format", "version"));

        CommandLine ended = Releases.in(repository).bump(words.toArray(String[]::new));

        if (expected[0].matches("\\d+")) {
            assertThat(ended.code()).as(line + "\n" + ended.all()).isEqualTo(Integer.parseInt(expected[0]));
            assertThat(ended.err()).contains(expected[1]);
        } else {
            assertThat(ended.code()).as(line + "\n" + ended.all()).isZero();
            assertThat(ended.out().strip())
                    .as(line + "\n"
                            + repository
                                    .run("log", "--graph", "--oneline", "--all", "--decorate")
                                    .out())
                    .isEqualTo(expected[0].equals("nothing") ? "" : expected[0]);
        }
    }

    private static String message(String text, TestRepository repository) {
        String resolved = replaced(text, REVISION, found -> {
            String id = repository.id(found.group(1));
            return found.group(2) == null ? id : id.substring(0, Integer.parseInt(found.group(2)));
        });
        return replaced(resolved, UNICODE, found -> String.valueOf((char) Integer.parseInt(found.group(1), 16)))
                .replace("\\n", "\n")
                .replace("\\r", "\r")
                .replace("\\t", "\t");
    }

    private static String replaced(String text, Pattern pattern, Function<Matcher, String> by) {
        return pattern.matcher(text).replaceAll(found -> Matcher.quoteReplacement(by.apply((Matcher) found)));
    }

    @Override
    public String toString() {
        return name;
    }
}
