package dev.loco.cishared.pipeline.update;

import dev.loco.cishared.finding.Span;
import dev.loco.cishared.pipeline.restore.Restoration;

/**
 * One thing that the newer revision has otherwise than the older one, and the file does not have yet.
 *
 * @param part what it is about, a text that stays the same while the file is edited
 * @param title what the template did, a phrase that starts with a verb: {@code adds step `sbom`}
 * @param place where it belongs in the file
 * @param restoration how the file gets it
 */
record Change(String part, String title, Span place, Restoration restoration) {
    /** Starts the part of a change of nothing but comments. */
    static final String REMARK = "# ";

    /** Ends the part of a change of a container's name. */
    static final String NAME = "/#name";

    /** Whether only a comment differs. */
    boolean isRemark() {
        return part.startsWith(REMARK);
    }

    /** Whether a container gets another name. */
    boolean isRenaming() {
        return part.endsWith(NAME);
    }
}
