package dev.loco.cishared.pipeline.template;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The holes of a template's text: {@code <registry>} and the like, one value each in the whole file. */
public final class Holes {
    private static final Pattern HOLE = Pattern.compile("<([a-z][a-z0-9-]*)>");

    private Holes() {}

    /** The names of the holes in a text, in order. */
    public static Set<String> in(String text) {
        Set<String> names = new LinkedHashSet<>();
        Matcher matcher = HOLE.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    /** The text with the holes filled that have a value; the others stay as they are. */
    public static String fill(String text, Map<String, String> values) {
        return HOLE.matcher(text).replaceAll(m -> Matcher.quoteReplacement(values.getOrDefault(m.group(1), m.group())));
    }

    /**
     * A pattern for texts that are this one with something in its holes, one named group a hole.
     *
     * @param text with holes; a name may occur more than once
     */
    static Pattern pattern(String text) {
        StringBuilder regex = new StringBuilder();
        Set<String> seen = new LinkedHashSet<>();
        Matcher matcher = HOLE.matcher(text);
        int from = 0;
        while (matcher.find()) {
            regex.append(Pattern.quote(text.substring(from, matcher.start())));
            String group = group(matcher.group(1));
            regex.append(seen.add(group) ? "(?<" + group + ">[^\\s\"'<>]+?)" : "\\k<" + group + ">");
            from = matcher.end();
        }
        return Pattern.compile(regex.append(Pattern.quote(text.substring(from))).toString());
    }

    /** The group that {@link #pattern} gives a hole. */
    static String group(String hole) {
        return "h" + hole.replace("-", "");
    }
}
