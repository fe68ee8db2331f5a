package dev.loco.cishared.decide;

import dev.loco.cishared.policy.Acl;
import dev.loco.cishared.policy.AclRule;
import dev.loco.cishared.policy.Decision;
import dev.loco.cishared.policy.PathRule;
import dev.loco.cishared.policy.Policy;
import dev.loco.cishared.policy.Request;
import dev.loco.cishared.policy.Semantics;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A decision with all that a person wants to know of it.
 *
 * @param losers the rules that match as well, the greatest first
 * @param nearest when no rule matches, those that miss by little
 * @param other what the other semantics decides, when that is something else
 * @param notes what else to know, sentences without a full stop
 */
public record Answer(
        Decision decision,
        Semantics semantics,
        List<Loser> losers,
        List<Near> nearest,
        Optional<Decision> other,
        List<String> notes) {

    /**
     * Decides a question. A LIST or SCAN gets the slash that the HTTP API adds to its path.
     *
     * @param asked as it was typed
     */
    public static Answer of(List<Policy> policies, Request asked, Semantics semantics) {
        Acl acl = Acl.of(policies);
        Request request = asked.withSlash();
        Decision decision = acl.decide(request, semantics);
        List<String> notes = new ArrayList<>();
        if (!request.equals(asked)) {
            notes.add("the HTTP API adds a `/` to the path of every "
                    + asked.operation().name() + ", so `" + decision.path() + "` is what is decided");
        }
        notes.addAll(notes(policies));
        return new Answer(
                decision,
                semantics,
                losers(acl, decision, semantics),
                decision.rule().isPresent() ? List.of() : Near.of(acl, decision.path()),
                Optional.of(acl.decide(request, other(semantics))).filter(other -> differ(decision, other)),
                List.copyOf(notes));
    }

    static Semantics other(Semantics semantics) {
        return semantics == Semantics.V2_6 ? Semantics.V2_5 : Semantics.V2_6;
    }

    private static boolean differ(Decision one, Decision other) {
        return !one.ruling().equals(other.ruling()) || !one.rule().equals(other.rule());
    }

    private static List<Loser> losers(Acl acl, Decision decision, Semantics semantics) {
        if (decision.rule().isEmpty()) {
            return List.of();
        }
        Acl.Ranked winner =
                new Acl.Ranked(decision.rule().get(), decision.lookup().orElseThrow());
        List<Loser> losers = new ArrayList<>();
        Set<AclRule> seen = new LinkedHashSet<>(List.of(winner.rule()));
        for (Acl.Ranked ranked : acl.ranking(decision.operation(), semantics)) {
            boolean matches = ranked.lookup()
                    .asks(decision.path())
                    .filter(ranked.rule().pattern()::matches)
                    .isPresent();
            if (matches && seen.add(ranked.rule())) {
                losers.add(new Loser(ranked.rule(), ranked.lookup(), Words.whyLost(winner, ranked)));
            }
        }
        return List.copyOf(losers);
    }

    private static List<String> notes(List<Policy> policies) {
        List<String> notes = new ArrayList<>();
        long templated = policies.stream()
                .flatMap(policy -> policy.rules().stream())
                .filter(PathRule::templated)
                .count();
        if (templated > 0) {
            notes.add(Words.count(templated, "rule") + " with templates taken as written; what a template becomes"
                    + " depends on who asks");
        }
        long expired =
                policies.stream().mapToLong(policy -> policy.expired().size()).sum();
        if (expired > 0) {
            notes.add(Words.count(expired, "block") + " left out because of its `expiration`");
        }
        return notes;
    }
}
