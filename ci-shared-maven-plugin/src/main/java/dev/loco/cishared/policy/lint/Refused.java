package dev.loco.cishared.policy.lint;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.policy.Policy;
import dev.loco.cishared.policy.read.Fault;
import dev.loco.cishared.policy.read.Reading;
import java.util.List;
import java.util.Locale;

/** OpenBao does not take the policy. */
final class Refused {
    static final Rule RULE = new Rule(
            "policy/refused",
            Severity.ERROR,
            "OpenBao refuses the policy",
            "one fault and OpenBao takes nothing of the whole policy: what stood there before goes on to hold");

    private Refused() {}

    static void check(Reading reading, List<Finding> findings) {
        Policy policy = reading.policy();
        for (Fault fault : reading.faults()) {
            findings.add(Finding.of(
                    RULE, policy.span(fault.place()), "OpenBao refuses this: " + fault.message(), help(fault.help())));
        }
    }

    /** Findings say what to do in a phrase, the reader in a sentence. */
    static String help(String sentence) {
        String phrase = sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
        return phrase.isEmpty() ? phrase : phrase.substring(0, 1).toLowerCase(Locale.ROOT) + phrase.substring(1);
    }
}
