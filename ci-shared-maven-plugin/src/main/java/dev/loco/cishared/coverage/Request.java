package dev.loco.cishared.coverage;

import dev.loco.cishared.policy.Capabilities;
import dev.loco.cishared.policy.Capability;
import java.util.List;
import java.util.Locale;

/** How requests are named in messages. */
final class Request {
    private Request() {}

    /** {@code `READ kv/data/loco/hello/db`}. */
    static String of(Capability capability, String path) {
        return "`" + capability.word().toUpperCase(Locale.ROOT) + " " + path + "`";
    }

    /** {@code create and update}. */
    static String words(Capabilities capabilities) {
        List<String> words = capabilities.stream().map(Capability::word).toList();
        int last = words.size() - 1;
        return last < 1
                ? String.join("", words)
                : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }
}
