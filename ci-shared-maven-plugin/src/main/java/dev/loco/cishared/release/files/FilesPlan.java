package dev.loco.cishared.release.files;

import dev.loco.cishared.finding.Finding;
import java.util.List;

/**
 * What a new version changes in the files.
 *
 * @param changes by path; empty when there is any problem
 * @param problems what stands in the way, in the order of findings
 */
public record FilesPlan(List<FileChange> changes, List<Finding> problems) {
    public FilesPlan {
        changes = List.copyOf(changes);
        problems = List.copyOf(problems);
        if (!changes.isEmpty() && !problems.isEmpty()) {
            throw new IllegalArgumentException("a plan with problems changes nothing");
        }
    }
}
