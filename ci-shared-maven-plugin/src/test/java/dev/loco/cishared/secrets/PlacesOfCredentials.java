package dev.loco.cishared.secrets;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * Where people leave credentials, from a table that the benchmark of recall reads too.
 *
 * @param kind what stands there: a token, a share, …
 * @param context its name
 * @param file the file's name
 * @param template the file's text; {@code @} is the credential, {@code {other}} another of its shape
 */
public record PlacesOfCredentials(String kind, String context, String file, String template) {
    private static final String TABLE = "/places-of-credentials.tsv";

    /** All of the table. */
    public static List<PlacesOfCredentials> all() {
        try (InputStream table = Objects.requireNonNull(PlacesOfCredentials.class.getResourceAsStream(TABLE), TABLE)) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(PlacesOfCredentials::of)
                    .toList();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static PlacesOfCredentials of(String line) {
        String[] cells = line.split("\t", -1);
        String text = cells[3].translateEscapes();
        String whole = cells[1].equals("long line") ? text.replace("%", "x y ".repeat(6000)) : text;
        return new PlacesOfCredentials(cells[0], cells[1], cells[2], whole);
    }

    /** The file's text with the credential in its place. */
    public String text(String credential, String another) {
        boolean marked = file.startsWith("bom") || charset() != StandardCharsets.UTF_8 && !file.startsWith("latin1");
        return (marked ? "\ufeff" : "") + template.replace("{other}", another).replace("@", credential);
    }

    /** How the file is written. */
    public Charset charset() {
        return file.startsWith("utf16le")
                ? StandardCharsets.UTF_16LE
                : file.startsWith("utf16be")
                        ? StandardCharsets.UTF_16BE
                        : file.startsWith("latin1") ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
    }
}
