package dev.loco.cishared.secrets;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Archives and compressed files by what they begin with. */
final class ArchiveHead {
    /** As many bytes as have to be seen; of a shorter file, all. */
    static final int BYTES = 512;

    // Each holds a byte that no text has, or is followed by one that is looked for below.
    private static final List<byte[]> MAGIC = List.of(
            latin("PK\3\4"), // zip, and with it jar, war, wheel, apk, docx
            latin("PK\5\6"), // an empty one
            latin("PK\7\b"), // one in several parts
            latin("\u001f\u008b"), // gzip
            latin("\u00fd7zXZ\0"),
            latin("(\u00b5/\u00fd"), // zstd
            latin("7z\u00bc\u00af'\u001c"),
            latin("Rar!\u001a\u0007"),
            latin("\u0004\"M\u0018"), // lz4
            latin("!<arch>\n")); // ar, and with it deb
    private static final byte[] BZH = latin("BZh");
    private static final List<byte[]> BZIP2 = List.of(latin("1AY&SY"), latin("\u0017rE8P\u0090"));
    private static final byte[] CPIO = latin("07070");
    private static final int CPIO_HEADER = 110;
    private static final byte[] TAR = latin("ustar");
    private static final int TAR_AT = 257;

    private ArchiveHead() {}

    /** Whether what begins with these bytes is one. */
    static boolean is(byte[] bytes, int length) {
        for (byte[] magic : MAGIC) {
            if (has(magic, bytes, length, 0)) {
                return true;
            }
        }
        return isBzip2(bytes, length) || isCpio(bytes, length) || isTar(bytes, length);
    }

    private static boolean isBzip2(byte[] bytes, int length) {
        return has(BZH, bytes, length, 0)
                && length > 3
                && bytes[3] >= '1'
                && bytes[3] <= '9'
                && BZIP2.stream().anyMatch(block -> has(block, bytes, length, 4));
    }

    // "070701" or "070702" and thirteen numbers of eight hexadecimal digits, then a name that ends in NUL. A text may
    // begin with such a number too.
    private static boolean isCpio(byte[] bytes, int length) {
        if (length <= CPIO_HEADER || !has(CPIO, bytes, length, 0) || (bytes[5] != '1' && bytes[5] != '2')) {
            return false;
        }
        for (int i = 0; i < CPIO_HEADER; i++) {
            if (Character.digit(bytes[i], 16) < 0) {
                return false;
            }
        }
        return hasNul(bytes, length);
    }

    // A header of a tar is filled up with NUL.
    private static boolean isTar(byte[] bytes, int length) {
        return has(TAR, bytes, length, TAR_AT) && hasNul(bytes, length);
    }

    private static boolean hasNul(byte[] bytes, int length) {
        for (int i = 0; i < Math.min(length, BYTES); i++) {
            if (bytes[i] == 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean has(byte[] wanted, byte[] bytes, int length, int at) {
        if (length < at + wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (bytes[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
