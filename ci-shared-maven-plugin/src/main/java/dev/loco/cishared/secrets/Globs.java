package dev.loco.cishared.secrets;

import java.util.List;
import java.util.regex.Pattern;

/** Globs over paths with {@code /}; what they mean stands at {@link SecretSettings#excluded}. */
final class Globs {
    private final List<Pattern> patterns;

    Globs(List<String> globs) {
        patterns = globs.stream().map(Globs::pattern).toList();
    }

    boolean match(String path) {
        return patterns.stream().anyMatch(p -> p.matcher(path).matches());
    }

    private static Pattern pattern(String glob) {
        StringBuilder regex = new StringBuilder(glob.contains("/") ? "" : "(?:.*/)?");
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            if (glob.startsWith("**/", i)) {
                regex.append("(?:.*/)?");
                i += 2;
            } else if (glob.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else if (c == '*') {
                regex.append("[^/]*");
            } else if (c == '?') {
                regex.append("[^/]");
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }
}
