package dev.loco.cishared.secrets;

import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.secrets.Literal.Alphabet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One rule of the catalogue. Its pattern names the credential with the group {@code secret}, to be masked, and what the
 * caret points at with the group {@code token}; without {@code token} that is the credential, without both the match.
 *
 * @param rule what is printed
 * @param literals one of them stands in every match; empty only with {@code wholeFile}
 * @param also one of these, lower case, stands near every match as well, ASCII letters in either case; empty for none
 * @param lead how many bytes before its literal a match that may span lines begins at most
 * @param wholeFile names of files that are tried as a whole, without a literal
 * @param regex the pattern's source; characters outside ASCII are matched byte by byte
 * @param items more tokens that follow a match directly, one after the other: the pattern of one
 * @param reach how much the pattern sees
 * @param onlyFiles paths outside of this are not looked at
 * @param exclusions a token that one of them is found in is not reported
 * @param lineExclusions a token on whose line one of them is found is not reported
 * @param test the last word, for what no pattern can say
 * @param message one sentence; {@code {}} is the token, masked when it is a credential
 * @param label for the caret line; {@code {}} as above
 * @param help what to do
 * @param examples its tests
 */
record Entry(
        Rule rule,
        List<Literal> literals,
        List<String> also,
        int lead,
        Optional<Predicate<String>> wholeFile,
        String regex,
        Optional<String> items,
        Reach reach,
        Predicate<String> onlyFiles,
        List<LazyPattern> exclusions,
        List<LazyPattern> lineExclusions,
        Predicate<Match> test,
        String message,
        String label,
        String help,
        List<Example> examples) {

    /** Starts an entry. */
    static Draft of(String id) {
        return new Draft(id);
    }

    /** The draft of an entry for a rule that is known. */
    static Draft of(Rule rule) {
        return new Draft(rule.id())
                .severity(rule.severity())
                .summary(rule.summary())
                .why(rule.why());
    }

    /** The same for other files. */
    Entry withFiles(Predicate<String> paths) {
        return new Entry(
                rule,
                literals,
                also,
                lead,
                wholeFile,
                regex,
                items,
                reach,
                paths,
                exclusions,
                lineExclusions,
                test,
                message,
                label,
                help,
                examples);
    }

    /** Whether it finds a credential, not a use of one. */
    boolean isCredential() {
        return rule.namespace().equals("credential");
    }

    /** Whether what was matched is to be reported. */
    boolean accepts(Match match) {
        String value = match.value();
        for (LazyPattern exclusion : exclusions) {
            if (exclusion.isIn(value)) {
                return false;
            }
        }
        if (!lineExclusions.isEmpty()) {
            String line = match.line();
            for (LazyPattern exclusion : lineExclusions) {
                if (exclusion.isIn(line)) {
                    return false;
                }
            }
        }
        return test.test(match);
    }

    /** An entry being written down; every method returns the draft. */
    static final class Draft {
        private static final List<String> COMMAND_LITERALS =
                List.of("bao ", "bao\t", "bao.exe", "vault ", "vault\t", "vault.exe");

        private final String id;
        private Severity severity = Severity.ERROR;
        private String summary = "";
        private String why = "";
        private String message = "";
        private String label = "";
        private String help = "";
        private String regex = "";
        private Optional<String> items = Optional.empty();
        private List<String> also = List.of();
        private int lead = Reach.MOST;
        private Reach reach = Reach.LINE;
        private Optional<Predicate<String>> wholeFile = Optional.empty();
        private Predicate<String> onlyFiles = file -> true;
        private Predicate<Match> test = match -> true;
        private final List<Literal> literals = new ArrayList<>();
        private final List<LazyPattern> exclusions = new ArrayList<>();
        private final List<LazyPattern> lineExclusions = new ArrayList<>();
        private final List<Example> examples = new ArrayList<>();

        private Draft(String id) {
            this.id = id;
        }

        Draft warning() {
            return severity(Severity.WARNING);
        }

        Draft severity(Severity newSeverity) {
            severity = newSeverity;
            return this;
        }

        Draft summary(String text) {
            summary = text;
            return this;
        }

        Draft why(String text) {
            why = text;
            return this;
        }

        Draft says(String newMessage, String newLabel) {
            message = newMessage;
            label = newLabel;
            return this;
        }

        Draft help(String text) {
            help = text;
            return this;
        }

        Draft literals(String... texts) {
            for (String text : texts) {
                literal(Literal.of(text));
            }
            return this;
        }

        Draft literal(Literal literal) {
            literals.add(literal);
            return this;
        }

        Draft prefix(String text, int run, Alphabet alphabet) {
            return literal(Literal.prefix(text, run, alphabet));
        }

        /** A literal that, past blanks, one of the words follows. */
        Draft followed(String text, String... words) {
            return literal(Literal.followed(text, words));
        }

        /** The command {@code bao} or {@code vault} with one of its words behind it. */
        Draft command(String... words) {
            for (String name : COMMAND_LITERALS) {
                followed(name, words);
            }
            return this;
        }

        Draft also(String... texts) {
            also = List.of(texts);
            return this;
        }

        Draft lead(int most) {
            lead = most;
            return this;
        }

        Draft wholeFile(Predicate<String> names) {
            wholeFile = Optional.of(names);
            return this;
        }

        Draft pattern(Reach newReach, String newRegex) {
            reach = newReach;
            regex = newRegex;
            return this;
        }

        Draft items(String itemRegex) {
            items = Optional.of(itemRegex);
            return this;
        }

        Draft onlyFiles(Predicate<String> paths) {
            onlyFiles = paths;
            return this;
        }

        Draft not(LazyPattern... values) {
            exclusions.addAll(List.of(values));
            return this;
        }

        Draft notOnLine(LazyPattern... lines) {
            lineExclusions.addAll(List.of(lines));
            return this;
        }

        Draft when(Predicate<Match> newTest) {
            test = newTest;
            return this;
        }

        Draft matches(String file, String... lines) {
            examples.add(new Example(file, String.join("\n", lines) + "\n", true));
            return this;
        }

        Draft ignores(String file, String... lines) {
            examples.add(new Example(file, String.join("\n", lines) + "\n", false));
            return this;
        }

        Entry entry() {
            if (literals.isEmpty() && wholeFile.isEmpty()) {
                throw new IllegalStateException(id + " has no literal to be looked for");
            }
            return new Entry(
                    new Rule(id, severity, summary, why),
                    List.copyOf(literals),
                    also,
                    lead,
                    wholeFile,
                    regex,
                    items,
                    reach,
                    onlyFiles,
                    List.copyOf(exclusions),
                    List.copyOf(lineExclusions),
                    test,
                    message,
                    label,
                    help,
                    List.copyOf(examples));
        }
    }
}
