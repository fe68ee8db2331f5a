package dev.loco.cishared.policy.lint;

import dev.loco.cishared.finding.Span;
import dev.loco.cishared.policy.Acl;
import dev.loco.cishared.policy.AclRule;
import dev.loco.cishared.policy.Capability;
import dev.loco.cishared.policy.PathPattern;
import dev.loco.cishared.policy.Policy;
import dev.loco.cishared.policy.Semantics;
import dev.loco.cishared.policy.paths.Effects;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The policies that one token carries, and what their rules do together. */
final class Carried {
    private final List<Policy> policies;
    private final LintSettings settings;
    private final Acl acl;
    private final Map<Semantics, Effects> effects = new EnumMap<>(Semantics.class);
    private final Map<PathPattern, List<Effects.Leak>> leaks = new HashMap<>();

    Carried(List<Policy> policies, LintSettings settings) {
        this.policies = List.copyOf(policies);
        this.settings = settings;
        this.acl = Acl.of(policies);
    }

    List<Policy> policies() {
        return policies;
    }

    LintSettings settings() {
        return settings;
    }

    Acl acl() {
        return acl;
    }

    /** What the rules do where the target decides. */
    Effects effects() {
        return effects(settings.semantics());
    }

    Effects effects(Semantics semantics) {
        return effects.computeIfAbsent(semantics, s -> Effects.of(acl, s));
    }

    /** The requests that get through a deny where the target decides. */
    List<Effects.Leak> leaks(AclRule deny) {
        return leaks.computeIfAbsent(deny.pattern(), pattern -> effects().leaks(deny));
    }

    /** Where the rule stands: the block that denies if it denies, else the first. */
    static Span span(AclRule rule) {
        return span(
                rule.capabilities().denies()
                        ? rule.origin(Capability.DENY)
                        : rule.origins().get(0));
    }

    /** Where the label of the block stands. */
    static Span span(AclRule.Origin origin) {
        return origin.policy().span(origin.rule().place());
    }
}
