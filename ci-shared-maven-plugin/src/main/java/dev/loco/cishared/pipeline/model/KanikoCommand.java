package dev.loco.cishared.pipeline.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command that calls kaniko's executor.
 *
 * @param offset of the executor's path in the command's text, in UTF-16 units
 * @param flags what follows it up to the end of the call, in order; the value is what stands behind {@code =}
 */
public record KanikoCommand(int offset, List<Flag> flags) {
    /** The executor's path in its image. */
    public static final String EXECUTOR = "/kaniko/executor";

    private static final Pattern CALL = Pattern.compile("(?<![\\w./-])" + Pattern.quote(EXECUTOR) + "(?![\\w./-])");
    private static final Pattern WORD = Pattern.compile("(?:\"[^\"]*\"|'[^']*'|\\\\.|[^\\s\"'\\\\])+");

    /**
     * One flag.
     *
     * @param name with its dashes: {@code --destination}
     * @param text as it is written, value included
     * @param offset of it in the command's text
     */
    public record Flag(String name, String text, int offset) {
        /** What stands behind {@code =}, without quotes; empty when nothing does. */
        public String value() {
            int equals = text.indexOf('=');
            return equals < 0
                    ? ""
                    : text.substring(equals + 1).replace("\"", "").replace("'", "");
        }
    }

    public KanikoCommand {
        flags = List.copyOf(flags);
    }

    /** Reads a command; empty when it does not call the executor. Of several calls the first counts. */
    public static Optional<KanikoCommand> of(String command) {
        Matcher call = CALL.matcher(command);
        if (!call.find()) {
            return Optional.empty();
        }
        List<Flag> flags = new ArrayList<>();
        Matcher word = WORD.matcher(command);
        int from = call.end();
        while (from < command.length() && word.find(from)) {
            String text = word.group();
            String between = command.substring(from, word.start());
            // The call goes on behind a line end only when a backslash stands before it.
            boolean over = between.contains("\n") && !between.contains("\\\n") || "&&;||".contains(text);
            if (over) {
                break;
            }
            String bare = text.replaceAll("^[\"']", "");
            if (bare.startsWith("-")) {
                int equals = bare.indexOf('=');
                flags.add(new Flag(equals < 0 ? bare : bare.substring(0, equals), text, word.start()));
            }
            from = word.end();
        }
        return Optional.of(new KanikoCommand(call.start(), flags));
    }

    /** The flags of that name. */
    public List<Flag> all(String name) {
        return flags.stream().filter(f -> f.name().equals(name)).toList();
    }

    /** Where the call ends, as far as its flags tell. */
    public int end() {
        return flags.isEmpty()
                ? offset + EXECUTOR.length()
                : flags.get(flags.size() - 1).offset()
                        + flags.get(flags.size() - 1).text().length();
    }
}
