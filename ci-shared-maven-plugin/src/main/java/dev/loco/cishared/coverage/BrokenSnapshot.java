package dev.loco.cishared.coverage;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.openbao.FileFault;

/** A file of a snapshot that cannot be understood: what it holds is not known, and so nothing is proved. */
public final class BrokenSnapshot {
    /** The rule. */
    public static final Rule RULE = new Rule(
            "coverage/broken-snapshot",
            Severity.ERROR,
            "a file of the folder with policies and roles cannot be understood",
            "what it grants is not known, and so nothing is proved");

    private BrokenSnapshot() {}

    static Finding finding(FileFault fault, String file) {
        return Finding.of(
                RULE,
                new Span(file, fault.line(), fault.column(), fault.line(), fault.column(), 0, 0),
                fault.message(),
                "write the folder anew with the goal snapshot, or mend the file");
    }
}
