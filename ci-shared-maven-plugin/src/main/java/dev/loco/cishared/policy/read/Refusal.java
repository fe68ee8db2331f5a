package dev.loco.cishared.policy.read;

import dev.loco.cishared.policy.PathRule;
import dev.loco.cishared.policy.hcl.Mark;

/** Ends the reading of one block inside this package; never leaves it. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final String message;
    private final transient Mark mark;
    private final String help;

    Refusal(String message, Mark mark, String help) {
        super(message, null, false, false);
        this.message = message;
        this.mark = mark;
        this.help = help;
    }

    /** The same one, its message within another: {@code {{err}}} stands for it, as in Go's errwrap. */
    Refusal within(String format) {
        return new Refusal(format.replace("{{err}}", message), mark, help);
    }

    Refusal withHelp(String other) {
        return new Refusal(message, mark, other);
    }

    Fault fault() {
        return new Fault(message, place(mark), help);
    }

    /** The same place as findings know it. */
    static PathRule.Place place(Mark mark) {
        return new PathRule.Place(mark.offset(), mark.length(), mark.line());
    }
}
