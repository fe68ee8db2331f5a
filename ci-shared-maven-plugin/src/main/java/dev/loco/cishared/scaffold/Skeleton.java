package dev.loco.cishared.scaffold;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files as they lie in the resources, before they are filled: {@code scaffold/<folder>/<file>}, listed in
 * {@code scaffold/index.txt}. A value's place is {@code @name@}.
 */
final class Skeleton {
    private static final String FOLDER = "/dev/loco/cishared/scaffold/";
    private static final String EVERY_LANGUAGE = "all";
    private static final Pattern PLACE = Pattern.compile("@([A-Za-z]+)@");

    private Skeleton() {}

    /** The files of a language and those of every language, by their path in the repository. */
    static Map<String, String> files(Language language) {
        Map<String, String> files = new TreeMap<>();
        resource("index.txt").lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            int slash = line.indexOf('/');
            String folder = line.substring(0, slash);
            String file = line.substring(slash + 1);
            if (folder.equals(EVERY_LANGUAGE) || folder.equals(language.folder())) {
                // Under its real name Maven and its archiver would leave it out of the jar.
                files.put(file.equals("gitignore") ? ".gitignore" : file, resource(line));
            }
        });
        return files;
    }

    /** The end of every README. */
    static String readme() {
        return resource("readme.md").stripTrailing();
    }

    /** The text with the places filled that have a value; the others stay as they are. */
    static String fill(String text, Map<String, String> values) {
        return PLACE.matcher(text)
                .replaceAll(m -> Matcher.quoteReplacement(values.getOrDefault(m.group(1), m.group())));
    }

    private static String resource(String path) {
        try (InputStream in = Skeleton.class.getResourceAsStream(FOLDER + path)) {
            if (in == null) {
                throw new IllegalStateException("not in the jar: " + FOLDER + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
