package dev.loco.cishared.cli;

import dev.loco.cishared.finding.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code bump.sh prepare|push|next}: the names that pipelines from before this command line call. */
final class BumpScript {
    /** The command's name. */
    static final String NAME = "bump.sh";

    private static final Map<String, List<String>> WORDS = new TreeMap<>(Map.of(
            "prepare", List.of("bump-prepare"),
            "push", List.of("bump-push"),
            "next", List.of("bump", "--format", "version")));

    private BumpScript() {}

    /** Its words. */
    static List<String> words() {
        return List.copyOf(WORDS.keySet());
    }

    /** The words as a goal's, if the first is the script's name; else as they are. */
    static List<String> translated(List<String> words) throws Arguments.Unclear {
        if (words.isEmpty() || !words.get(0).equals(NAME)) {
            return words;
        }
        if (words.size() == 1) {
            throw new Arguments.Unclear(
                    "`" + NAME + "` needs to be told what to do: " + String.join(", ", WORDS.keySet()));
        }
        String word = words.get(1);
        if (word.startsWith("-")) {
            // --help, --version
            List<String> options = new ArrayList<>(List.of("bump"));
            options.addAll(words.subList(1, words.size()));
            return options;
        }
        List<String> goal = WORDS.get(word);
        if (goal == null) {
            String meant = Suggestion.closest(word, WORDS.keySet())
                    .map(name -> "; did you mean `" + name + "`?")
                    .orElse("");
            throw new Arguments.Unclear("`" + NAME + "` does not know `" + word + "`" + meant + " ("
                    + String.join(", ", WORDS.keySet()) + ")");
        }
        List<String> translated = new ArrayList<>(goal);
        translated.addAll(words.subList(2, words.size()));
        return translated;
    }
}
