package dev.loco.cishared.finding;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * What stays the same of a finding when lines move: its rule, its file and the text of its line. Two findings of one
 * rule on equal lines of one file have the same fingerprint.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Fingerprint(String hex) implements Comparable<Fingerprint> {
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    public Fingerprint {
        if (!isOne(hex)) {
            throw new IllegalArgumentException("not a fingerprint: " + hex);
        }
    }

    /** Whether the text is a fingerprint's. */
    public static boolean isOne(String text) {
        return HEX.matcher(text).matches();
    }

    /**
     * The finding's fingerprint: SHA-256 over rule, file and line, the line as the sources hand it out (masked), without
     * blanks at its ends and with runs of blanks as one. A line that is not there counts as empty.
     */
    public static Fingerprint of(Finding finding, Sources sources) {
        Span primary = finding.primary();
        String line = sources.line(finding, primary.line()).orElse("");
        return sha256(finding.rule().id() + '\0' + primary.file() + '\0' + normal(line));
    }

    /** The line as it counts: moved to the side it is the same. */
    public static String normal(String line) {
        return BLANKS.matcher(line.strip()).replaceAll(" ");
    }

    /**
     * Another one for the {@code number}th finding of the same fingerprint, for readers that take equal ones for one
     * finding. The first, number 1, keeps its own.
     */
    public Fingerprint occurrence(int number) {
        return number == 1 ? this : sha256(hex + '\0' + number);
    }

    private static Fingerprint sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return new Fingerprint(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** By digits. */
    @Override
    public int compareTo(Fingerprint other) {
        return hex.compareTo(other.hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
