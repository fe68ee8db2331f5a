package dev.loco.cishared.version;

import java.util.Optional;

/**
 * What stands before the version in a component's tags, {@code v} or {@code base-rust-v}: an exact text, never a pattern.
 *
 * @param text may be empty
 */
public record TagPrefix(String text) {
    private static final String FORBIDDEN = " ~^:?*[\\";

    /** @throws IllegalArgumentException when {@link #problem} has something to say about it */
    public TagPrefix {
        Optional<String> problem = problem(text);
        if (problem.isPresent()) {
            throw new IllegalArgumentException(problem.get());
        }
    }

    /**
     * Why no tag can start with it, in one sentence without a full stop; empty when it is fit. The rules are those of
     * {@code git check-ref-format} and, for the hyphen, of {@code git tag}; what must not end a name does not matter, as a
     * version follows.
     */
    public static Optional<String> problem(String prefix) {
        if (prefix.startsWith("-")) {
            return Optional.of("a tag cannot start with `-`: git takes it for an option");
        }
        if (prefix.startsWith("/") || prefix.contains("//")) {
            return Optional.of("a tag cannot have an empty part before a `/`");
        }
        if (prefix.startsWith(".") || prefix.contains("/.")) {
            return Optional.of("no part of a tag can start with `.`");
        }
        for (String sequence : new String[] {"..", "@{", ".lock/"}) {
            if (prefix.contains(sequence)) {
                return Optional.of("a tag cannot contain `" + sequence + "`");
            }
        }
        return characterProblem(prefix);
    }

    private static Optional<String> characterProblem(String prefix) {
        int at = 0;
        while (at < prefix.length()) {
            int c = prefix.codePointAt(at);
            if (c < 0x20 || c == 0x7F) {
                return Optional.of(String.format("a tag cannot contain the control character U+%04X", c));
            }
            if (FORBIDDEN.indexOf(c) >= 0) {
                return Optional.of("a tag cannot contain `" + (char) c + "`");
            }
            if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                return Optional.of("a tag cannot contain half a character (an unpaired surrogate)");
            }
            at += Character.charCount(c);
        }
        return Optional.empty();
    }

    /** The version in a tag: the prefix and then a whole semantic version, nothing else. */
    public Optional<SemanticVersion> version(String tagName) {
        int start = text.length();
        // A version starts with a digit: most tags of other components need no more than this.
        boolean mayBe =
                tagName.length() > start && Identifiers.isDigit(tagName.charAt(start)) && tagName.startsWith(text);
        return mayBe ? SemanticVersion.parse(tagName.substring(start)) : Optional.empty();
    }

    /** The tag of a version. */
    public String tag(SemanticVersion version) {
        return text + version;
    }

    /** The tag that moves along with the major version: {@code v1}. */
    public String floatingMajor(SemanticVersion version) {
        return text + version.major();
    }

    /** The tag that moves along with the minor version: {@code v1.2}. */
    public String floatingMinor(SemanticVersion version) {
        return text + version.major() + "." + version.minor();
    }
}
