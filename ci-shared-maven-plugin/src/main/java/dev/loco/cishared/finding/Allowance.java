package dev.loco.cishared.finding;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A finding the owner accepts, said beside it in a comment or in {@code .ci-shared.yml}.
 *
 * @param rules ids of the rules it is for, or whole namespaces ({@code drift}); at least one
 * @param scope the findings it reaches
 * @param reason why; empty when none is given, and then it allows nothing
 * @param until the last day it holds
 * @param at where it is said
 */
public record Allowance(List<String> rules, Scope scope, String reason, Optional<LocalDate> until, Span at) {
    public Allowance {
        rules = List.copyOf(rules);
    }

    /** Which findings an allowance reaches. */
    public sealed interface Scope {}

    /** Findings whose primary span starts on one line of one file; lines count from 1. */
    public record Line(String file, int line) implements Scope {}

    /**
     * Findings of the history, by the commit that is named for them.
     *
     * @param commit how its id begins, in lower case
     * @param glob only in files whose path matches it
     */
    public record Introduced(String commit, Optional<String> glob) implements Scope {}

    /** Findings about one step of a pipeline, by the step's name. */
    public record Step(String name) implements Scope {}

    /** Findings in the files whose path matches the glob: {@code *} within a folder, {@code **} across folders. */
    public record Files(String glob) implements Scope {}
}
