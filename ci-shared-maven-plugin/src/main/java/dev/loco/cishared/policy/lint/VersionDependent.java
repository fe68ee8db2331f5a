package dev.loco.cishared.policy.lint;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Related;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.policy.AclRule;
import dev.loco.cishared.policy.Capability;
import dev.loco.cishared.policy.PathRule;
import dev.loco.cishared.policy.Semantics;
import dev.loco.cishared.policy.Version;
import dev.loco.cishared.policy.paths.Answers;
import dev.loco.cishared.policy.paths.Comparison;
import dev.loco.cishared.policy.read.Fault;
import dev.loco.cishared.policy.read.Reading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A policy that one release line of OpenBao answers differently from another: a LIST or SCAN that 2.5 and 2.6 decide by
 * different rules (advisory GHSA-xp3c-3jw3-4vcr), a key that only newer lines know.
 */
final class VersionDependent {
    static final Rule RULE = new Rule(
            "policy/version-dependent",
            Severity.WARNING,
            "releases of OpenBao that are in use read the policy differently",
            "an upgrade changes what the policy grants, or an older server refuses it, and nobody touched the file");

    /** The oldest release line whose reading of a policy counts when no target is set. */
    static final Version OLDEST = new Version(2, 5);

    private VersionDependent() {}

    /** Whether the difference matters to the target: whoever is on 2.6 for good need not know of 2.5. */
    private static boolean concerns(LintSettings settings) {
        return settings.target().filter(target -> target.since(6)).isEmpty();
    }

    static void check(Carried carried, List<Finding> findings) {
        if (!concerns(carried.settings())) {
            return;
        }
        Map<Span, Finding> bySpan = new LinkedHashMap<>();
        for (Capability capability : List.of(Capability.LIST, Capability.SCAN)) {
            Answers newer = Answers.of(carried.acl(), capability, Semantics.V2_6);
            Answers older = Answers.of(carried.acl(), capability, Semantics.V2_5);
            for (Comparison.Pair pair : Comparison.of(newer, older).differences()) {
                Finding finding = finding(capability, pair, newer);
                bySpan.putIfAbsent(finding.primary(), finding);
            }
        }
        findings.addAll(bySpan.values());
    }

    private static Finding finding(Capability capability, Comparison.Pair pair, Answers answers) {
        boolean allowedNow = pair.here().filter(answers::allows).isPresent();
        AclRule subject = Stream.concat(pair.here().stream(), pair.there().stream())
                .findFirst()
                .orElseThrow();
        String message = Wording.request(capability, pair.path()) + " is " + word(allowedNow) + " from 2.6 on ("
                + decider(pair.here()) + ") and " + word(!allowedNow) + " up to 2.5 (" + decider(pair.there()) + ")";
        Finding finding = Finding.of(
                        RULE,
                        Carried.span(subject),
                        message,
                        "give both rules the same answer to it, or say which release the policy is for (`target-version`,"
                                + " `policies.version` in .ci-shared.yml)")
                .withLabel(pair.here().isPresent() ? "decides from 2.6 on" : "decides up to 2.5");
        return pair.here().isPresent() && pair.there().isPresent()
                ? finding.withRelated(Related.at(Carried.span(pair.there().orElseThrow()), "decides up to 2.5"))
                : finding;
    }

    private static String word(boolean allowed) {
        return allowed ? "allowed" : "denied";
    }

    private static String decider(Optional<AclRule> rule) {
        return rule.map(r -> "by " + Wording.quoted(r)).orElse("no rule matches");
    }

    /**
     * What older release lines refuse of a policy that the newest takes; nothing when a target is set.
     *
     * @param reader reads the policy as a release line does
     */
    static void keys(Reading newest, Function<Version, Reading> reader, LintSettings settings, List<Finding> findings) {
        if (settings.target().isPresent() || !newest.accepted()) {
            return;
        }
        Map<PathRule.Place, Finding> byPlace = new LinkedHashMap<>();
        for (Version version : versions()) {
            for (Fault fault : reader.apply(version).faults()) {
                byPlace.put(
                        fault.place(),
                        Finding.of(
                                        RULE,
                                        newest.policy().span(fault.place()),
                                        "OpenBao refuses this up to " + version + ": " + fault.message(),
                                        "say which release the policy is for (`target-version`, `policies.version` in"
                                                + " .ci-shared.yml)")
                                .withSeverity(Severity.NOTE)
                                .withLabel("newer than " + version));
            }
        }
        findings.addAll(byPlace.values());
    }

    /** From the oldest to the one before the newest. */
    private static List<Version> versions() {
        List<Version> versions = new ArrayList<>();
        for (int minor = OLDEST.minor(); minor < Version.NEWEST.minor(); minor++) {
            versions.add(new Version(OLDEST.major(), minor));
        }
        return versions;
    }
}
