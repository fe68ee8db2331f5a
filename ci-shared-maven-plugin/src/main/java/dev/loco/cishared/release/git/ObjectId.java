package dev.loco.cishared.release.git;

/** Ids of git's objects: 40 hexadecimal digits in SHA-1 repositories, 64 in SHA-256 ones. */
public final class ObjectId {
    private ObjectId() {}

    /** Whether the text is a whole id. */
    public static boolean is(String text) {
        if (text.length() != 40 && text.length() != 64) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    /** The id as people write it: its first ten digits. */
    public static String abbreviated(String id) {
        return id.length() > 10 ? id.substring(0, 10) : id;
    }
}
