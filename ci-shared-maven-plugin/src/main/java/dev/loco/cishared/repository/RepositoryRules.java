package dev.loco.cishared.repository;

import dev.loco.cishared.finding.Rule;
import java.util.List;

/** The rules of this room. */
public final class RepositoryRules {
    /** All of them. */
    public static final List<Rule> ALL = List.of(
            EmptyFile.RULE,
            MissingFile.RULE,
            MissingKey.RULE,
            NotAFile.RULE,
            UnknownKey.RULE,
            UnreadableFile.RULE,
            WrongValue.RULE);

    private RepositoryRules() {}
}
