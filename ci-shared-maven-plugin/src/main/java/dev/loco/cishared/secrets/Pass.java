package dev.loco.cishared.secrets;

import dev.loco.cishared.secrets.Catalogue.Compiled;
import dev.loco.cishared.secrets.Catalogue.Search;
import dev.loco.cishared.secrets.Catalogue.Use;
import dev.loco.cishared.secrets.LayeredPass.Encoding;
import dev.loco.cishared.text.CountedText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;

/**
 * One pass over bytes after another: literals first, an entry's pattern only around a literal whose guard holds. What a
 * pass says is in byte offsets of what it was given, so that the same pass serves a file, a staged blob, and a stretch
 * that was decoded out of another one.
 */
final class Pass {
    // A pattern of the catalogue needs a few steps a character; the largest window has 16,384.
    private static final int MOST_STEPS = 400_000;
    // A pattern that was cut off this often in one file is not tried again there.
    private static final int MOST_CUT_OFF = 8;
    // What one entry may cost in one file: far more than any file of people costs, and linear in the file's size.
    private static final int STEPS_A_FILE = 8_000_000;
    private static final int STEPS_A_BYTE = 16;
    private static final int COST_OF_A_LINE = 100;
    private static final int SHAPE_CONTEXT = 300;
    private static final int OVERLAP = 2048;
    // Whether an entry is for the file: asked when a literal of it is there, which in most files none is.
    private static final byte ASK = 0;
    private static final byte YES = 1;
    private static final byte NO = 2;

    private final Catalogue catalogue;
    private final Predicate<ReadPath> declared;
    private final int[] doneUntil;
    /** Up to where matches that span lines have been looked for. */
    private final int[] begun;

    private final int[] cutOffs;
    private final long[] stepsLeft;
    private final Set<Long> seen = new HashSet<>();
    private final Places runs = new Places();
    private final Places percents = new Places();
    private final LiteralFinder.Hits found = new LiteralFinder.Hits() {
        @Override
        public void hit(int literal, int end) {
            tryAll(uses[literal], end);
        }

        @Override
        public void run(int start, int end) {
            if (end - start >= Base64Text.LEAST_RUN && Base64Text.mayBeText(bytes, start, end)) {
                runs.add(start, end);
            }
        }

        @Override
        public void percent(int at) {
            percents.add(at, at + 1);
        }
    };
    private Use[][] uses = new Use[0][];

    private byte[] bytes = new byte[0];
    private int length;
    private String file = "";
    private final byte[] wanted;
    private List<Hit> hits = new ArrayList<>();
    private List<Unfinished> unfinished = new ArrayList<>();
    private Window window = new Window(0, 0, false, "");

    /**
     * A place that an entry reports.
     *
     * @param entry its index
     * @param start of the token
     * @param end just after it
     * @param secrets starts and ends of the credentials to be masked
     * @param layer what the place was decoded to, when it is encoded
     */
    record Hit(int entry, int start, int end, List<int[]> secrets, Optional<Layer> layer) {
        /** The same where its text stands encoded. */
        Hit encoded(Layer newLayer, int newStart, int newEnd, List<int[]> newSecrets) {
            return new Hit(entry, newStart, newEnd, newSecrets, Optional.of(newLayer));
        }
    }

    /**
     * What an encoded token is.
     *
     * @param token decoded
     * @param secrets starts and ends in it of the credentials to be masked
     */
    record Layer(Encoding encoding, String token, List<int[]> secrets) {}

    /** A pattern that was cut off near an offset. */
    record Unfinished(int entry, int offset) {}

    /** What a pass came to; hits in no particular order, of overlapping ones all. */
    record Outcome(List<Hit> hits, List<Unfinished> unfinished) {}

    private record Window(int start, int end, boolean cut, String text) {}

    Pass(Catalogue catalogue, Predicate<ReadPath> declared) {
        this.catalogue = catalogue;
        this.declared = declared;
        doneUntil = new int[catalogue.size()];
        wanted = new byte[catalogue.size()];
        begun = new int[catalogue.size()];
        cutOffs = new int[catalogue.size()];
        stepsLeft = new long[catalogue.size()];
    }

    /** Goes over the first {@code newLength} bytes as the content of the file. */
    Outcome over(String newFile, byte[] newBytes, int newLength) {
        file = newFile;
        bytes = newBytes;
        length = newLength;
        hits = new ArrayList<>();
        unfinished = new ArrayList<>();
        window = new Window(0, 0, false, "");
        seen.clear();
        runs.clear();
        percents.clear();
        Arrays.fill(doneUntil, 0);
        Arrays.fill(begun, 0);
        Arrays.fill(cutOffs, 0);
        Arrays.fill(stepsLeft, STEPS_A_FILE + (long) STEPS_A_BYTE * length);
        Arrays.fill(wanted, ASK);
        catalogue.wholeFiles().forEach((entry, names) -> {
            if (names.test(file) && isWanted(entry)) {
                // A line of two at most, so what is near the start is all of it.
                int end = Math.min(length, Reach.MOST);
                tryAround(entry, 0, 0, end, 0, end, length > Reach.MOST);
            }
        });
        for (Search search : catalogue.searches()) {
            if (isWantedBy(search)) {
                uses = search.uses();
                search.finder().find(bytes, length, found);
            }
        }
        return new Outcome(hits, unfinished);
    }

