package dev.loco.cishared.openbao;

import java.util.List;
import java.util.Locale;

/**
 * What a server answered.
 *
 * @param status of HTTP
 * @param body an object without members where there was none, or no JSON
 */
record Answer(int status, Json body) {
    private static final int LONGEST = 200;

    boolean ok() {
        return status >= 200 && status < 300;
    }

    /** What a LIST of nothing answers, and a path that this server does not know. */
    boolean isNothing() {
        return status == 404 || status == 405;
    }

    /** Sealed, and not merely without a leader for now: waiting does not help. */
    boolean isSealed() {
        return status == 503
                && (body.text("sealed").equals("true")
                        || says().stream()
                                .anyMatch(
                                        error -> error.toLowerCase(Locale.ROOT).contains("sealed")));
    }

    /** Whether the errors hold those words. */
    boolean says(String words) {
        return says().stream().anyMatch(error -> error.contains(words));
    }

    /** The server gave up in the middle and said so in a warning only. */
    boolean isPartial() {
        return body.texts("warnings").stream().anyMatch(warning -> warning.contains("partial response"));
    }

    private List<String> says() {
        return body.texts("errors");
    }

    /** The errors on one line, in brackets, cut to a length a person reads; empty where there are none. */
    String inBrackets() {
        String text =
                String.join("; ", says()).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        if (text.isEmpty()) {
            return "";
        }
        return " (" + (text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text) + ")";
    }
}
