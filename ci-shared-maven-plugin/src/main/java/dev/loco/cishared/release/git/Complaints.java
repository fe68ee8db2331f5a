package dev.loco.cishared.release.git;

import java.util.Locale;
import java.util.regex.Pattern;

/** What git's complaints about a server mean. Its own words in the C locale: transport.c, http.c, remote-curl.c, send-pack.c. */
final class Complaints {
    private static final Pattern REFUSED = Pattern.compile("authentication failed"
            + "|could not read (?:username|password)"
            + "|terminal prompts disabled"
            + "|returned error: 40[13]"
            + "|permission denied"
            + "|access denied"
            + "|not authorized|unauthorized|forbidden"
            + "|host key verification failed"
            + "|repository .* not found|repository not found"
            + "|returned error: 404");
    private static final Pattern NOT_ATOMIC = Pattern.compile("does not support --atomic push|does not support atomic");

    private Complaints() {}

    /** Whether the server, or the road to it, does not let us, so that trying again cannot help. */
    static boolean isRefusal(String complaint) {
        return REFUSED.matcher(complaint.toLowerCase(Locale.ROOT)).find();
    }

    /** Whether the server cannot take several refs at once. */
    static boolean isWithoutAtomicPush(String complaint) {
        return NOT_ATOMIC.matcher(complaint.toLowerCase(Locale.ROOT)).find();
    }
}
