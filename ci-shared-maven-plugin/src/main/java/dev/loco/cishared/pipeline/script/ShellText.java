package dev.loco.cishared.pipeline.script;

import dev.loco.cishared.pipeline.model.Substitution;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A command as the shell gets it: {@code $$} is one dollar sign, a backslash before {@code /} or another backslash is
 * gone, and one mark stands for each {@code ${…}} that Woodpecker replaces.
 */
final class ShellText {
    /** What stands for a text that is put in before the run: a character that no pipeline has. */
    static final char MARK = '\uFDD0';

    private final StringBuilder text = new StringBuilder();
    private final List<Integer> offsets = new ArrayList<>();
    private final Map<Integer, Substitution.Reference> marks = new HashMap<>();
    private final int end;

    private ShellText(int end) {
        this.end = end;
    }

    /** Takes the value of a scalar. */
    static ShellText of(String written) {
        ShellText made = new ShellText(written.length());
        Substitution found = Substitution.in(written);
        List<Substitution.Reference> outer = new ArrayList<>();
        for (Substitution.Reference reference : found.references()) {
            if (outer.isEmpty() || reference.offset() >= end(outer.get(outer.size() - 1))) {
                outer.add(reference);
            }
        }
        Set<Integer> escapes = new HashSet<>(found.escapes());
        int next = 0;
        int i = 0;
        while (i < written.length()) {
            if (next < outer.size() && outer.get(next).offset() == i) {
                made.marks.put(made.length(), outer.get(next));
                made.add(MARK, i);
                i = end(outer.get(next++));
            } else if (written.startsWith("$$", i) || escapes.contains(i)) {
                made.add(written.charAt(i + 1), i);
                i += 2;
            } else {
                made.add(written.charAt(i), i);
                i++;
            }
        }
        return made;
    }

    private static int end(Substitution.Reference reference) {
        return reference.offset() + reference.length();
    }

    private void add(char c, int offset) {
        text.append(c);
        offsets.add(offset);
    }

    int length() {
        return text.length();
    }

    /** The character there; NUL behind the end. */
    char at(int i) {
        return i < text.length() ? text.charAt(i) : '\0';
    }

    boolean startsWith(String prefix, int i) {
        for (int k = 0; k < prefix.length(); k++) {
            if (at(i + k) != prefix.charAt(k)) {
                return false;
            }
        }
        return true;
    }

    String substring(int from, int to) {
        return text.substring(from, Math.min(to, text.length()));
    }

    int indexOf(String wanted, int from) {
        return text.indexOf(wanted, from);
    }

    /** Where the character there is written. */
    int offset(int i) {
        return i < offsets.size() ? offsets.get(i) : end;
    }

    /** What Woodpecker replaces there. */
    Optional<Substitution.Reference> mark(int i) {
        return Optional.ofNullable(marks.get(i));
    }
}
