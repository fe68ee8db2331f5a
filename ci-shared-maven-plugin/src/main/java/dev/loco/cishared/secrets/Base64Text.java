package dev.loco.cishared.secrets;

import java.util.Arrays;

/**
 * Finds text that was encoded as base64 (RFC 4648, both alphabets). Of ASCII text only {@code >}, {@code ?}, {@code ~}
 * and the delete character ever encode to something else than letters and digits, so a credential lies in one run of
 * them; the run is widened to all that is base64 around it, over the ends of lines too. Where it begins is tried in all
 * four ways, since something else may stand directly before it.
 */
final class Base64Text {
    /** The shortest credential has 26 characters, which encode to 35; what stands beside it may change one at each end. */
    static final int LEAST_RUN = 32;

    // Less than a short token: what stands before and after it is cut off by the first byte that is no text.
    private static final int LEAST_TEXT = 20;
    // Of so many quadruples within that much text one is whole, whatever the alignment.
    private static final int STRIDE = 5;
    // From this length on lines are joined: the shortest that encoders break at is 64.
    private static final int LEAST_LINE = 60;
    // At a time, of something endless; the next time begins a little before.
    private static final int MOST = 1 << 20;
    private static final int OVERLAP = 8192;
    private static final byte NONE = -1;
    private static final byte[] VALUES = new byte[256];

