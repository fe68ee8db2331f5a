package dev.loco.cishared.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The difference of two texts as {@code diff -u} prints it: hunks with three lines of context, fit for {@code patch} and
 * {@code git apply}. Lines end at LF; a CR before it belongs to the line.
 */
public final class UnifiedDiff {
    private static final int CONTEXT = 3;

    /** Texts with more differing lines than this share too little for a short way to be worth its memory. */
    private static final int MAX_DIFFERENCES = 2000;

    private final List<String> before;
    private final List<String> after;

    private UnifiedDiff(List<String> before, List<String> after) {
        this.before = before;
        this.after = after;
    }

    /**
     * The difference; empty when there is none.
     *
     * @param beforeName stands after {@code ---}
     * @param afterName stands after {@code +++}
     */
    public static String of(String beforeName, String before, String afterName, String after) {
        if (before.equals(after)) {
            return "";
        }
        StringBuilder out = new StringBuilder();
        out.append("--- ").append(beforeName).append('\n');
        out.append("+++ ").append(afterName).append('\n');
        new UnifiedDiff(lines(before), lines(after)).hunks(out);
        return out.toString();
    }

    /** One step of the way from one text to the other: a line kept, taken out or put in. */
    private record Step(char sign, int beforeLine, int afterLine) {}

    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            lines.add(text.substring(start, end + 1));
            start = end + 1;
        }
        if (start < text.length()) {
            lines.add(text.substring(start));
        }
        return lines;
    }

    private void hunks(StringBuilder out) {
        List<Step> steps = steps();
        int i = 0;
        while (i < steps.size()) {
            if (steps.get(i).sign() == ' ') {
                i++;
                continue;
            }
            int start = Math.max(0, i - CONTEXT);
            int end = endOfHunk(steps, i);
            hunk(steps.subList(start, end), out);
            i = end;
        }
    }

    /** Changes with at most two contexts of kept lines between them share a hunk. */
    private static int endOfHunk(List<Step> steps, int firstChange) {
        int lastChange = firstChange;
        for (int i = firstChange; i < steps.size() && i - lastChange <= 2 * CONTEXT; i++) {
            if (steps.get(i).sign() != ' ') {
                lastChange = i;
            }
        }
        return Math.min(steps.size(), lastChange + CONTEXT + 1);
    }

    private void hunk(List<Step> steps, StringBuilder out) {
        long taken = steps.stream().filter(s -> s.sign() != '+').count();
        long put = steps.stream().filter(s -> s.sign() != '-').count();
        Step first = steps.get(0);
        out.append("@@ -").append(range(first.beforeLine(), taken));
        out.append(" +").append(range(first.afterLine(), put)).append(" @@\n");
        for (Step step : steps) {
            String line = step.sign() == '+' ? after.get(step.afterLine()) : before.get(step.beforeLine());
            out.append(step.sign()).append(line);
            if (!line.endsWith("\n")) {
                out.append("\n\\ No newline at end of file\n");
            }
        }
    }

    /** An empty range names the line before it, as diff does. */
    private static String range(int firstLine, long count) {
        long start = count == 0 ? firstLine : firstLine + 1L;
        return count == 1 ? Long.toString(start) : start + "," + count;
    }

    private List<Step> steps() {
        int head = 0;
        while (head < Math.min(before.size(), after.size()) && before.get(head).equals(after.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < Math.min(before.size(), after.size()) - head
                && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
            tail++;
        }
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < head; i++) {
            steps.add(new Step(' ', i, i));
        }
        middle(head, before.size() - tail, after.size() - tail, steps);
        for (int i = tail; i > 0; i--) {
            steps.add(new Step(' ', before.size() - i, after.size() - i));
        }
        return steps;
    }

    /** Myers' greedy way (An O(ND) Difference Algorithm, 1986): the fewest lines taken out and put in. */
    private void middle(int from, int beforeEnd, int afterEnd, List<Step> steps) {
        int n = beforeEnd - from;
        int m = afterEnd - from;
        int[] furthest = new int[2 * (n + m) + 3];
        int zero = n + m + 1;
        List<int[]> rounds = new ArrayList<>();
        for (int d = 0; d <= Math.min(n + m, MAX_DIFFERENCES); d++) {
            rounds.add(Arrays.copyOfRange(furthest, zero - d - 1, zero + d + 2));
            for (int k = -d; k <= d; k += 2) {
                boolean down = k == -d || (k != d && furthest[zero + k - 1] < furthest[zero + k + 1]);
                int x = down ? furthest[zero + k + 1] : furthest[zero + k - 1] + 1;
                int y = x - k;
                while (x < n && y < m && before.get(from + x).equals(after.get(from + y))) {
                    x++;
                    y++;
                }
                furthest[zero + k] = x;
                if (x >= n && y >= m) {
                    backtrack(rounds, n, m, from, steps);
                    return;
                }
            }
        }
        for (int x = 0; x < n; x++) {
            steps.add(new Step('-', from + x, from));
        }
        for (int y = 0; y < m; y++) {
            steps.add(new Step('+', beforeEnd, from + y));
        }
    }

    private static void backtrack(List<int[]> rounds, int n, int m, int from, List<Step> steps) {
        List<Step> reversed = new ArrayList<>();
        int x = n;
        int y = m;
        for (int d = rounds.size() - 1; d >= 0; d--) {
            int[] furthest = rounds.get(d);
            int zero = d + 1;
            int k = x - y;
            boolean down = k == -d || (k != d && furthest[zero + k - 1] < furthest[zero + k + 1]);
            int previousX = d == 0 ? 0 : furthest[zero + (down ? k + 1 : k - 1)];
            int previousY = d == 0 ? 0 : previousX - (down ? k + 1 : k - 1);
            while (x > previousX && y > previousY) {
                x--;
                y--;
                reversed.add(new Step(' ', from + x, from + y));
            }
            if (d > 0) {
                reversed.add(
                        down ? new Step('+', from + x, from + previousY) : new Step('-', from + previousX, from + y));
                x = previousX;
                y = previousY;
            }
        }
        for (int i = reversed.size() - 1; i >= 0; i--) {
            steps.add(reversed.get(i));
        }
    }
}
