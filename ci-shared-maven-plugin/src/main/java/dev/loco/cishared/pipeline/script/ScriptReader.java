package dev.loco.cishared.pipeline.script;

import dev.loco.cishared.pipeline.script.Call.Output;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the simple commands out of a script; what holds them together, {@code if} and {@code for}, is passed over. */
final class ScriptReader {
    /** Commands in commands in commands; nobody writes more than this. */
    private static final int DEEPEST = 40;
    /** The same of loops in conditions in parentheses. */
    private static final int MOST_GROUPS = 100;

    private static final Set<String> OPENING = Set.of("if", "while", "until", "{");
    private static final Set<String> CLOSING = Set.of("fi", "done", "esac", "}");
    private static final Set<String> PASSING = Set.of("then", "elif", "else", "do", "!", "time");
    private static final Pattern ASSIGNMENT = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)(?:\\[[^]]*])?\\+?=");
    private static final Pattern REDIRECTION = Pattern.compile("([0-9]*)(&>>|&>|<<<|<<-|<<|>>|>\\||[<>]&|<>|<|>)");

    private final ShellText text;
    private final List<Pending> calls = new ArrayList<>();
    private final Set<String> functions = new LinkedHashSet<>();
    private int depth;

    ScriptReader(ShellText text) {
        this.text = text;
    }

    /** A call as long as its output may still turn out to go elsewhere. */
    private static final class Pending {
        final Map<String, Word> assignments = new LinkedHashMap<>();
        final List<Word> words = new ArrayList<>();
        final List<Word> inputs = new ArrayList<>();
        Output output = Output.SHOWN;
        boolean tried;

        boolean isEmpty() {
            return words.isEmpty() && assignments.isEmpty();
        }

        void goesTo(Output elsewhere) {
            output = output == Output.SHOWN ? elsewhere : output;
        }
    }

    /** What is open: a loop, a condition, parentheses. */
    private static final class Group {
        final int start;
        final String opener;
        boolean pattern;

        Group(int start, String opener) {
            this.start = start;
            this.opener = opener;
        }
    }

    private record Document(Pending call, String delimiter, boolean literal, boolean tabs) {}

    List<Call> read() {
        level(0, '\0');
        return calls.stream()
                .map(c -> new Call(c.assignments, c.words, c.inputs, c.output, c.tried))
                .toList();
    }

    /** The functions that the script defines; known once it was read. */
    Set<String> functions() {
        return functions;
    }

    private int nested(int from, char closer) {
        if (depth >= DEEPEST) {
            return text.length();
        }
        int start = calls.size();
        depth++;
        int end = level(from, closer);
        depth--;
        calls.subList(start, calls.size()).forEach(c -> c.goesTo(Output.CAPTURED));
        return end;
    }

    private int level(int from, char closer) {
        return new Level(closer).read(from);
    }

    /** The commands up to one closing character. */
    private final class Level {
        private final char closer;
        private final Deque<Group> groups = new ArrayDeque<>();
        private final List<Document> documents = new ArrayList<>();
        private Pending current = new Pending();
        private int closed = -1;
        private boolean condition;

        Level(char closer) {
            this.closer = closer;
        }

        int read(int from) {
            int i = from;
            while (i < text.length()) {
                char c = text.at(i);
                if (isPattern()) {
                    i = pattern(i);
                } else if (text.startsWith("\\\n", i)) {
                    i += 2;
                } else if (c == ' ' || c == '\t' || c == '\r') {
                    i++;
                } else if (c == '#') {
                    i = lineEnd(i);
                } else if (c == '\n') {
                    finish();
                    i = documents(i + 1);
                } else if (c == closer && !(c == ')' && isInParentheses())) {
                    finish();
                    return i + 1;
                } else {
                    i = redirection(i);
                }
            }
            finish();
            return i;
        }

        private int redirection(int i) {
            Matcher found = REDIRECTION.matcher(text.substring(i, i + 8));
            boolean process = (text.at(i) == '<' || text.at(i) == '>') && text.at(i + 1) == '(';
            if (!found.lookingAt() || process) {
                return process ? nested(i + 2, ')') : operator(i);
            }
            String kind = found.group(2);
            int at = blanks(i + found.end());
            if (at < text.length() && "\n;|()".indexOf(text.at(at)) >= 0) {
                return at;
            }
            WordReader.Read target = word(at);
            if (kind.equals("<<") || kind.equals("<<-")) {
                Word delimiter = target.word();
                documents.add(new Document(current, delimiter.text(), delimiter.quoted(), kind.equals("<<-")));
            } else if (kind.equals("<<<")) {
                current.inputs.add(target.word());
            } else if (kind.contains(">")
                    && !staysPut(found.group(1), target.word().text())) {
                goesTo(Output.FILE);
            }
            return target.end();
        }

        /** Whether standard output stays where it is. */
        private static boolean staysPut(String descriptor, String target) {
            return !descriptor.isEmpty() && !descriptor.equals("1")
                    || Set.of("2", "1", "/dev/stderr", "/dev/stdout", "/dev/tty")
                            .contains(target);
        }

        private void goesTo(Output output) {
            if (current.isEmpty() && closed >= 0) {
                calls.subList(closed, calls.size()).forEach(c -> c.goesTo(output));
            } else {
                current.goesTo(output);
            }
        }

        private int operator(int i) {
            char c = text.at(i);
            switch (c) {
                case '|' -> {
                    boolean or = text.at(i + 1) == '|';
                    if (or) {
                        current.tried = true;
                    } else {
                        goesTo(Output.PIPED);
                    }
                    finish();
                    return i + (or || text.at(i + 1) == '&' ? 2 : 1);
                }
                case ';', '&' -> {
                    current.tried |= c == '&' && text.at(i + 1) == '&';
                    finish();
                    boolean next = c == ';' && text.at(i + 1) == ';' && !groups.isEmpty();
                    if (next) {
                        groups.peek().pattern = groups.peek().opener.equals("case");
                    }
                    return i + 1 + (next ? 1 : 0);
                }
                case '(' -> {
                    return parenthesis(i);
                }
                case ')' -> {
                    finish();
                    close();
                    return i + 1;
                }
                default -> {
                    WordReader.Read read = word(i);
                    add(read.word());
                    return Math.max(read.end(), i + 1);
                }
            }
        }

        private int parenthesis(int i) {
            if (current.isEmpty()) {
                open("(");
            } else if (text.at(blanks(i + 1)) == ')') {
                // The head of a function: its body is read like any other group.
                current.words.stream().limit(1).forEach(name -> functions.add(name.text()));
                current = new Pending();
                return blanks(i + 1) + 1;
            }
            return i + 1;
        }

        private void add(Word word) {
            boolean first = current.words.isEmpty();
            boolean grammar = first && current.assignments.isEmpty() && !word.quoted();
            Matcher assignment = ASSIGNMENT.matcher(word.text());
            if (grammar && CLOSING.contains(word.text())) {
                close();
            } else if (grammar && OPENING.contains(word.text())) {
                open(word.text());
                condition = !word.text().equals("{");
            } else if (grammar && PASSING.contains(word.text())) {
                closed = -1;
                condition =
                        word.text().equals("elif") || condition && word.text().equals("!");
            } else if (first && assignment.lookingAt()) {
                current.assignments.put(assignment.group(1), word);
            } else {
                if (grammar && Set.of("for", "select", "case").contains(word.text())) {
                    open(word.text());
                }
                current.words.add(word);
                Group group = groups.peek();
                boolean head = group != null && group.opener.equals("case") && group.start == calls.size();
                if (head && word.text().equals("in") && current.words.size() == 3) {
                    finish();
                    group.pattern = true;
                }
            }
        }

        private void open(String word) {
            if (groups.size() < MOST_GROUPS) {
                groups.push(new Group(calls.size(), word));
            }
        }

        private void close() {
            if (!groups.isEmpty()) {
                closed = groups.pop().start;
            }
            current = new Pending();
        }

        private void finish() {
            if (!current.isEmpty()) {
                current.tried |= condition;
                calls.add(current);
                closed = -1;
            }
            current = new Pending();
        }

        private boolean isInParentheses() {
            return groups.stream().anyMatch(g -> g.opener.equals("("));
        }

        private boolean isPattern() {
            return !groups.isEmpty() && groups.peek().pattern;
        }

        /** Past one pattern of a {@code case}, its parenthesis included, or to its {@code esac}. */
        private int pattern(int from) {
            int i = from;
            while (Character.isWhitespace(text.at(i)) || text.at(i) == '#') {
                i = text.at(i) == '#' ? lineEnd(i) : i + 1;
            }
            groups.getFirst().pattern = false;
            if (text.startsWith("esac", i)) {
                return i;
            }
            i += text.at(i) == '(' ? 1 : 0;
            while (i < text.length() && text.at(i) != ')') {
                boolean metacharacter = "|( ;&<>\t\r\n".indexOf(text.at(i)) >= 0;
                i = metacharacter ? i + 1 : Math.max(i + 1, word(i).end());
            }
            return i + 1;
        }

        private WordReader.Read word(int i) {
            return new WordReader(text, ScriptReader.this::nested).read(i, closer);
        }

        private int blanks(int from) {
            int i = from;
            while (text.at(i) == ' ' || text.at(i) == '\t') {
                i++;
            }
            return i;
        }

        /** The here-documents that begin on the line that has just ended. */
        private int documents(int from) {
            int i = from;
            for (Document document : documents) {
                int start = i;
                int end = -1;
                while (end < 0 && i < text.length()) {
                    String line = text.substring(i, lineEnd(i));
                    if ((document.tabs ? line.replaceAll("^\t+", "") : line).equals(document.delimiter)) {
                        end = i;
                    }
                    i = Math.min(text.length(), lineEnd(i) + 1);
                }
                int stop = end < 0 ? text.length() : end;
                document.call.inputs.add(
                        new WordReader(text, ScriptReader.this::nested).document(start, stop, document.literal));
            }
            documents.clear();
            return i;
        }
    }

    private int lineEnd(int from) {
        int end = text.indexOf("\n", from);
        return end < 0 ? text.length() : end;
    }
}