    /** Runs of letters and digits, in order, that the last pass came by and that may be base64. */
    Places runs() {
        return runs;
    }

    /** Where the last pass came by characters in percent encoding, in order, not all of them. */
    Places percents() {
        return percents;
    }

    /** How many steps the patterns took in the last pass; a measure of its cost that is no clock. */
    long stepsTaken() {
        long given = STEPS_A_FILE + (long) STEPS_A_BYTE * length;
        return Arrays.stream(stepsLeft).map(left -> given - left).sum();
    }

    /** Whether some entry looks at files of the one path and not of the other. */
    boolean minds(String one, String other) {
        for (int i = 0; i < catalogue.size(); i++) {
            Entry entry = catalogue.entry(i);
            Predicate<String> whole = entry.wholeFile().orElse(path -> false);
            if (entry.onlyFiles().test(one) != entry.onlyFiles().test(other) || whole.test(one) != whole.test(other)) {
                return true;
            }
        }
        return false;
    }

    private void tryAll(Use[] all, int end) {
        for (Use use : all) {
            int start = end - use.literal().text().length();
            int entry = use.entry();
            if (start >= doneUntil[entry]
                    && use.literal().holds(bytes, length, end)
                    && cutOffs[entry] < MOST_CUT_OFF
                    && isWanted(entry)) {
                tryAt(entry, start);
            }
        }
    }

    private boolean isWantedBy(Search search) {
        for (int i = 0; i < search.entries().size(); i++) {
            if (isWanted(search.entries().get(i))) {
                return true;
            }
        }
        return false;
    }

    private boolean isWanted(int entry) {
        if (wanted[entry] == ASK) {
            wanted[entry] = catalogue.entry(entry).onlyFiles().test(file) ? YES : NO;
        }
        return wanted[entry] == YES;
    }

    private void tryAt(int entry, int at) {
        Reach reach = catalogue.entry(entry).reach();
        int least = Math.max(0, at - (reach == Reach.AT_LITERAL ? SHAPE_CONTEXT : Reach.MOST));
        int most = Math.min(length, at + Reach.MOST);
        int start = lineStart(at, least);
        int end = lineEnd(at, most);
        int ownStart = start;
        int ownEnd = end;
        for (int i = 0; i < reach.linesBefore && start > least; i++) {
            start = lineStart(start - 1, least);
        }
        for (int i = 0; i < reach.linesAfter && end < most; i++) {
            end = lineEnd(end + 1, most);
        }
        if (reach.continued) {
            while (start > least && isContinued(start - 1)) {
                start = lineStart(start - 1, least);
                ownStart = start;
            }
            while (end < most && isContinued(end)) {
                end = lineEnd(end + 1, most);
                ownEnd = end;
            }
        }
        boolean cut = end == most && most < length && end - at == Reach.MOST;
        if (reach.linesAfter > 0) {
            doneUntil[entry] = at + 1;
        } else if (reach != Reach.AT_LITERAL) {
            doneUntil[entry] = cut ? at + Reach.MOST - OVERLAP : ownEnd;
        }
        tryAround(entry, at, start, end, ownStart, ownEnd, cut);
    }

