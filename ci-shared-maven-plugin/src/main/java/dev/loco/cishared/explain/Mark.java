package dev.loco.cishared.explain;

import dev.loco.cishared.pipeline.simulate.Cell;
import dev.loco.cishared.pipeline.simulate.Verdict;
import java.util.List;

/**
 * One field of the table: what an event does to a step or to a workflow.
 *
 * @param verdict whether it runs
 * @param after what must have happened before in the run
 * @param depends what it hangs on when it may run; all of these must hold
 */
public record Mark(Verdict verdict, Cell.After after, List<String> depends) {

    static final Mark SKIPPED = new Mark(Verdict.SKIPPED, Cell.After.SUCCESS, List.of());

    public Mark {
        depends = List.copyOf(depends);
    }

    static Mark of(Cell cell) {
        return new Mark(cell.verdict(), cell.after(), cell.depends());
    }

    /** Whether it runs, surely or perhaps. */
    public boolean isRunning() {
        return verdict != Verdict.SKIPPED;
    }
}
