package dev.loco.cishared.explain;

import dev.loco.cishared.report.Printable;

/** Text that stands in a page as text, whatever is in it. */
final class Html {
    private Html() {}

    /** Escaped, words in back quotes as code. */
    static String prose(String raw) {
        StringBuilder out = new StringBuilder();
        String[] parts = raw.split("`", -1);
        boolean pairs = parts.length % 2 == 1;
        for (int i = 0; i < parts.length; i++) {
            boolean code = pairs && i % 2 == 1;
            out.append(code ? "<code>" : i > 0 && !pairs ? "`" : "")
                    .append(text(parts[i]))
                    .append(code ? "</code>" : "");
        }
        return out.toString();
    }

    /** Escaped for content and for attributes in double quotes. */
    static String text(String raw) {
        StringBuilder out = new StringBuilder(raw.length() + 16);
        String line = Printable.line(raw);
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
        return out.toString();
    }
}
