package dev.loco.cishared.secrets;

/**
 * Tells the random part of a token from an identifier of a program and from a text somebody typed. OpenBao draws its
 * tokens evenly from 62 characters; identifiers are words whose letters follow each other as they do in English.
 */
final class Randomness {
    // Which letters commonly follow a letter (row by row from `a`) inside the names that programs give to things. These
    // 280 pairs are 95 in 100 of the pairs in the member names of large Go, Java, JavaScript and Python sources, and
    // 41 in 100 of the pairs in random letters.
    private static final String[] FOLLOWERS = {
        "bcdfgiklmnprstuxy",
        "aeijlouy",
        "acehiklorstuy",
        "abcdefilmoprstu",
        "abcdefghiklmnopqrstuvwxy",
        "aefiloru",
        "aeilnorstu",
        "aceiorst",
        "abcdefglmnoprstvxz",
        "e",
        "eis",
        "acdeilopstuy",
        "abeimopsu",
        "acdefgiklmnoprstuv",
        "abcdfgiklmnoprstuvw",
        "adeiloprstu",
        "u",
        "acdefgiklmnoprstuvy",
        "acefhikloprstu",
        "abcdefhilmnoprstuwy",
        "bcegilmnprst",
        "aeio",
        "aeinors",
        "ept",
        "cenpst",
        "e"
    };
    private static final double COMMON_PAIRS_OF_A_NAME = 0.8;
    private static final int LETTERS_OF_A_WORD = 4;
    // 24 random characters hold 4.2 bits each on average; 3.0 is out of reach of chance.
    private static final double LEAST_ENTROPY = 3.0;

    private Randomness() {}

    /** Whether it reads like a name: few words, of letters that commonly follow each other. */
    static boolean isName(String text) {
        int pairs = 0;
        int common = 0;
        for (int i = 1; i < text.length(); i++) {
            char left = Character.toLowerCase(text.charAt(i - 1));
            char right = Character.toLowerCase(text.charAt(i));
            if (isLetter(left) && isLetter(right)) {
                pairs++;
                if (FOLLOWERS[left - 'a'].indexOf(right) >= 0) {
                    common++;
                }
            }
        }
        return common >= COMMON_PAIRS_OF_A_NAME * pairs && words(text) <= text.length() / LETTERS_OF_A_WORD;
    }

    /** Whether its characters repeat less than anything typed by hand would. */
    static boolean isVaried(String text) {
        return entropy(text) >= LEAST_ENTROPY;
    }

    /** Whether it has a digit. */
    static boolean hasDigit(String text) {
        return text.chars().anyMatch(c -> c >= '0' && c <= '9');
    }

    /** Whether it has letters of both cases. */
    static boolean hasBothCases(String text) {
        return text.chars().anyMatch(c -> c >= 'a' && c <= 'z') && text.chars().anyMatch(c -> c >= 'A' && c <= 'Z');
    }

    /** Shannon's entropy in bits a character, of the text's own distribution. */
    static double entropy(String text) {
        int[] counts = new int[256];
        text.chars().forEach(c -> counts[c & 0xff]++);
        double bits = 0;
        for (int count : counts) {
            if (count > 0) {
                double share = (double) count / text.length();
                bits -= share * Math.log(share) / Math.log(2);
            }
        }
        return bits;
    }

    // Words as in camel case: `parseHTTP2Request` has `parse`, `HTTP`, `2`, `Request`.
    private static int words(String text) {
        int words = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char before = i == 0 ? ' ' : text.charAt(i - 1);
            boolean startsLower = Character.isLowerCase(c) && !Character.isLetter(before);
            boolean startsDigits = Character.isDigit(c) && !Character.isDigit(before);
            boolean capitalised = i + 1 < text.length() && Character.isLowerCase(text.charAt(i + 1));
            boolean startsUpper = Character.isUpperCase(c) && (!Character.isUpperCase(before) || capitalised);
            if (startsLower || startsDigits || startsUpper) {
                words++;
            }
        }
        return words;
    }

    private static boolean isLetter(char lower) {
        return lower >= 'a' && lower <= 'z';
    }
}
