package dev.loco.cishared.cli;

import dev.loco.cishared.finding.Suggestion;
import dev.loco.cishared.lint.Goal;
import dev.loco.cishared.lint.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.AmbiguousOptionException;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;

/**
 * The words of a command line, taken apart.
 *
 * @param goal none for {@code --help} and {@code --version} alone
 * @param files what is no option
 */
record Arguments(Optional<Goal> goal, List<String> files, Options options) {

    /** What cannot be taken apart; the message says what to type. */
    static final class Unclear extends Exception {
        private static final long serialVersionUID = 1;

        Unclear(String message) {
            super(message);
        }
    }

    static Arguments of(String[] words) throws Unclear {
        Optional<Goal> goal = Optional.empty();
        List<String> rest = new ArrayList<>(BumpScript.translated(List.of(words)));
        if (!rest.isEmpty() && !rest.get(0).startsWith("-")) {
            goal = Optional.of(goal(rest.remove(0)));
        }
        CommandLine line = parse(rest, goal);
        Options options = Options.none();
        for (Option option : line.getOptions()) {
            List<String> values = new ArrayList<>(options.all(option.getLongOpt()));
            values.addAll(option.hasArg() ? option.getValuesList() : List.of("true"));
            options = options.with(option.getLongOpt(), values);
        }
        return new Arguments(goal, line.getArgList(), options);
    }

    private static Goal goal(String word) throws Unclear {
        Optional<Goal> goal = Goal.of(word);
        if (goal.isPresent()) {
            return goal.get();
        }
        String meant = Suggestion.closest(word, Goal.labels())
                .map(name -> "; did you mean `" + name + "`?")
                .orElse("");
        throw new Unclear("no goal is called `" + word + "`" + meant + " (" + String.join(", ", Goal.labels()) + ")");
    }

    private static CommandLine parse(List<String> words, Optional<Goal> goal) throws Unclear {
        try {
            return DefaultParser.builder()
                    .setAllowPartialMatching(false)
                    .get()
                    .parse(Flags.of(goal), words.toArray(String[]::new));
        } catch (MissingArgumentException missing) {
            throw new Unclear("`--" + missing.getOption().getLongOpt() + "` needs a value: "
                    + missing.getOption().getDescription());
        } catch (AmbiguousOptionException ambiguous) {
            throw new Unclear("`" + ambiguous.getOption() + "` can mean several options: "
                    + String.join(", ", ambiguous.getMatchingOptions()));
        } catch (UnrecognizedOptionException unknown) {
            throw new Unclear(unknown(unknown.getOption(), goal));
        } catch (ParseException other) {
            throw new Unclear(String.valueOf(other.getMessage()));
        }
    }

    private static String unknown(String word, Optional<Goal> goal) {
        int equals = word.indexOf('=');
        String option = equals < 0 ? word : word.substring(0, equals);
        String command = goal.map(g -> "`ci-shared " + g.label() + "`").orElse("`ci-shared`");
        return Suggestion.closest(option, Flags.names(goal))
                .map(name -> command + " has no option `" + option + "`; did you mean `" + name + "`?")
                .orElse(command + " has no option `" + option + "`; all of them: ci-shared "
                        + goal.map(g -> g.label() + " ").orElse("") + "--help");
    }
}