    /**
     * Tries an entry on the text from {@code start} to {@code end}, for matches that touch the command from
     * {@code ownStart} to {@code ownEnd}: the others have literals, and so turns, of their own.
     */
    private void tryAround(int entry, int at, int start, int end, int ownStart, int ownEnd, boolean cut) {
        if (!isAlso(entry, start, end)) {
            return;
        }
        if (window.start != start || window.end != end) {
            // Every pattern is ASCII, so a character a byte keeps offsets equal and decodes nothing.
            window = new Window(start, end, cut, new String(bytes, start, end - start, StandardCharsets.ISO_8859_1));
        }
        Compiled compiled = catalogue.compiled(entry);
        Reach reach = catalogue.entry(entry).reach();
        int steps = (int) Math.min(MOST_STEPS, stepsLeft[entry]);
        CountedText text = new CountedText(window.text, steps);
        Matcher matcher = compiled.pattern().matcher(text);
        try {
            if (reach == Reach.AT_LITERAL) {
                matcher.useTransparentBounds(true).useAnchoringBounds(false).region(at - start, end - start);
                if (matcher.lookingAt()) {
                    take(entry, compiled, matcher);
                }
            } else if (reach.linesAfter == 0) {
                for (boolean found = matcher.find(); found; ) {
                    int after = chain(entry, compiled, matcher, text, 0);
                    found = after > matcher.end() ? matcher.find(after) : matcher.find();
                }
            } else {
                // A search would go on through all the lines after, in which a match is another literal's turn.
                matcher.useTransparentBounds(true).useAnchoringBounds(false);
                int least = Math.max(start, at - catalogue.entry(entry).lead());
                int from = Math.max(begun[entry], reach.beginsBefore ? least : Math.max(least, ownStart - 1));
                for (int begin = from; begin <= at; begin++) {
                    if (matcher.region(begin - start, end - start).lookingAt()) {
                        begin = Math.max(
                                begin, window.start + chain(entry, compiled, matcher, text, ownStart - start) - 1);
                    }
                    begun[entry] = begin + 1;
                }
            }
        } catch (CountedText.Exhausted | StackOverflowError exhausted) {
            // Java tries the groups of a pattern by calls inside each other.
            cutOffs[entry] += steps < MOST_STEPS ? MOST_CUT_OFF : 1;
            unfinished.add(new Unfinished(entry, at));
        }
        stepsLeft[entry] -= (int) (steps - text.left());
    }

    /** Whether one of the texts stands between the places, or none need. */
    private boolean isAlso(int entry, int start, int end) {
        List<String> texts = catalogue.entry(entry).also();
        for (int i = 0; i < texts.size(); i++) {
            // Comparing bytes is some eight times as fast as a pattern's steps.
            stepsLeft[entry] = Math.max(0, stepsLeft[entry] - (end - start) / 8);
            if (stepsLeft[entry] == 0 || isIn(texts.get(i), start, end)) {
                return true;
            }
        }
        return texts.isEmpty();
    }

    private boolean isIn(String text, int start, int end) {
        char first = text.charAt(0);
        for (int i = start; i + text.length() <= end; i++) {
            if (lower(bytes[i]) == first) {
                int same = 1;
                while (same < text.length() && lower(bytes[i + same]) == text.charAt(same)) {
                    same++;
                }
                if (same == text.length()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static int lower(byte b) {
        return b >= 'A' && b <= 'Z' ? b | 0x20 : b;
    }

    /** Takes a match and the items that follow it directly; gives the end of the last. */
    private int chain(int entry, Compiled compiled, Matcher match, CountedText text, int ownStart) {
        int end = match.end();
        if (end > ownStart) {
            take(entry, compiled, match);
        }
        Optional<Compiled> items = compiled.items();
        if (items.isPresent()) {
            Matcher item = items.get()
                    .pattern()
                    .matcher(text)
                    .useTransparentBounds(true)
                    .useAnchoringBounds(false);
            while (item.region(end, window.text.length()).lookingAt() && item.end() > end) {
                take(entry, items.get(), item);
                end = item.end();
            }
        }
        return end;
    }

    private void take(int entry, Compiled compiled, Matcher matcher) {
        int[] token = compiled.token(matcher);
        Optional<int[]> secret = compiled.secret(matcher);
        if (window.cut && token[1] == window.text.length()) {
            return;
        }
        int start = window.start + token[0];
        // A window that reaches over lines shows the same token again at the next literal.
        if (seen.contains((long) entry << 32 | start)) {
            return;
        }
        // An entry's tests read the token's line, or the whole block; their steps are not counted one by one.
        int cost = catalogue.entry(entry).reach().linesAfter > 1 ? window.text.length() : COST_OF_A_LINE;
        stepsLeft[entry] = Math.max(0, stepsLeft[entry] - cost);
        Match match = new Match(file, window.text, matcher.start(), token[0], token[1], declared);
        if (catalogue.entry(entry).accepts(match)) {
            seen.add((long) entry << 32 | start);
            List<int[]> secrets = new ArrayList<>();
            secret.ifPresent(s -> secrets.add(new int[] {window.start + s[0], window.start + s[1]}));
            hits.add(new Hit(entry, start, window.start + token[1], secrets, Optional.empty()));
        }
    }

    private int lineStart(int at, int least) {
        int start = at;
        while (start > least && bytes[start - 1] != '\n') {
            start--;
        }
        return start;
    }

    private int lineEnd(int at, int most) {
        int end = Math.min(at, most);
        while (end < most && bytes[end] != '\n') {
            end++;
        }
        return end;
    }

    // Whether the line that ends with the line feed at the offset goes on in the next one.
    private boolean isContinued(int lineFeed) {
        int last = lineFeed - 1;
        if (last >= 0 && bytes[last] == '\r') {
            last--;
        }
        return last >= 0 && bytes[last] == '\\';
    }
}
