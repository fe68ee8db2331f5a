package dev.loco.cishared.secrets;

import java.util.Arrays;
import java.util.List;

/**
 * The automaton of Aho and Corasick over classes of bytes: bytes that no literal contains share a class, the two cases
 * of a letter share one. All failure links are resolved when it is built, so a byte costs one look-up; states that
 * accept have the highest numbers, so a byte costs one comparison more.
 */
final class LiteralAutomaton implements LiteralFinder {
    private final byte[] classOf = new byte[256];
    private final int classes;
    // Rows are premultiplied: a state is the index of its row's first cell.
    private final char[] next;
    private final int firstAccepting;
    private final int[][] accepts;

    /**
     * An automaton for the literals.
     *
     * @param literals distinct, ASCII, few enough that states times classes stay below 65,536
     */
    LiteralAutomaton(List<String> literals) {
        classes = assignClasses(literals);
        int room = 1 + literals.stream().mapToInt(String::length).sum();
        // Rows of successors; 0 is "none yet", since nothing leads back to the root before the failures are resolved.
        int[] rows = new int[room * classes];
        int[] literalOf = new int[room];
        Arrays.fill(literalOf, -1);
        int states = 1;
        for (int literal = 0; literal < literals.size(); literal++) {
            int state = 0;
            for (char c : literals.get(literal).toCharArray()) {
                int cell = state * classes + classOf[c];
                if (rows[cell] == 0) {
                    rows[cell] = states++;
                }
                state = rows[cell];
            }
            literalOf[state] = literal;
        }
        if (states * classes > Character.MAX_VALUE) {
            throw new IllegalArgumentException("too many literals: " + states + " states of " + classes + " classes");
        }
        int[][] found = resolveFailures(rows, literalOf, states);
        int[] number = new int[states];
        int plain = 0;
        for (int state = 0; state < states; state++) {
            number[state] = found[state].length == 0 ? plain++ : 0;
        }
        accepts = new int[states - plain][];
        firstAccepting = plain * classes;
        for (int state = 0, accepting = 0; state < states; state++) {
            if (found[state].length > 0) {
                number[state] = plain + accepting;
                accepts[accepting++] = found[state];
            }
        }
        next = new char[states * classes];
        for (int state = 0; state < states; state++) {
            for (int c = 0; c < classes; c++) {
                next[number[state] * classes + c] = (char) (number[rows[state * classes + c]] * classes);
            }
        }
    }

    @Override
    public void find(byte[] bytes, int length, Hits hits) {
        char[] table = next;
        byte[] byteClasses = classOf;
        int accepting = firstAccepting;
        int state = 0;
        for (int i = 0; i < length; i++) {
            state = table[state + byteClasses[bytes[i] & 0xff]];
            if (state >= accepting) {
                for (int literal : accepts[(state - accepting) / classes]) {
                    hits.hit(literal, i + 1);
                }
            }
        }
    }

    private int assignClasses(List<String> literals) {
        int count = 1;
        for (String literal : literals) {
            for (char c : literal.toCharArray()) {
                if (c >= 128) {
                    throw new IllegalArgumentException("not ASCII: " + literal);
                }
                if (classOf[c] == 0) {
                    classOf[Character.toLowerCase(c)] = (byte) count;
                    classOf[Character.toUpperCase(c)] = (byte) count;
                    count++;
                }
            }
        }
        return count;
    }

    /** Fills the rows up, so that no state lacks a successor; gives the literals that end in each state, in order. */
    private int[][] resolveFailures(int[] rows, int[] literalOf, int states) {
        int[][] found = new int[states][];
        int[] failure = new int[states];
        int[] queue = new int[states];
        int queued = 1;
        for (int done = 0; done < queued; done++) {
            int state = queue[done];
            int[] shorter = state == 0 ? new int[0] : found[failure[state]];
            found[state] = literalOf[state] < 0 ? shorter : with(shorter, literalOf[state]);
            for (int c = 0; c < classes; c++) {
                int cell = state * classes + c;
                int instead = state == 0 ? 0 : rows[failure[state] * classes + c];
                if (rows[cell] == 0) {
                    rows[cell] = instead;
                } else {
                    failure[rows[cell]] = instead;
                    queue[queued++] = rows[cell];
                }
            }
        }
        return found;
    }

    private static int[] with(int[] literals, int one) {
        int[] more = Arrays.copyOf(literals, literals.length + 1);
        more[literals.length] = one;
        Arrays.sort(more);
        return more;
    }
}
