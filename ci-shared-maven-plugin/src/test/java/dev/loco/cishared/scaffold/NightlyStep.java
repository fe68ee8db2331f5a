package dev.loco.cishared.scaffold;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The step {@code reverse-coverage} of a pipeline, as it is written there.
 *
 * @param variables what it is given of secrets, in order
 * @param command what it runs
 */
public record NightlyStep(List<String> variables, String command) {
    private static final Pattern STEP = Pattern.compile("(?ms)^  - name: reverse-coverage\\n(.*?)(?=^  - name: |\\z)");
    private static final Pattern VARIABLE = Pattern.compile("(?m)^      ([A-Z_]+):\\n +from_secret: ");
    private static final Pattern COMMANDS = Pattern.compile("(?m)^    commands:\\n      - (.*)\\n    when:\\n");

    /** That of the pipeline's text; its one command. */
    public static NightlyStep of(String pipeline) {
        Matcher step = STEP.matcher(pipeline);
        if (!step.find()) {
            throw new AssertionError("no step reverse-coverage in " + pipeline);
        }
        Matcher commands = COMMANDS.matcher(step.group(1));
        if (!commands.find()) {
            throw new AssertionError("not one command in " + step.group());
        }
        List<String> variables = VARIABLE.matcher(step.group(1))
                .results()
                .map(found -> found.group(1))
                .toList();
        return new NightlyStep(variables, commands.group(1));
    }
}
