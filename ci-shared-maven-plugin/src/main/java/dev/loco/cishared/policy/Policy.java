package dev.loco.cishared.policy;

import dev.loco.cishared.finding.Span;
import dev.loco.cishared.text.SourceText;
import java.util.List;

/**
 * One ACL policy as OpenBao has read it.
 *
 * @param name lower case, trimmed
 * @param namespace empty for the root namespace, else with a slash at its end
 * @param source its text
 * @param rules its blocks in the text's order, those that have expired left out
 * @param expired the blocks that have expired
 */
public record Policy(String name, String namespace, SourceText source, List<PathRule> rules, List<PathRule> expired) {
    public Policy {
        rules = List.copyOf(rules);
        expired = List.copyOf(expired);
    }

    /** What a finding about that place of the policy points at. */
    public Span span(PathRule.Place place) {
        return source.at(place.offset(), place.length(), Span::new);
    }
}
