package dev.loco.cishared.decide;

import dev.loco.cishared.finding.Suggestion;
import dev.loco.cishared.policy.Acl;
import dev.loco.cishared.policy.AclRule;
import dev.loco.cishared.policy.Decision;
import dev.loco.cishared.policy.Lookup;
import dev.loco.cishared.policy.PathPattern;
import dev.loco.cishared.policy.Precedence;
import dev.loco.cishared.policy.Ruling;
import java.util.Collection;

/** The decision list in plain words. */
final class Words {
    private Words() {}

    /** The pattern of a block as its policy writes it, without a leading slash. */
    static String pattern(AclRule.Origin block) {
        String label = block.rule().label();
        return label.startsWith("/") ? label.substring(1) : label;
    }

    /** {@code 1 rule}, {@code 2 rules}. */
    static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** That a word is none of a closed set. */
    static String notOne(String what, String found, Collection<String> words) {
        String meant = Suggestion.closest(found, words)
                .map(word -> "; did you mean `" + word + "`?")
                .orElse("");
        return "`" + what + "` cannot be `" + found + "`" + meant + " (" + String.join(", ", words) + ")";
    }

    /** Why a rule that matches lost against the one that decides. */
    static String whyLost(Acl.Ranked winner, Acl.Ranked loser) {
        Lookup won = winner.lookup();
        Lookup lost = loser.lookup();
        if (won.exact() && !lost.exact()) {
            return "it has a wildcard, and a rule without one goes first";
        }
        if (won.slashless() != lost.slashless()) {
            return lost.slashless()
                    ? "it matches only the path without its trailing `/`, which is asked later"
                    : "it matches the path with its trailing `/`, which OpenBao 2.5 asks later";
        }
        return whyLost(winner.rule().pattern(), loser.rule().pattern());
    }

    private static String whyLost(PathPattern winner, PathPattern loser) {
        Precedence.Reason reason = Precedence.between(winner, loser).reason();
        return switch (reason) {
            case EXACT -> "it has a wildcard, and a rule without one goes first";
            case FIRST_WILDCARD ->
                "its first wildcard stands earlier (offset " + loser.firstWildcard() + " against "
                        + winner.firstWildcard() + ")";
            case NO_STAR -> "its first wildcard stands at the same offset, and it ends in `*`";
            case FEWER_WILDCARDS ->
                "its first wildcard stands at the same offset, and it has more `+` (" + loser.wildcards() + " against "
                        + winner.wildcards() + ")";
            case LONGER -> "it is shorter, with wildcards alike";
            case GREATER_TEXT -> "it comes first in the order of bytes, with all else alike";
            case SAME -> "it is the same pattern";
        };
    }

    /** What the deciding block says about it, for its caret line. */
    static String caption(Decision decision, AclRule rule) {
        String operation = decision.operation().capability().word();
        Ruling ruling = decision.ruling();
        return switch (ruling.ground()) {
            case DENY -> "denies";
            case NO_CAPABILITY -> {
                String together = rule.origins().size() > 1 ? "with all its blocks the rule " : "";
                yield together + "has " + rule.capabilities() + ", not `" + operation + "`";
            }
            case NO_SUDO -> "has `" + operation + "`, but not `sudo`";
            default -> "has `" + operation + "`";
        };
    }

    /** Why the answer is as it is, one sentence without a full stop. */
    static String ground(Decision decision) {
        Ruling ruling = decision.ruling();
        String detail = ruling.detail();
        return switch (ruling.ground()) {
            case GRANTED -> "of all rules that match, this one decides, and it has the capability";
            case NO_RULE -> "no rule matches, and what no rule matches is denied";
            case DENY -> "of all rules that match, this one decides, and it says `deny`";
            case NO_CAPABILITY -> "of all rules that match, this one decides alone; rules are never united";
            case NO_SUDO -> "the path is root-protected: it takes `sudo` and the capability of the operation";
            case WRAPPING_CONTRADICTION ->
                "`min_wrapping_ttl` of one block is above `max_wrapping_ttl` of another, which no request can meet";
            case NOT_WRAPPED -> "the response must be wrapped";
            case WRAPPED_TOO_LONG -> "`max_wrapping_ttl` is " + detail;
            case WRAPPED_TOO_SHORT -> "`min_wrapping_ttl` is " + detail;
            case PARAMETER_MISSING -> "the parameter `" + detail + "` is required";
            case PARAMETER_DENIED ->
                detail.equals("*")
                        ? "`denied_parameters` has `*`: no parameter at all"
                        : "`denied_parameters` has the parameter `" + detail + "`, or this value of it";
            case PARAMETER_NOT_ALLOWED ->
                "`allowed_parameters` does not have the parameter `" + detail + "`, or not this value of it";
            case PARAMETER_CONTRADICTION ->
                "the parameter `" + detail + "` is required and refused, which no request can meet";
            case PAGE_TOO_LARGE -> "`pagination_limit` is " + detail + ", and `limit` is above it or no number";
            case WRAPPING_UNKNOWN -> "it depends on how the response is wrapped";
            case PARAMETERS_UNKNOWN -> "it depends on the parameters of the request";
            case WRAPPING_AND_PARAMETERS_UNKNOWN ->
                "it depends on how the response is wrapped and on the parameters of the request";
            case MFA -> "it takes a second factor: " + detail;
            case CONTROL_GROUP -> "it takes the approval of a control group";
        };
    }
}
