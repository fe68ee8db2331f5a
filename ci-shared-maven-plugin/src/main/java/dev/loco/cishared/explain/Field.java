package dev.loco.cishared.explain;

import dev.loco.cishared.pipeline.simulate.Column;
import dev.loco.cishared.pipeline.simulate.Verdict;
import dev.loco.cishared.report.Style;
import java.util.Optional;

/**
 * A field of the table as a terminal shows it: a sign, letters, the number of a remark.
 *
 * @param sign of one column
 * @param more what stands behind it
 */
record Field(String sign, String more) {
    static final String RUNS = "●";
    static final String MAY_RUN = "○";
    static final String SKIPPED = "·";
    static final String FAILS = "×";
    static final String MAY_FAIL = "?";
    /** Behind the sign of a step that runs only after a failure. */
    static final String ONLY_AFTER_FAILURE = "f";
    /** Behind the sign of a step that runs after a failure too. */
    static final String ALSO_AFTER_FAILURE = "a";

    static Field of(Mark mark, Footnotes footnotes) {
        if (mark.verdict() == Verdict.SKIPPED) {
            return new Field(SKIPPED, "");
        }
        String after = switch (mark.after()) {
            case SUCCESS -> "";
            case FAILURE -> ONLY_AFTER_FAILURE;
            case ANYTHING -> ALSO_AFTER_FAILURE;
        };
        return mark.verdict() == Verdict.RUNS
                ? new Field(RUNS, after)
                : new Field(MAY_RUN, after + footnotes.number(Footnotes.of(mark)));
    }

    /** Of a workflow, all of which fails when a step of it waits in vain. */
    static Field of(WorkflowTable workflow, Column column, Footnotes footnotes) {
        Optional<WorkflowTable.Break> broken = workflow.broken(column);
        if (broken.isEmpty()) {
            return of(workflow.mark(column), footnotes);
        }
        int number = footnotes.number(Footnotes.of(broken.get()));
        return new Field(broken.get().always() ? FAILS : MAY_FAIL, Integer.toString(number));
    }

    int width() {
        return sign.length() + more.length();
    }

    String painted(Style style) {
        return switch (sign) {
            case RUNS -> style.good(sign) + more;
            case MAY_RUN -> style.doubtful(sign) + more;
            case FAILS, MAY_FAIL -> style.bad(sign) + more;
            default -> style.faint(sign) + more;
        };
    }
}