    static {
        Arrays.fill(VALUES, NONE);
        String digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < digits.length(); i++) {
            VALUES[digits.charAt(i)] = (byte) i;
        }
        VALUES['-'] = 62;
        VALUES['_'] = 63;
    }

    /** Six bits each, and where they stand. */
    private byte[] sixes = new byte[4096];

    private int[] places = new int[4096];
    private int length;
    private int end;

    /** Is given each text. */
    @FunctionalInterface
    interface Texts {
        /** Takes a text, which is valid during the call; tells whether to go on. */
        boolean take(Stretch text);
    }

    private final Stretch text = new Stretch();

    /**
     * Whether a run of letters and digits may decode to a credential, or else to nothing but noise: most are names,
     * hashes and keys. The shortest credential fills eight quadruples, so of every six one begins three that are text.
     */
    static boolean mayBeText(byte[] bytes, int runStart, int runEnd) {
        for (int alignment = 0; alignment < 4; alignment++) {
            for (int quad = runStart + alignment; quad + 12 <= runEnd; quad += 4 * 6) {
                if (isText(bytes, quad) && isText(bytes, quad + 4) && isText(bytes, quad + 8)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isText(byte[] bytes, int quad) {
        int bits = VALUES[bytes[quad] & 0xff] << 18
                | VALUES[bytes[quad + 1] & 0xff] << 12
                | VALUES[bytes[quad + 2] & 0xff] << 6
                | VALUES[bytes[quad + 3] & 0xff];
        return isCharacter(bits >> 16) && isCharacter(bits >> 8 & 0xff) && isCharacter(bits & 0xff);
    }

    /**
     * Decodes all that is base64 around a run of letters and digits.
     *
     * @param least nothing before it belongs to it
     * @return the offset just after what is base64; a run that begins before it is done with
     */
    int decode(byte[] bytes, int bytesLength, int runStart, int least, Texts texts) {
        collect(bytes, bytesLength, start(bytes, runStart, least));
        for (int alignment = 0; alignment < 4; alignment++) {
            int done = alignment;
            for (int quad = alignment + 4 * (STRIDE - 1) / 2; quad + 4 <= length; quad += 4 * STRIDE) {
                if (quad >= done && isText(quad)) {
                    int from = quad;
                    while (from - 4 >= done && isText(from - 4)) {
                        from -= 4;
                    }
                    done = fill(from);
                    if (text.length() >= LEAST_TEXT && !texts.take(text)) {
                        return end;
                    }
                }
            }
        }
        return end;
    }

    /** Back from the run to the start of what is base64, over the ends of long lines. */
    private static int start(byte[] bytes, int runStart, int least) {
        int start = runStart;
        for (; ; ) {
            int lineEnd = start;
            while (start > least && VALUES[bytes[start - 1] & 0xff] != NONE) {
                start--;
            }
            int before = start;
            while (before > least && (bytes[before - 1] == ' ' || bytes[before - 1] == '\t')) {
                before--;
            }
            if (before == least || bytes[before - 1] != '\n') {
                return start;
            }
            before--;
            if (before > least && bytes[before - 1] == '\r') {
                before--;
            }
            int lineStart = before;
            while (lineStart > least && VALUES[bytes[lineStart - 1] & 0xff] != NONE) {
                lineStart--;
            }
            if (before - lineStart < LEAST_LINE || lineEnd == before) {
                return start;
            }
            start = lineStart;
        }
    }

    /** All base64 from {@code start} on, over the ends of long lines. */
    private void collect(byte[] bytes, int bytesLength, int start) {
        length = 0;
        int at = start;
        for (; ; ) {
            int line = at;
            while (at < bytesLength && length < MOST && VALUES[bytes[at] & 0xff] != NONE) {
                add(VALUES[bytes[at] & 0xff], at);
                at++;
            }
            end = length < MOST ? at : at - OVERLAP;
            if (at - line < LEAST_LINE) {
                return;
            }
            if (at < bytesLength && bytes[at] == '\r') {
                at++;
            }
            if (at == bytesLength || bytes[at] != '\n') {
                return;
            }
            at++;
            while (at < bytesLength && (bytes[at] == ' ' || bytes[at] == '\t')) {
                at++;
            }
        }
    }

    private void add(byte six, int place) {
        if (length == sixes.length) {
            sixes = Arrays.copyOf(sixes, 2 * length);
            places = Arrays.copyOf(places, 2 * length);
        }
        sixes[length] = six;
        places[length] = place;
        length++;
    }

    /** Whether four characters decode to three of ASCII text. */
    private boolean isText(int quad) {
        int bits = bits(quad);
        return isCharacter(bits >> 16) && isCharacter(bits >> 8 & 0xff) && isCharacter(bits & 0xff);
    }

    private int bits(int quad) {
        return sixes[quad] << 18 | sixes[quad + 1] << 12 | sixes[quad + 2] << 6 | sixes[quad + 3];
    }

    private static boolean isCharacter(int c) {
        return (c >= ' ' && c < 0x7f) || c == '\n' || c == '\t' || c == '\r';
    }

    /** Decodes from a quadruple on as long as it is text, with what is text of those around; gives the end. */
    private int fill(int from) {
        text.clear();
        if (from >= 4) {
            int before = bits(from - 4);
            if (isCharacter(before & 0xff)) {
                if (isCharacter(before >> 8 & 0xff)) {
                    add(from - 4, 1, before >> 8 & 0xff);
                }
                add(from - 4, 2, before & 0xff);
            }
        }
        int quad = from;
        for (; quad + 4 <= length && isText(quad); quad += 4) {
            int bits = bits(quad);
            add(quad, 0, bits >> 16);
            add(quad, 1, bits >> 8 & 0xff);
            add(quad, 2, bits & 0xff);
        }
        int left = length - quad;
        int first = left >= 2 ? sixes[quad] << 2 | sixes[quad + 1] >> 4 : 0;
        if (isCharacter(first)) {
            add(quad, 0, first);
            int second = left >= 3 ? (sixes[quad + 1] & 0xf) << 4 | sixes[quad + 2] >> 2 : 0;
            if (isCharacter(second)) {
                add(quad, 1, second);
            }
        }
        return quad;
    }

    /** Adds the first, second or third byte of a quadruple, which lies in two of its characters. */
    private void add(int quad, int which, int decoded) {
        text.add(decoded, places[quad + which], places[quad + which + 1] + 1);
    }
}
