package dev.loco.cishared.secrets;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

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
     * @param literals not empty, ASCII, few enough that states times classes stay below 65,536
     */
    LiteralAutomaton(List<String> literals) {
        classes = assignClasses(literals);
        List<int[]> rows = new ArrayList<>();
        List<TreeSet<Integer>> found = new ArrayList<>();
        rows.add(emptyRow());
        found.add(new TreeSet<>());
        for (int literal = 0; literal < literals.size(); literal++) {
            int state = 0;
            for (char c : literals.get(literal).toCharArray()) {
                int byteClass = classOf[c];
                if (rows.get(state)[byteClass] < 0) {
                    rows.get(state)[byteClass] = rows.size();
                    rows.add(emptyRow());
                    found.add(new TreeSet<>());
                }
                state = rows.get(state)[byteClass];
            }
            found.get(state).add(literal);
        }
        resolveFailures(rows, found);

        int states = rows.size();
        if (states * classes > Character.MAX_VALUE) {
            throw new IllegalArgumentException("too many literals: " + states + " states of " + classes + " classes");
        }
        int[] number = acceptingLast(found);
        int accepting = (int) found.stream().filter(f -> !f.isEmpty()).count();
        firstAccepting = (states - accepting) * classes;
        accepts = new int[accepting][];
        next = new char[states * classes];
        for (int state = 0; state < states; state++) {
            for (int c = 0; c < classes; c++) {
                next[number[state] * classes + c] = (char) (number[rows.get(state)[c]] * classes);
            }
            if (!found.get(state).isEmpty()) {
                accepts[number[state] - (states - accepting)] =
                        found.get(state).stream().mapToInt(i -> i).toArray();
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

    private int[] emptyRow() {
        int[] row = new int[classes];
        Arrays.fill(row, -1);
        return row;
    }

    private void resolveFailures(List<int[]> rows, List<TreeSet<Integer>> found) {
        int[] failure = new int[rows.size()];
        ArrayDeque<Integer> queue = new ArrayDeque<>();
        for (int c = 0; c < classes; c++) {
            int child = rows.get(0)[c];
            if (child < 0) {
                rows.get(0)[c] = 0;
            } else {
                queue.add(child);
            }
        }
        while (!queue.isEmpty()) {
            int state = queue.remove();
            for (int c = 0; c < classes; c++) {
                int child = rows.get(state)[c];
                int instead = rows.get(failure[state])[c];
                if (child < 0) {
                    rows.get(state)[c] = instead;
                } else {
                    failure[child] = instead;
                    found.get(child).addAll(found.get(instead));
                    queue.add(child);
                }
            }
        }
    }

    private static int[] acceptingLast(List<TreeSet<Integer>> found) {
        int[] number = new int[found.size()];
        int count = 0;
        for (boolean accepting : new boolean[] {false, true}) {
            for (int state = 0; state < number.length; state++) {
                if (found.get(state).isEmpty() != accepting) {
                    number[state] = count++;
                }
            }
        }
        return number;
    }
}
