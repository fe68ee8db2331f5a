package dev.loco.cishared.pipeline.drift;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.pipeline.model.Step;
import dev.loco.cishared.pipeline.model.Token;

/** A locked command that was changed, removed, added or moved. */
public final class ChangedCommand {
    public static final Rule RULE = new Rule(
            "drift/changed-command",
            Severity.ERROR,
            "A command of a canonical step is not the template's",
            "the step still bears the name of the fleet's check but does something else");

    private ChangedCommand() {}

    /** A command that differs; the caret line shows only the words that do. */
    static Finding changed(Step step, Span place, String found, String expected, WordDiff words) {
        String now = words.found().isEmpty() ? "nothing" : Token.quote(words.found());
        String wanted = words.expected().isEmpty() ? "nothing" : Token.quote(words.expected());
        return Finding.of(
                        RULE,
                        place,
                        step.title() + " runs " + Token.quote(found) + ", the template " + Token.quote(expected),
                        "write " + Token.quote(expected))
                .withLabel("found " + now + ", expected " + wanted);
    }

    static Finding removed(Step step, Span place, String expected) {
        return Finding.of(
                        RULE,
                        place,
                        step.title() + " no longer runs " + Token.quote(expected),
                        "put the command " + Token.quote(expected) + " back")
                .withLabel("expected " + Token.quote(expected));
    }

    static Finding added(Step step, Span place, String found) {
        return Finding.of(
                        RULE,
                        place,
                        step.title() + " runs " + Token.quote(found) + ", which the template does not",
                        "move the command to a step of your own")
                .withLabel("found " + Token.quote(found) + ", expected no such command");
    }

    static Finding moved(Step step, Span place, String command) {
        return Finding.of(
                        RULE,
                        place,
                        step.title() + " runs " + Token.quote(command) + " out of turn",
                        "put the commands into the template's order")
                .withLabel("not in the template's order");
    }
}
