package dev.loco.cishared.lint;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Texts in UTF-8 that are each ended by a NUL; the last may lack it. Only one of them is held at a time. */
final class NulFields {
    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int end;

    NulFields(InputStream in) {
        this.in = in;
    }

    /** The next one; empty at the end of the stream, behind the last NUL. */
    Optional<String> next() throws IOException {
        ByteArrayOutputStream field = new ByteArrayOutputStream();
        while (true) {
            if (at == end) {
                at = 0;
                end = Math.max(0, in.read(buffer));
                if (end == 0) {
                    return field.size() == 0 ? Optional.empty() : Optional.of(field.toString(StandardCharsets.UTF_8));
                }
            }
            int nul = at;
            while (nul < end && buffer[nul] != 0) {
                nul++;
            }
            field.write(buffer, at, nul - at);
            at = Math.min(end, nul + 1);
            if (nul < end) {
                return Optional.of(field.toString(StandardCharsets.UTF_8));
            }
        }
    }
}
