package dev.loco.cishared.release.git;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What became of a push.
 *
 * @param why the server's or git's own words, for all but what went well
 */
public record PushAnswer(Outcome outcome, String why) {

    /** All refs moved, or none; with one exception nobody can know from here. */
    public enum Outcome {
        /** Every ref holds what it shall. */
        DONE,
        /** Every ref held that already: another run has made the very same push. */
        UP_TO_DATE,
        /** Nothing happened: a ref was not as it must be. Looking again and planning anew can help. */
        MOVED,
        /** Nothing happened: a hook, a protection or missing permissions. Trying again cannot help. */
        REFUSED,
        /** Nothing happened: the server does not take several refs at once. */
        NOT_ATOMIC,
        /** No answer, or half of one: only the refs themselves can tell. */
        UNKNOWN
    }

    /** What git, not the server, refuses because a lease or a fast-forward does not hold; builtin/send-pack.c. */
    private static final Pattern STALE = Pattern.compile("stale info|fetch first|non-fast-forward|already exists"
            + "|needs force|remote ref updated since checkout|atomic push failed");
    /** What a server says when another push came between: builtin/receive-pack.c, refs/files-backend.c. */
    private static final Pattern RACE = Pattern.compile("atomic transaction failed|failed to update ref|cannot lock ref"
            + "|failed to lock|reference already exists|incorrect old value|non-fast-forward|fetch first|stale info"
            + "|transaction");
    /** A tag where a folder of tags must be, or the other way round: another push is not to blame. */
    private static final Pattern NAMES_CLASH = Pattern.compile("exists; cannot create");

    /** Reads the answer of {@code git push --porcelain}. */
    static PushAnswer read(Answer answer) {
        if (answer.ok()) {
            boolean moved = answer.lines().stream()
                    .anyMatch(line -> line.length() > 1 && line.charAt(1) == '\t' && line.charAt(0) != '=');
            return new PushAnswer(moved ? Outcome.DONE : Outcome.UP_TO_DATE, "");
        }
        if (Complaints.isWithoutAtomicPush(answer.err())) {
            return new PushAnswer(Outcome.NOT_ATOMIC, answer.why());
        }
        List<String> rejected = new ArrayList<>();
        for (String line : answer.lines()) {
            if (line.startsWith("!\t")) {
                rejected.add(line.substring(line.lastIndexOf('\t') + 1));
            }
        }
        if (answer.code() == Answer.TIMED_OUT) {
            return new PushAnswer(Outcome.UNKNOWN, "the server did not answer in time");
        }
        if (rejected.isEmpty()) {
            Outcome outcome = Complaints.isRefusal(answer.err()) ? Outcome.REFUSED : Outcome.UNKNOWN;
            return new PushAnswer(outcome, answer.why());
        }
        return of(rejected, answer);
    }

    private static PushAnswer of(List<String> rejected, Answer answer) {
        if (NAMES_CLASH.matcher(answer.err()).find()) {
            return new PushAnswer(Outcome.REFUSED, withRemoteWords(reason(rejected.get(0)), answer.err()));
        }
        String raced = "";
        for (String line : rejected) {
            if (line.startsWith("[remote failure]")) {
                return new PushAnswer(Outcome.UNKNOWN, reason(line));
            }
            if (line.startsWith("[remote rejected]") && !RACE.matcher(line).find()) {
                return new PushAnswer(Outcome.REFUSED, withRemoteWords(reason(line), answer.err()));
            }
            boolean stale = line.startsWith("[rejected]") && STALE.matcher(line).find();
            raced = raced.isEmpty() || stale ? reason(line) : raced;
        }
        return new PushAnswer(Outcome.MOVED, raced);
    }

    /** {@code [remote rejected] (pre-receive hook declined)}: what stands in the brackets. */
    private static String reason(String line) {
        int open = line.indexOf('(');
        int close = line.lastIndexOf(')');
        String reason = open >= 0 && close > open ? line.substring(open + 1, close) : line;
        return reason.replaceAll("\\p{Cntrl}+", " ");
    }

    /** With what the server's hook itself said, which usually names the protection. */
    private static String withRemoteWords(String reason, String err) {
        List<String> words = new ArrayList<>();
        for (String line : err.split("[\r\n]+", -1)) {
            if (line.startsWith("remote: ") && words.size() < 3) {
                String text = line.substring("remote: ".length())
                        .replaceAll("\\p{Cntrl}+", " ")
                        .strip();
                if (!text.isEmpty()) {
                    words.add(text);
                }
            }
        }
        return words.isEmpty() ? reason : reason + ": " + String.join(" ", words);
    }
}
