package dev.loco.cishared.secrets;

/** How common grams are in the sources, documents and configuration that are scanned; told letter by letter. */
final class GramFrequency {
    // The commonest characters of 590 MB of public Go, JavaScript, YAML, JSON, HCL and Markdown, most common first.
    private static final String COMMON = " etrisona\tcl\ndup.mfgh\",v:by(/)xkw{}0=-12q_5j346*87z\\][9'@`;!#><&|$%?+~^";

    // Of longer literals the beginning is enough, and a finder has a byte for the offset.
    private static final int FAR = 255;

    private GramFrequency() {}

    /** The offset, at most 250, whose gram of four bytes and the next one's are seen least often; of equals the first. */
    static int rarestPair(byte[] lower) {
        int rarest = 0;
        for (int offset = 1; offset + 5 <= Math.min(lower.length, FAR); offset++) {
            if (rarity(lower, offset) > rarity(lower, rarest)) {
                rarest = offset;
            }
        }
        return rarest;
    }

    private static int rarity(byte[] lower, int offset) {
        return Math.min(gram(lower, offset), gram(lower, offset + 1));
    }

    private static int gram(byte[] lower, int offset) {
        int sum = 0;
        for (int i = offset; i < offset + 4; i++) {
            int place = COMMON.indexOf(lower[i]);
            sum += place < 0 ? COMMON.length() : place;
        }
        return sum;
    }
}
