package dev.loco.cishared.secrets.pattern;

import java.util.Optional;

/**
 * What a backslash stands for where it stands for one character, inside classes or outside.
 *
 * @param set the bytes
 * @param end offset after it
 * @param sure whether the set is exact; else it may be too large, and its complement too small
 * @param single the character, unless it is a class of them
 */
record Escape(ByteSet set, int end, boolean sure, Optional<Integer> single) {
    private static final ByteSet LOWER = ByteSet.range('a', 'z');
    private static final ByteSet UPPER = ByteSet.range('A', 'Z');
    private static final ByteSet PUNCTUATION =
            ByteSet.range('!', '~').not().or(ByteSet.LETTERS).or(ByteSet.DIGITS).not();
    private static final ByteSet HORIZONTAL = ByteSet.ofAll(" \t\u00a0");
    private static final ByteSet VERTICAL = ByteSet.range('\n', '\r').or(ByteSet.of(0x85));

    /** The escape whose backslash stands before {@code at}. */
    static Escape at(String source, int at, Flags flags) {
        char c = source.charAt(at);
        int after = at + 1;
        return switch (c) {
            case 't' -> one('\t', after, flags);
            case 'n' -> one('\n', after, flags);
            case 'r' -> one('\r', after, flags);
            case 'f' -> one('\f', after, flags);
            case 'a' -> one(7, after, flags);
            case 'e' -> one(27, after, flags);
            case 'c' -> one(source.charAt(after) ^ 64, after + 1, flags);
            case '0' -> octal(source, after, flags);
            case 'x' -> hexadecimal(source, after, flags);
            case 'u' -> {
                int unit = Integer.parseInt(source.substring(after, after + 4), 16);
                // Half of a character: what is repeated after it is the whole one.
                if (Character.isSurrogate((char) unit)) {
                    throw new Unsure();
                }
                yield one(unit, after + 4, flags);
            }
            case 'd' -> named(ByteSet.DIGITS, after, flags);
            case 'D' -> named(ByteSet.DIGITS.not(), after, flags);
            case 's' -> named(ByteSet.SPACE, after, flags);
            case 'S' -> named(ByteSet.SPACE.not(), after, flags);
            case 'w' -> named(ByteSet.WORD, after, flags);
            case 'W' -> named(ByteSet.WORD.not(), after, flags);
            case 'h' -> named(HORIZONTAL, after, flags);
            case 'H' -> named(HORIZONTAL.not(), after, flags);
            case 'v' -> named(VERTICAL, after, flags);
            case 'V' -> named(VERTICAL.not(), after, flags);
            case 'p', 'P' -> property(source, after, c == 'P', flags);
            case 'N' -> unsure(source.indexOf('}', after) + 1);
            default -> {
                int character = source.codePointAt(at);
                yield one(character, at + Character.charCount(character), flags);
            }
        };
    }

    private static Escape one(int character, int end, Flags flags) {
        return new Escape(flags.set(character), end, character < 128 || !flags.unicode(), Optional.of(character));
    }

    private static Escape named(ByteSet set, int end, Flags flags) {
        return flags.unicode() ? unsure(end) : new Escape(set, end, true, Optional.empty());
    }

    private static Escape unsure(int end) {
        return new Escape(ByteSet.ALL, end, false, Optional.empty());
    }

    private static Escape octal(String source, int from, Flags flags) {
        int most = source.charAt(from) <= '3' ? 3 : 2;
        int end = from;
        while (end < source.length() && end - from < most && source.charAt(end) >= '0' && source.charAt(end) <= '7') {
            end++;
        }
        return one(Integer.parseInt(source.substring(from, end), 8), end, flags);
    }

    private static Escape hexadecimal(String source, int from, Flags flags) {
        boolean braced = source.charAt(from) == '{';
        int end = braced ? source.indexOf('}', from) : from + 2;
        int number = Integer.parseInt(source.substring(braced ? from + 1 : from, end), 16);
        return one(number, braced ? end + 1 : end, flags);
    }

    private static Escape property(String source, int from, boolean not, Flags flags) {
        boolean braced = source.charAt(from) == '{';
        int end = braced ? source.indexOf('}', from) : from + 1;
        String name = source.substring(braced ? from + 1 : from, end);
        int after = braced ? end + 1 : end;
        Optional<ByteSet> set = posix(name);
        // Whether a case is a case where cases do not matter depends on the JDK.
        boolean told = set.isPresent() && !flags.unicode() && !flags.anyCase();
        return told ? new Escape(not ? set.get().not() : set.get(), after, true, Optional.empty()) : unsure(after);
    }

    private static Optional<ByteSet> posix(String name) {
        return switch (name) {
            case "Lower" -> Optional.of(LOWER);
            case "Upper" -> Optional.of(UPPER);
            case "ASCII" -> Optional.of(ByteSet.range(0, 127));
            case "Alpha" -> Optional.of(ByteSet.LETTERS);
            case "Digit" -> Optional.of(ByteSet.DIGITS);
            case "Alnum" -> Optional.of(ByteSet.LETTERS.or(ByteSet.DIGITS));
            case "Punct" -> Optional.of(PUNCTUATION);
            case "Graph" -> Optional.of(ByteSet.range('!', '~'));
            case "Print" -> Optional.of(ByteSet.range(' ', '~'));
            case "Blank" -> Optional.of(ByteSet.ofAll(" \t"));
            case "Cntrl" -> Optional.of(ByteSet.range(0, 31).or(ByteSet.of(127)));
            case "XDigit" ->
                Optional.of(ByteSet.DIGITS.or(ByteSet.range('a', 'f')).or(ByteSet.range('A', 'F')));
            case "Space" -> Optional.of(ByteSet.SPACE);
            default -> Optional.empty();
        };
    }
}
