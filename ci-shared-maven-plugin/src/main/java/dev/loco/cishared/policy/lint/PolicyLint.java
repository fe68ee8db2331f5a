package dev.loco.cishared.policy.lint;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.policy.Policy;
import dev.loco.cishared.policy.read.PolicyReader;
import dev.loco.cishared.policy.read.Reading;
import java.util.ArrayList;
import java.util.List;

/** All that is to be said of policies: of one alone, and of those that one token carries together. */
public final class PolicyLint {
    /** The rules, by id. */
    public static final List<Rule> RULES = List.of(
            Conditional.RULE,
            DeadStar.RULE,
            Expired.RULE,
            ExpiresSoon.RULE,
            IgnoredLabel.RULE,
            IneffectiveDeny.RULE,
            KeyValueWithoutData.RULE,
            ListOnDataPath.RULE,
            LiteralPlus.RULE,
            NeverMatches.RULE,
            RedundantRule.RULE,
            Refused.RULE,
            ShadowedRule.RULE,
            SudoMissing.RULE,
            SudoUseless.RULE,
            Undecidable.RULE,
            VersionDependent.RULE);

    private PolicyLint() {}

    /**
     * The findings of one policy, in order. Where OpenBao refuses it, nothing is said of what its rules would do
     * together.
     *
     * @param file the name that findings point at
     * @param text HCL 1 or JSON
     * @param name the policy's name
     */
    public static List<Finding> check(String file, String text, String name, LintSettings settings) {
        Reading reading = PolicyReader.read(file, text, name, "", settings.version(), settings.now());
        List<Finding> findings = new ArrayList<>();
        Refused.check(reading, findings);
        VersionDependent.keys(
                reading,
                version -> PolicyReader.read(file, text, name, "", version, settings.now()),
                settings,
                findings);
        alone(reading.policy(), settings, findings);
        if (reading.accepted()) {
            findings.addAll(check(List.of(reading.policy()), settings));
        }
        return findings.stream().sorted().distinct().toList();
    }

    private static void alone(Policy policy, LintSettings settings, List<Finding> findings) {
        Conditional.check(policy, findings);
        DeadStar.check(policy, findings);
        Expired.check(policy, settings.today(), findings);
        ExpiresSoon.check(policy, settings.today(), findings);
        IgnoredLabel.check(policy, findings);
        KeyValueWithoutData.check(policy, settings, findings);
        ListOnDataPath.check(policy, settings, findings);
        LiteralPlus.check(policy, findings);
        NeverMatches.check(policy, settings.mounts(), findings);
        SudoMissing.check(policy, settings.mounts(), findings);
        SudoUseless.check(policy, settings, findings);
        Undecidable.check(policy, findings);
    }

    /**
     * What the rules of policies that one token carries do to each other, in order: {@code policy/ineffective-deny},
     * {@code shadowed-rule}, {@code redundant-rule} and {@code version-dependent}. Nothing is said that the text of one
     * policy alone would show, such as a bad label.
     *
     * @param together the policies of one token, each read without a fault
     */
    public static List<Finding> check(List<Policy> together, LintSettings settings) {
        Carried carried = new Carried(together, settings);
        List<Finding> findings = new ArrayList<>();
        IneffectiveDeny.check(carried, findings);
        ShadowedRule.check(carried, findings);
        RedundantRule.check(carried, findings);
        VersionDependent.check(carried, findings);
        return findings.stream().sorted().distinct().toList();
    }
}
