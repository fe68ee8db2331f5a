package dev.loco.cishared.pipeline.release;

import dev.loco.cishared.pipeline.script.Call;
import dev.loco.cishared.pipeline.script.Word;
import java.util.List;
import java.util.Set;

/** Calls of git, whatever stands between {@code git} and its command. */
final class Git {
    private static final Set<String> WITH_VALUE = Set.of("-c", "-C", "--git-dir", "--work-tree");

    private Git() {}

    /** Whether the call is {@code git <command>}. */
    static boolean is(Call call, String command) {
        int index = index(call);
        return call.name().equals("git")
                && index < call.words().size()
                && call.words().get(index).text().equals(command);
    }

    /** What follows git's command. */
    static List<String> arguments(Call call) {
        return call.words().stream().skip(index(call) + 1L).map(Word::text).toList();
    }

    /** Whether it works in another directory than that of the step. */
    static boolean isElsewhere(Call call) {
        return call.words().stream()
                .limit(index(call))
                .map(Word::text)
                .anyMatch(w -> w.equals("-C") || w.startsWith("--git-dir") || w.startsWith("--work-tree"));
    }

    private static int index(Call call) {
        int i = 1;
        while (i < call.words().size() && call.words().get(i).text().startsWith("-")) {
            i += WITH_VALUE.contains(call.words().get(i).text()) ? 2 : 1;
        }
        return i;
    }
}
