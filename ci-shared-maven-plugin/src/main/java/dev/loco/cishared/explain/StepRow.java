package dev.loco.cishared.explain;

import dev.loco.cishared.pipeline.model.Section;
import dev.loco.cishared.pipeline.simulate.Column;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A row of the table: one container of a workflow.
 *
 * @param section where it stands
 * @param number its place among the steps, from 1; 0 for what is no step
 * @param image what it runs on; empty for the clone step that Woodpecker adds by itself
 * @param detached whether the next step does not wait for its end
 * @param failureIgnored whether the run goes on when it fails
 * @param waitsFor the steps of its {@code depends_on}
 * @param secrets what it sees, in order
 * @param marks what each event does to it; every event is there
 */
public record StepRow(
        Section section,
        int number,
        String name,
        String image,
        boolean detached,
        boolean failureIgnored,
        List<Need> waitsFor,
        List<Secret> secrets,
        Map<Column, Mark> marks) {

    public StepRow {
        waitsFor = List.copyOf(waitsFor);
        secrets = List.copyOf(secrets);
        marks = new EnumMap<>(marks);
    }

    /**
     * One that must be done before.
     *
     * @param optional whether it counts only where it is part of the run
     */
    public record Need(String name, boolean optional) {}

    /**
     * A secret a container sees.
     *
     * @param name as Woodpecker looks it up
     * @param variable the variable or setting it ends up in
     */
    public record Secret(String name, String variable) {}

    /** What the event does to it. */
    public Mark mark(Column column) {
        return marks.getOrDefault(column, Mark.SKIPPED);
    }

    /** Whether who opens a pull request has it run. */
    public boolean isReachedByPullRequest() {
        return marks.entrySet().stream()
                .anyMatch(m -> m.getKey().isPullRequest() && m.getValue().isRunning());
    }
}
