package dev.loco.cishared.secrets;

import dev.loco.cishared.finding.Rule;
import java.util.List;
import java.util.stream.Stream;

/** The catalogue as a whole. */
public final class SecretRules {

    /**
     * All entries. Their order is their precedence: of two that match the same token the first reports it. A credential
     * goes before the use that gives it away, what tells more before what tells less.
     */
    static final List<Entry> ENTRIES = Stream.of(
                    KeyEntries.ALL,
                    TokenEntries.ALL,
                    LeakEntries.ALL,
                    LiteralEntries.ALL,
                    TransportEntries.ALL,
                    PowerEntries.ALL,
                    ReadEntries.ALL)
            .flatMap(List::stream)
            .toList();

    /** All rules of this room, ordered by id. */
    public static final List<Rule> ALL =
            ENTRIES.stream().map(Entry::rule).sorted().toList();

    private SecretRules() {}
}
