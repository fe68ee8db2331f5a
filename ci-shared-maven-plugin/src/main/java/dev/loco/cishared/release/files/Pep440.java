package dev.loco.cishared.release.files;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The form a semantic version has in Python: PEP 440, "Pre-releases" and "Local version identifiers". {@code
 * 1.3.0-rc.1} is {@code 1.3.0rc1}.
 */
final class Pep440 {
    private static final Pattern PRE_RELEASE = Pattern.compile("(alpha|beta|rc)(?:\\.?([0-9]+))?");
    private static final Pattern LOCAL = Pattern.compile("[0-9A-Za-z]+(?:[-.][0-9A-Za-z]+)*+");

    private Pep440() {}

    /** The form, or nothing when the pre-release or the build metadata has none. */
    static Optional<String> of(String semantic) {
        int plus = semantic.indexOf('+');
        String build = plus < 0 ? "" : semantic.substring(plus);
        String rest = plus < 0 ? semantic : semantic.substring(0, plus);
        int dash = rest.indexOf('-');
        String core = dash < 0 ? rest : rest.substring(0, dash);
        if (!build.isEmpty() && !LOCAL.matcher(build.substring(1)).matches()) {
            return Optional.empty();
        }
        if (dash < 0) {
            return Optional.of(core + build);
        }
        Matcher matcher = PRE_RELEASE.matcher(rest.substring(dash + 1));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String label = matcher.group(1).equals("rc") ? "rc" : matcher.group(1).substring(0, 1);
        // Without a number it is 0 (PEP 440, "Implicit pre-release number").
        String number = matcher.group(2) == null ? "0" : matcher.group(2);
        return Optional.of(core + label + number + build);
    }
}
