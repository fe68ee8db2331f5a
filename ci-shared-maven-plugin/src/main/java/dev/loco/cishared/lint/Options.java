package dev.loco.cishared.lint;

import dev.loco.cishared.finding.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A run's options as they were typed, under the names they have at both doors: {@code --<name>} on the command line,
 * {@code ci-shared.<name>} for Maven.
 */
public final class Options {
    private final Map<String, List<String>> values;

    private Options(Map<String, List<String>> values) {
        this.values = values;
    }

    /** No option at all. */
    public static Options none() {
        return new Options(Map.of());
    }

    /**
     * The same with one more. Nulls and empty values are none: Maven hands them in for what was not set.
     *
     * @param value a text, a number, a file or a list of such; a flag, where false is none
     */
    public Options with(String name, @Nullable Object value) {
        List<String> texts = new ArrayList<>();
        if (value instanceof Iterable<?> many) {
            many.forEach(one -> add(texts, one));
        } else {
            add(texts, value);
        }
        if (texts.isEmpty()) {
            return this;
        }
        Map<String, List<String>> more = new LinkedHashMap<>(values);
        more.put(name, List.copyOf(texts));
        return new Options(more);
    }

    private static void add(List<String> texts, @Nullable Object value) {
        if (value != null && !value.equals(false) && !value.toString().isBlank()) {
            texts.add(value.toString().strip());
        }
    }

    /** The last value. */
    public Optional<String> one(String name) {
        List<String> all = all(name);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** Every value, in the order given. */
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** Every value, those with commas taken apart. */
    public List<String> list(String name) {
        List<String> list = new ArrayList<>();
        for (String value : all(name)) {
            for (String part : value.split(",", -1)) {
                add(list, part);
            }
        }
        return list;
    }

    /** Whether the option is set, and to anything but {@code false}. */
    public boolean flag(String name) {
        return one(name).filter(value -> !value.equals("false")).isPresent();
    }

    /** The value as one of a closed set of words; the message of the exception names them all. */
    <T> Optional<T> choice(String name, Map<String, T> words) throws WrongUse {
        Optional<String> value = one(name);
        if (value.isPresent() && !words.containsKey(value.get())) {
            throw new WrongUse(unknown("--" + name, value.get(), words.keySet()));
        }
        return value.map(words::get);
    }

    /** "`x` is no value of y": with the closest word and all of them. */
    static String unknown(String what, String found, java.util.Collection<String> words) {
        String meant = Suggestion.closest(found, words)
                .map(word -> "; did you mean `" + word + "`?")
                .orElse("");
        return what + " does not take `" + found + "`" + meant + " (" + String.join(", ", words) + ")";
    }
}
