package dev.loco.cishared.release.commit;

import dev.loco.cishared.finding.Rule;
import java.util.List;

/** The rules about messages of commits. */
public final class CommitRules {
    /** All of them. */
    public static final List<Rule> ALL = List.of(
            NoBlankLine.RULE, NoHeader.RULE, NearMiss.RULE, NoDescription.RULE, NotReleased.RULE, UnknownType.RULE);

    private CommitRules() {}
}
