package dev.loco.cishared.secrets.pattern;

/** Quoted stretches of a pattern, {@code \Q…\E}, which a class of characters may hold too. */
final class Quotes {
    private Quotes() {}

    /** The pattern with every quoted character of ASCII written by its number. */
    static String expanded(String regex) {
        if (!regex.contains("\\Q")) {
            return regex;
        }
        StringBuilder expanded = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < regex.length(); i++) {
            char c = regex.charAt(i);
            boolean backslash = c == '\\' && i + 1 < regex.length();
            if (quoted && backslash && regex.charAt(i + 1) == 'E') {
                quoted = false;
                i++;
            } else if (quoted) {
                expanded.append(c < 128 ? String.format("\\x%02x", (int) c) : String.valueOf(c));
            } else if (backslash && regex.charAt(i + 1) == 'Q') {
                quoted = true;
                i++;
            } else {
                expanded.append(c);
                if (backslash) {
                    expanded.append(regex.charAt(++i));
                }
            }
        }
        return expanded.toString();
    }
}
