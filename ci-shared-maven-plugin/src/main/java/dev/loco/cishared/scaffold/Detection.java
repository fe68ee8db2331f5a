package dev.loco.cishared.scaffold;

import dev.loco.cishared.repository.Content;
import dev.loco.cishared.repository.Tree;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * In which language a repository is written, by the files at its root that its tools look for.
 *
 * @param found the languages, each with the file that gives it away
 * @param trouble why the language that was found is none of ours
 */
public record Detection(Map<Language, String> found, Optional<String> trouble) {
    private static final List<String> PYTHON = List.of("pyproject.toml", "requirements.txt", "setup.cfg", "setup.py");
    private static final int LARGEST = 1 << 20;

    /** {@code requires-python} of pyproject.toml, {@code python_requires} of setuptools, {@code python} of Poetry. */
    private static final Pattern REQUIRES =
            Pattern.compile("(?m)^\\s*(?:requires-python|python_requires|python)\\s*=\\s*[\"']?([^\"'\\n]*)");

    private static final Pattern LOWEST = Pattern.compile("(?:>=|==|~=|>|\\^|~)\\s*3\\.([0-9]+)");
    private static final Pattern PINNED = Pattern.compile("\\s*(?:cpython-?)?3\\.([0-9]+).*", Pattern.DOTALL);

    private static final int OLDER = 12;
    private static final int NEWER = 13;

    public Detection {
        found = new LinkedHashMap<>(found);
    }

    /** Looks at a repository's files. */
    public static Detection of(Tree tree) {
        Map<Language, String> found = new LinkedHashMap<>();
        Optional<String> trouble = Optional.empty();
        Optional<String> python =
                PYTHON.stream().filter(name -> isThere(tree, name)).findFirst();
        if (python.isPresent()) {
            Optional<Asked> asked = version(tree);
            int minor = asked.map(Asked::minor).orElse(OLDER);
            if (minor > NEWER) {
                trouble = Optional.of("`%s` asks for Python 3.%d; there are base images for 3.%d and 3.%d"
                        .formatted(asked.orElseThrow().file(), minor, OLDER, NEWER));
            }
            found.put(
                    minor < NEWER ? Language.PYTHON : Language.PYTHON_3_13,
                    asked.filter(a -> a.minor() >= NEWER).map(Asked::file).orElse(python.get()));
        }
        if (isThere(tree, "Cargo.toml")) {
            found.put(Language.RUST, "Cargo.toml");
        }
        if (isThere(tree, "go.mod")) {
            found.put(Language.GO, "go.mod");
        }
        return new Detection(found, trouble);
    }

    /** The language, if there is exactly one and it is one of ours. */
    public Optional<Language> only() {
        return found.size() == 1 && trouble.isEmpty() ? found.keySet().stream().findFirst() : Optional.empty();
    }

    /** A version of Python 3, and the file that asks for it. */
    private record Asked(int minor, String file) {}

    /** What the developers use, else the lowest version that the project says it runs on. */
    private static Optional<Asked> version(Tree tree) {
        Optional<Asked> pinned = minor(PINNED, text(tree, ".python-version")).map(v -> new Asked(v, ".python-version"));
        return pinned.or(() -> PYTHON.stream()
                .flatMap(name -> Optional.of(REQUIRES.matcher(text(tree, name)))
                        .filter(Matcher::find)
                        .flatMap(m -> minor(LOWEST, m.group(1)))
                        .map(v -> new Asked(v, name))
                        .stream())
                .findFirst());
    }

    private static Optional<Integer> minor(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        boolean fits = pattern == PINNED ? matcher.matches() : matcher.find();
        // A number of more digits is no version of Python.
        return fits && matcher.group(1).length() <= 3
                ? Optional.of(Integer.parseInt(matcher.group(1)))
                : Optional.empty();
    }

    /** What cannot be looked at is not taken for granted: writing it fails, and says why. */
    static boolean isThere(Tree tree, String name) {
        Content content = tree.read(name, 0);
        return !(content instanceof Content.Missing || content instanceof Content.Unreadable);
    }

    /** The file's text; empty when there is none that can be read. */
    static String text(Tree tree, String name) {
        return tree.read(name, LARGEST) instanceof Content.Bytes file
                ? new String(file.bytes(), StandardCharsets.UTF_8)
                : "";
    }
}
