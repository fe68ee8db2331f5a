package dev.loco.cishared.yaml;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Span;

/** {@code yaml/encoding}: bytes that are no UTF-8, or a character that YAML does not allow. */
public final class Encoding {
    /** The rule. */
    public static final Rule RULE = new Rule(
            "yaml/encoding",
            Severity.ERROR,
            "a YAML file must be UTF-8 text without control characters",
            "the parser refuses the whole file at the first byte it cannot read");

    private Encoding() {}

    static Finding invalidByte(Span place, byte bad) {
        return Finding.of(
                        RULE,
                        place,
                        String.format("byte 0x%02X is not UTF-8", bad & 0xFF),
                        "save the file as UTF-8; a text editor offers it as the file's encoding")
                .withLabel("not UTF-8 from here on");
    }

    static Finding utf16(Span place) {
        return Finding.of(
                        RULE,
                        place,
                        "the file is UTF-16, expected UTF-8",
                        "save the file as UTF-8; a text editor offers it as the file's encoding")
                .withLabel("byte-order mark of UTF-16");
    }

    static Finding controlCharacter(Span place, int character) {
        return Finding.of(
                        RULE,
                        place,
                        String.format("control character U+%04X is not allowed in YAML", character),
                        character == 0
                                ? "remove it; if the file is full of them it is no text file"
                                : String.format(
                                        "remove it, or write it as `\\u%04X` in a double-quoted value", character))
                .withLabel(String.format("U+%04X", character));
    }
}
