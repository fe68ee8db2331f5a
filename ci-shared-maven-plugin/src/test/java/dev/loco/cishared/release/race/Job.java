package dev.loco.cishared.release.race;

import dev.loco.cishared.release.TestRepository;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The release of one commit's pipeline: {@code bump-prepare}, then {@code bump-push}. */
final class Job {
    private static final Pattern RELEASED = Pattern.compile("(?m)^released (\\S+) at ([0-9a-f]+)");

    private final String branch;
    private final String commit;
    private final List<String> options;
    private final Tally tally;
    /** What it says it has released: tag, then the commit's first digits. */
    private final Map<String, String> released = new HashMap<>();

    private String said = "";

    Job(String branch, String commit, List<String> options, Tally tally) {
        this.branch = branch;
        this.commit = commit;
        this.options = List.copyOf(options);
        this.tally = tally;
    }

    /** What is done to a goal that has just been started. */
    @FunctionalInterface
    interface Disturbance {
        Disturbance NONE = goal -> {};

        void to(Goal goal) throws InterruptedException;
    }

    /** Runs both, the second when the first went well; the last one's exit code. */
    int run(TestRepository clone, Disturbance disturbance) throws IOException, InterruptedException {
        tally.one("runs");
        int code = 0;
        for (String goal : List.of("bump-prepare", "bump-push")) {
            List<String> words = new ArrayList<>(List.of(goal));
            words.addAll(options);
            try (Goal running =
                    Goal.start(clone.folder(), Map.of("CI_COMMIT_BRANCH", branch, "CI_COMMIT_SHA", commit), words)) {
                disturbance.to(running);
                code = running.exit();
                said = running + "\n" + running.said();
            }
            if (code != 0) {
                break;
            }
        }
        Matcher told = RELEASED.matcher(said);
        if (told.find()) {
            released.put(told.group(1), told.group(2));
        }
        tally.one("exit " + code);
        return code;
    }

    String commit() {
        return commit;
    }

    /** What the last goal printed. */
    String said() {
        return said;
    }

    Map<String, String> released() {
        return released;
    }
}
