package dev.loco.cishared.secrets;

import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.secrets.OwnPattern.Fault;
import dev.loco.cishared.secrets.OwnPattern.Part;
import dev.loco.cishared.secrets.pattern.Factor;
import dev.loco.cishared.secrets.pattern.Factors;
import dev.loco.cishared.secrets.pattern.Node;
import dev.loco.cishared.secrets.pattern.PatternReader;
import dev.loco.cishared.secrets.pattern.RequiredProof;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Whether a repository's own rule can be used, and does what its examples say. */
final class OwnPatternCheck {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*");
    private static final int LONGEST_PATTERN = 4_000;
    private static final int LONGEST_SHOWN = 60;

    private final OwnPattern own;
    private final String pattern;
    private final List<Fault> faults = new ArrayList<>();

    OwnPatternCheck(OwnPattern own) {
        this.own = own;
        pattern = "the pattern of `" + own.id() + "`";
    }

    List<Fault> faults() {
        id();
        pattern(Part.PATTERN, 0, own.regex(), pattern, "a pattern that needs a literal");
        for (int i = 0; i < own.not().size(); i++) {
            String name = "this pattern of what `" + own.id() + "` does not report";
            pattern(Part.NOT, i, own.not().get(i), name, "a pattern of what is not to be reported");
        }
        for (int i = 0; i < own.literals().size(); i++) {
            literal(i, own.literals().get(i));
        }
        // The rest can only be asked of patterns and literals that are some.
        if (faults.isEmpty()) {
            required();
        }
        if (faults.isEmpty()) {
            examples();
        }
        return List.copyOf(faults);
    }

    private void fault(Part part, int item, int offset, String found, String expected) {
        faults.add(new Fault(part, item, offset, found, expected));
    }

    private void id() {
        String id = own.id();
        if (!ID.matcher(id).matches()) {
            fault(Part.ID, 0, -1, "`" + id + "` is no rule id", "lower-case `namespace/name`");
        } else if (Rule.NAMESPACES.contains(id.substring(0, id.indexOf('/')))) {
            fault(Part.ID, 0, -1, "`" + id + "` lies in a namespace of ci-shared", "a namespace of your own");
        }
    }

    private void literal(int item, String literal) {
        if (literal.length() < Factors.SHORTEST
                || !StandardCharsets.US_ASCII.newEncoder().canEncode(literal)) {
            fault(
                    Part.LITERALS,
                    item,
                    -1,
                    "literal `" + literal + "` of `" + own.id()
                            + "` is too short or not ASCII to be looked for quickly",
                    "at least " + Factors.SHORTEST + " ASCII characters that stand in every match");
        }
    }

    private void pattern(Part part, int item, String regex, String name, String expected) {
        if (regex.length() > LONGEST_PATTERN) {
            String found = name + " has " + regex.length() + " characters";
            fault(part, item, -1, found, "one of at most " + LONGEST_PATTERN);
            return;
        }
        int foreign = foreign(regex);
        if (foreign >= 0) {
            String character = Character.toString(regex.codePointAt(foreign));
            String found = name + " holds `" + character + "`, but files are read byte by byte";
            fault(part, item, foreign, found, "its bytes in UTF-8, outside of brackets: `" + bytes(character) + "`");
            return;
        }
        try {
            if (Pattern.compile(regex).matcher("").find()) {
                fault(part, item, -1, name + " matches even an empty text", expected);
            }
        } catch (PatternSyntaxException e) {
            // Java tells the place after what it could not read; past the end it tells the end.
            int offset = Math.min(e.getIndex(), regex.length() - 1);
            String found = name + " is no regular expression: " + firstLine(e.getDescription());
            fault(part, item, offset, found, "a regular expression of Java");
        } catch (StackOverflowError tooDeep) {
            fault(part, item, -1, name + " has too many groups inside each other", "a simpler one");
        }
    }

    private void required() {
        Node node = PatternReader.read(own.regex());
        if (node.equals(Node.ANYTHING) && !own.regex().equals(".*")) {
            String expected = "one without comments, `(?x)`, and with fewer groups inside each other";
            fault(Part.PATTERN, 0, -1, pattern + " is not understood well enough to tell what it matches", expected);
            return;
        }
        if (own.literals().isEmpty()) {
            if (Factors.of(node).isEmpty()) {
                Optional<String> shortest = RequiredProof.of(node, List.of()).witness();
                String but = shortest.filter(text -> !text.isEmpty() && isMatched(text))
                        .map(text -> ": `" + shown(text) + "` alone matches")
                        .orElse("");
                fault(
                        Part.PATTERN,
                        0,
                        -1,
                        "no fixed text stands in every match of `" + own.id() + "`" + but,
                        "a pattern with a fixed text of at least " + Factors.SHORTEST + " characters, or of "
                                + (Factors.SHORTEST - 1) + " with " + Factors.LONG_RUN
                                + " or more letters and digits behind it");
            }
            return;
        }
        List<Factor> factors = own.literals().stream()
                .map(literal -> Factor.of(literal.toLowerCase(Locale.ROOT)))
                .toList();
        RequiredProof.Result result = RequiredProof.of(node, factors);
        if (!result.holds()) {
            String found = result.witness()
                    .map(text -> isMatched(text)
                            ? "`" + shown(text) + "` matches " + pattern + " but contains none of its literals"
                            : "it cannot be told that every match of `" + own.id() + "` contains one of its literals;"
                                    + " one may be `" + shown(text) + "`")
                    .orElse(pattern + " is too large to tell whether every match contains one of its literals");
            fault(Part.LITERALS, 0, -1, found, "literals of which one stands in every match, or no `literals`");
        }
    }

    private boolean isMatched(String text) {
        return LazyPattern.bounded(own.regex()).isIn(text);
    }

    private void examples() {
        Catalogue alone = new Catalogue(List.of(own.entryForAll()));
        Pass pass = new Pass(alone, path -> true);
        for (int i = 0; i < own.matches().size(); i++) {
            Pass.Outcome outcome = outcome(pass, own.matches().get(i));
            if (outcome.hits().isEmpty()) {
                boolean gaveUp = !outcome.unfinished().isEmpty();
                String found = "`" + own.id() + "` does not find this example";
                String why = gaveUp ? ": " + pattern + " takes too many steps on it" : "";
                fault(Part.MATCHES, i, -1, found + why, "a text with a match, on one line");
            }
        }
        for (int i = 0; i < own.ignores().size(); i++) {
            if (!outcome(pass, own.ignores().get(i)).hits().isEmpty()) {
                String found = "`" + own.id() + "` finds this example, which it should ignore";
                fault(Part.IGNORES, i, -1, found, "a text without a match");
            }
        }
    }

    private static Pass.Outcome outcome(Pass pass, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return pass.over("example", bytes, bytes.length);
    }

    private static int foreign(String regex) {
        for (int i = 0; i < regex.length(); i++) {
            if (regex.charAt(i) > 127) {
                return i;
            }
        }
        return -1;
    }

    private static String bytes(String character) {
        StringBuilder bytes = new StringBuilder();
        for (byte b : character.getBytes(StandardCharsets.UTF_8)) {
            bytes.append(String.format("\\x%02X", b & 0xff));
        }
        return bytes.toString();
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    private static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < Math.min(text.length(), LONGEST_SHOWN); i++) {
            char c = text.charAt(i);
            shown.append(c >= ' ' && c < 127 ? String.valueOf(c) : String.format("\\x%02X", (int) c));
        }
        return shown + (text.length() > LONGEST_SHOWN ? "…" : "");
    }
}
