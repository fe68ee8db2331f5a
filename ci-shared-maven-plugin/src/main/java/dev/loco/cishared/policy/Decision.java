package dev.loco.cishared.policy;

import java.util.Optional;

/**
 * What an ACL answers to a request.
 *
 * @param request what was asked for
 * @param path on what: namespace and path without leading slashes
 * @param rule the rule that decided; empty when none matched, and so the request is denied
 * @param lookup the step that found it
 * @param ruling the answer and its ground
 */
public record Decision(Request request, String path, Optional<AclRule> rule, Optional<Lookup> lookup, Ruling ruling) {

    static Decision of(Request request, String path, AclRule rule, Lookup lookup, Semantics semantics) {
        return new Decision(
                request, path, Optional.of(rule), Optional.of(lookup), Conditions.ruling(rule, request, semantics));
    }

    static Decision none(Request request, String path) {
        return new Decision(request, path, Optional.empty(), Optional.empty(), Ruling.denied(Ruling.Ground.NO_RULE));
    }

    /** What was asked for. */
    public Operation operation() {
        return request.operation();
    }

    /** Whether it is allowed, be it on a condition. */
    public boolean allowed() {
        return ruling.verdict() != Ruling.Verdict.DENIED;
    }

    /** Whether it is allowed only to requests that meet what is not known here. */
    public boolean conditional() {
        return ruling.verdict() == Ruling.Verdict.CONDITIONAL;
    }

    /** The capabilities of the deciding rule, those of {@code deny} included. */
    public Capabilities capabilities() {
        return rule.map(AclRule::capabilities).orElse(Capabilities.NONE);
    }

    /** The block that speaks for the deciding rule. */
    public Optional<AclRule.Origin> origin() {
        return rule.map(r -> r.origin(request.operation().capability()));
    }
}
