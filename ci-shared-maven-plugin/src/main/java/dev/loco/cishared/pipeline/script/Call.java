package dev.loco.cishared.pipeline.script;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One simple command: {@code A=1 git push origin main > log}.
 *
 * @param assignments what stands before its name
 * @param words its name and its arguments; none for assignments alone
 * @param inputs what it reads from the script itself: here-documents and here-strings
 * @param output where its standard output goes
 * @param tried whether the script goes on when it fails: it is a condition, or {@code ||} or {@code &&} follows it
 */
public record Call(Map<String, Word> assignments, List<Word> words, List<Word> inputs, Output output, boolean tried) {

    /** Where the standard output of a call goes. */
    public enum Output {
        /** Into the log. */
        SHOWN,
        /** Into another command. */
        PIPED,
        /** Into a file. */
        FILE,
        /** Into a word of another command: {@code $(…)}. */
        CAPTURED
    }

    public Call {
        assignments = Collections.unmodifiableMap(new LinkedHashMap<>(assignments));
        words = List.copyOf(words);
        inputs = List.copyOf(inputs);
    }

    /** The command's name without its path; empty when there is none. */
    public String name() {
        String first = words.isEmpty() ? "" : words.get(0).text();
        return first.substring(first.lastIndexOf('/') + 1);
    }

    /** What follows the name. */
    public List<Word> arguments() {
        return words.isEmpty() ? List.of() : words.subList(1, words.size());
    }

    /** Whether an argument is exactly that text. */
    public boolean has(String argument) {
        return arguments().stream().anyMatch(w -> w.text().equals(argument));
    }
}
