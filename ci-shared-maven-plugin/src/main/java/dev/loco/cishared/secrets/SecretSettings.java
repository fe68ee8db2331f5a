package dev.loco.cishared.secrets;

import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.text.Masking;
import java.util.List;
import java.util.function.Predicate;

/**
 * How to scan.
 *
 * @param enabled the rules to run
 * @param mostBytes larger files are passed over, at least 1
 * @param declaredPath whether the repository's {@code bao.yml} declares that a path is read, or, of one that is not
 *     known whole, that it may be one of those it declares
 * @param excluded globs of files not to be looked at, relative to the root: {@code *} stays within a segment,
 *     {@code **} does not, {@code ?} is one character; a glob without {@code /} is compared with the file's name
 * @param shown how many characters of a credential {@link SecretScanner#mask} shows, 0 to {@link Masking#MOST_SHOWN}
 */
public record SecretSettings(
        Predicate<Rule> enabled, long mostBytes, Predicate<ReadPath> declaredPath, List<String> excluded, int shown) {

    /** Files over 16 MiB are passed over unless something else is said. */
    public static final long DEFAULT_MOST_BYTES = 16L << 20;

    public SecretSettings {
        excluded = List.copyOf(excluded);
        if (mostBytes < 1 || mostBytes > Integer.MAX_VALUE - 16) {
            throw new IllegalArgumentException("a limit of " + mostBytes + " bytes");
        }
        if (shown < 0 || shown > Masking.MOST_SHOWN) {
            throw new IllegalArgumentException(
                    "at most " + Masking.MOST_SHOWN + " characters of a credential are shown, not " + shown);
        }
    }

    /** All rules, files up to 16 MiB, nothing excluded, and no path declared: of one that is not known, nothing is said. */
    public static SecretSettings defaults() {
        return new SecretSettings(
                rule -> true, DEFAULT_MOST_BYTES, path -> !path.known(), List.of(), Masking.MOST_SHOWN);
    }

    /** The same with only the rules that pass. */
    public SecretSettings withEnabled(Predicate<Rule> rules) {
        return new SecretSettings(rules, mostBytes, declaredPath, excluded, shown);
    }

    /** The same with another limit on the size of files. */
    public SecretSettings withMostBytes(long bytes) {
        return new SecretSettings(enabled, bytes, declaredPath, excluded, shown);
    }

    /** The same with the manifest's answer. */
    public SecretSettings withDeclaredPath(Predicate<ReadPath> paths) {
        return new SecretSettings(enabled, mostBytes, paths, excluded, shown);
    }

    /** The same with other files left out. */
    public SecretSettings withExcluded(List<String> globs) {
        return new SecretSettings(enabled, mostBytes, declaredPath, globs, shown);
    }
}
