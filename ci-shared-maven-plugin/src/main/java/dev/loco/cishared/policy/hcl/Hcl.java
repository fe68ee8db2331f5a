package dev.loco.cishared.policy.hcl;

/**
 * Reads HCL 1 or JSON as OpenBao does ({@code hclutil.ParseConfig} over {@code github.com/hashicorp/hcl}
 * v1.0.1-vault-7): JSON when the first character that is no white space is a brace.
 */
public final class Hcl {
    /** The longest text that is read, in UTF-16 units. OpenBao's storage holds no policy longer than 1 MiB. */
    public static final int LONGEST = 2 << 20;

    /** How deep braces and brackets may nest. OpenBao itself has no limit here; no policy needs more than six. */
    public static final int DEEPEST = 64;

    private Hcl() {}

    /** Reads the text; whatever it is, the answer is a value. Cost grows with its length only. */
    public static Parsed parse(String text) {
        if (text.length() > LONGEST) {
            return new Parsed.Unreadable(
                    "the text has more than " + LONGEST + " characters", new Mark(0, Math.min(1, text.length()), 1, 1));
        }
        boolean json = isJson(text);
        Cursor cursor = new Cursor(text, !json);
        try {
            Node.Items items = json ? new JsonParser(cursor).parse() : new HclParser(cursor).parse();
            if (!cursor.failed()) {
                return new Parsed.Document(json ? Flattening.of(items) : items, json);
            }
        } catch (Unread e) {
            if (!cursor.failed() || e.limit()) {
                return new Parsed.Unreadable(e.message(), e.mark());
            }
        }
        // Whatever the parser said, what the lexer said last is what OpenBao tells.
        return new Parsed.Unreadable((json ? "" : "At ") + cursor.failure(), cursor.failureMark());
    }

    private static boolean isJson(String text) {
        int i = 0;
        while (i < text.length() && isSpace(text.charAt(i))) {
            i++;
        }
        return i < text.length() && text.charAt(i) == '{';
    }

    // Go's unicode.IsSpace: White_Space of Unicode.
    private static boolean isSpace(char c) {
        return c == ' '
                || (c >= '\t' && c <= '\r')
                || c == 0x85
                || c == 0xA0
                || c == 0x1680
                || (c >= 0x2000 && c <= 0x200A)
                || c == 0x2028
                || c == 0x2029
                || c == 0x202F
                || c == 0x205F
                || c == 0x3000;
    }
}
