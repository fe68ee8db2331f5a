package dev.loco.cishared.secrets.pattern;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads what {@link java.util.regex.Pattern} accepts (JDK 17 to 25). What it does not know it takes for any text: a back
 * reference alone, a pattern with comments or more than {@value #DEEPEST} groups inside each other as a whole.
 */
public final class PatternReader {
    private static final int DEEPEST = 200;

    private final String source;
    private int at;
    private int depth;
    private Flags flags = Flags.NONE;

    private PatternReader(String source) {
        this.source = source;
    }

    /** What a pattern matches, or more; the pattern must be one that {@link java.util.regex.Pattern} accepts. */
    public static Node read(String regex) {
        try {
            PatternReader reader = new PatternReader(Quotes.expanded(regex));
            Node node = reader.choice();
            return reader.at == reader.source.length() ? node : Node.ANYTHING;
        } catch (Unsure | NumberFormatException | IndexOutOfBoundsException notUnderstood) {
            return Node.ANYTHING;
        }
    }

    private Node choice() {
        if (++depth > DEEPEST) {
            throw new Unsure();
        }
        List<Node> ways = new ArrayList<>();
        ways.add(sequence());
        while (peek() == '|') {
            at++;
            ways.add(sequence());
        }
        depth--;
        return ways.size() == 1 ? ways.get(0) : new Node.Choice(ways);
    }

    private Node sequence() {
        List<Node> parts = new ArrayList<>();
        while (at < source.length() && peek() != '|' && peek() != ')') {
            parts.add(repeated(atom()));
        }
        return parts.size() == 1 ? parts.get(0) : new Node.Sequence(parts);
    }

    private Node atom() {
        int c = source.codePointAt(at);
        switch (c) {
            case '(':
                at++;
                return group();
            case '[':
                ClassReader reader = new ClassReader(source, at, flags);
                ByteSet set = reader.read();
                at = reader.end();
                return new Node.One(set);
            case '\\':
                at++;
                return escape();
            case '.':
                at++;
                return new Node.One(
                        flags.dotAll() ? ByteSet.ALL : ByteSet.of('\n').not());
            case '^', '$':
                at++;
                return Node.EMPTY;
            case '*', '+', '?':
                throw new Unsure();
            case '{':
                // What is repeated a second time; see there.
                return Node.EMPTY;
            default:
                at += Character.charCount(c);
                return new Node.One(flags.set(c));
        }
    }

    /**
     * Whether it is greedy, lazy or possessive does not matter here. Of a number after a quantifier some releases of the
     * JDK say that it repeats nothing, others that it repeats what is before it.
     */
    private Node repeated(Node atom) {
        Node node = atom;
        boolean again = false;
        while (at < source.length()) {
            int[] bounds = quantifier();
            if (bounds.length == 0) {
                return node;
            }
            Node repeat = new Node.Repeat(node, bounds[0], bounds[1]);
            node = again ? new Node.Choice(List.of(node, repeat)) : repeat;
            again = true;
        }
        return node;
    }

    private int[] quantifier() {
        int[] bounds;
        switch (peek()) {
            case '*' -> bounds = new int[] {0, Node.MANY};
            case '+' -> bounds = new int[] {1, Node.MANY};
            case '?' -> bounds = new int[] {0, 1};
            case '{' -> {
                int close = source.indexOf('}', at);
                bounds = bounds(source.substring(at + 1, close));
                at = close;
            }
            default -> {
                return new int[0];
            }
        }
        at++;
        if (peek() == '?' || peek() == '+') {
            at++;
        }
        return bounds;
    }

    private static int[] bounds(String inside) {
        try {
            int comma = inside.indexOf(',');
            int least = Integer.parseInt(comma < 0 ? inside : inside.substring(0, comma));
            if (comma < 0) {
                return new int[] {least, least};
            }
            String most = inside.substring(comma + 1);
            return new int[] {least, most.isEmpty() ? Node.MANY : Integer.parseInt(most)};
        } catch (NumberFormatException notANumber) {
            throw new Unsure();
        }
    }

    private Node group() {
        Flags outside = flags;
        Node node;
        if (peek() != '?') {
            node = inside();
        } else {
            at++;
            int kind = source.charAt(at++);
            switch (kind) {
                case ':', '>' -> node = inside();
                case '=' -> node = new Node.Ahead(inside());
                case '!' -> node = beside();
                case '<' -> {
                    if (peek() == '=' || peek() == '!') {
                        at++;
                        node = beside();
                    } else {
                        at = source.indexOf('>', at) + 1;
                        node = inside();
                    }
                }
                default -> {
                    at--;
                    flags = flags.changed(flagWord());
                    if (flags.comments()) {
                        throw new Unsure();
                    }
                    if (source.charAt(at++) == ')') {
                        // They hold until the group around them ends.
                        return Node.EMPTY;
                    }
                    node = inside();
                }
            }
        }
        flags = outside;
        return node;
    }

    private Node inside() {
        Node node = choice();
        if (source.charAt(at) != ')') {
            throw new Unsure();
        }
        at++;
        return node;
    }

    /** What stands beside a match, or must not stand there, says nothing of its text. */
    private Node beside() {
        inside();
        return Node.EMPTY;
    }

    private String flagWord() {
        int from = at;
        while (source.charAt(at) != ')' && source.charAt(at) != ':') {
            at++;
        }
        return source.substring(from, at);
    }

    /** After the backslash. */
    private Node escape() {
        char c = source.charAt(at);
        switch (c) {
            case 'b' -> {
                at++;
                if (source.startsWith("{g}", at)) {
                    at += 3;
                }
                return Node.EMPTY;
            }
            case 'B', 'Z', 'z' -> {
                at++;
                return Node.EMPTY;
            }
            case 'A', 'G' -> {
                at++;
                return new Node.Start();
            }
            case 'R' -> {
                at++;
                ByteSet ends = ByteSet.range('\n', '\r').or(ByteSet.of(0x85));
                return new Node.Repeat(new Node.One(ends), 1, 2);
            }
            case 'X' -> {
                at++;
                return Node.ANYTHING;
            }
            case 'k' -> {
                at = source.indexOf('>', at) + 1;
                return Node.ANYTHING;
            }
            case '1', '2', '3', '4', '5', '6', '7', '8', '9' -> {
                // How many digits belong to it depends on how many groups there are; any text covers them all.
                while (at < source.length() && Character.isDigit(peek())) {
                    at++;
                }
                return Node.ANYTHING;
            }
            default -> {
                Escape escape = Escape.at(source, at, flags);
                at = escape.end();
                return new Node.One(escape.set());
            }
        }
    }

    private char peek() {
        return at < source.length() ? source.charAt(at) : '\0';
    }
}
