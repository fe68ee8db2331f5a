package dev.loco.cishared.yaml;

import dev.loco.cishared.finding.Span;
import java.util.Optional;

/**
 * A node of a YAML document with its exact place. Aliases and merges are resolved: an aliased node appears wherever it
 * is used, its {@link #span()} is where its text stands, and {@link #alias()} is the place of the {@code *name} it
 * came through. A node with an alias must not be edited: its text belongs to another place.
 */
public sealed interface YamlNode permits YamlScalar, YamlSequence, YamlMapping {
    /**
     * Where the node's text stands: from its first character (after anchor and tag; the opening quote of a quoted
     * scalar, the {@code |} of a block scalar, the first key of a block mapping, the first {@code -} of a block
     * sequence) to its last, trailing blank lines and comments not included.
     */
    Span span();

    /**
     * The place of the alias this node was reached through, itself or in an ancestor; of what was merged from a mapping
     * written in the merge itself ({@code <<: {a: b}}) the place of that mapping; empty for text of its own.
     */
    Optional<Span> alias();

    /** {@link #alias()} if there is one, else {@link #span()}: what a finding about this use should point at. */
    default Span use() {
        return alias().orElse(span());
    }

    /** The node as a scalar, if it is one. */
    default Optional<YamlScalar> scalar() {
        return this instanceof YamlScalar s ? Optional.of(s) : Optional.empty();
    }

    /** The node as a sequence, if it is one. */
    default Optional<YamlSequence> sequence() {
        return this instanceof YamlSequence s ? Optional.of(s) : Optional.empty();
    }

    /** The node as a mapping, if it is one. */
    default Optional<YamlMapping> mapping() {
        return this instanceof YamlMapping m ? Optional.of(m) : Optional.empty();
    }

    /** What a person calls this kind of node: {@code a mapping}, {@code a list}, {@code a string}, {@code a number}. */
    String kindName();
}
