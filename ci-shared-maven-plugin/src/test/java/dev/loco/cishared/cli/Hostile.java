package dev.loco.cishared.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Ways for a file to be hostile, with the rule that says so. */
enum Hostile {
    BROKEN("yaml/syntax"),
    EMPTY("repository/empty-file"),
    MISSING("repository/missing-file"),
    FIFTY_MEGABYTES("yaml/limit"),
    BILLION_LAUGHS("yaml/limit"),
    DEEP("yaml/limit"),
    INVALID_UTF_8("yaml/encoding"),
    DIRECTORY("repository/not-a-file");

    private final String rule;

    Hostile(String rule) {
        this.rule = rule;
    }

    String rule() {
        return rule;
    }

    void make(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        switch (this) {
            case BROKEN -> Files.writeString(file, "steps: [\n  - name: \"build\n");
            case EMPTY -> Files.writeString(file, "");
            case MISSING -> Files.deleteIfExists(file);
            case FIFTY_MEGABYTES -> fiftyMegabytes(file);
            case BILLION_LAUGHS -> Files.writeString(file, billionLaughs());
            case DEEP -> Files.writeString(file, "a: " + "[".repeat(100_000));
            case INVALID_UTF_8 -> Files.write(file, "name: caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
            case DIRECTORY -> Files.createDirectories(file);
        }
    }

    private static void fiftyMegabytes(Path file) throws IOException {
        byte[] piece = "key: value\n".repeat(100_000).getBytes(UTF_8);
        try (OutputStream out = Files.newOutputStream(file)) {
            for (long written = 0; written < 50L << 20; written += piece.length) {
                out.write(piece);
            }
        }
    }

    private static String billionLaughs() {
        StringBuilder laughs = new StringBuilder("a0: &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha, ha]\n");
        for (int i = 1; i < 10; i++) {
            laughs.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(9) + "*a" + (i - 1)));
        }
        return laughs.toString();
    }
}
