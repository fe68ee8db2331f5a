package dev.loco.cishared.pipeline.simulate;

/** Whether something runs, as far as its file can tell. */
public enum Verdict {
    /** It runs. */
    RUNS,
    /** That depends on what the file does not say: an expression, the agent, the server. */
    MAY_RUN,
    /** It does not run. */
    SKIPPED;

    /** Whether both run. */
    Verdict and(Verdict other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** Whether one of the two runs. */
    Verdict or(Verdict other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** What is known when both may be the case. */
    Verdict merge(Verdict other) {
        return this == other ? this : MAY_RUN;
    }

    /** Whether it does not run. */
    Verdict not() {
        return switch (this) {
            case RUNS -> SKIPPED;
            case MAY_RUN -> MAY_RUN;
            case SKIPPED -> RUNS;
        };
    }

    static Verdict of(boolean runs) {
        return runs ? RUNS : SKIPPED;
    }
}
