package dev.loco.cishared.pipeline.drift;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.pipeline.model.Token;
import dev.loco.cishared.yaml.YamlMapping;

/** A key that a canonical step has and the template does not, where the template is not open. */
public final class ExtraKey {
    public static final Rule RULE = new Rule(
            "drift/extra-key",
            Severity.ERROR,
            "A canonical step has a key that the template does not have",
            "a further key changes how a step of the whole fleet runs; what is your own belongs into a step of your own");

    private ExtraKey() {}

    /** A key of a step. */
    static Finding ofStep(String owner, YamlMapping.Entry found) {
        return finding(owner, found, ", or move it to a step of your own");
    }

    /** A key of the workflow itself. */
    static Finding ofWorkflow(YamlMapping.Entry found) {
        return finding("the workflow", found, ", or move what needs it to a workflow of your own");
    }

    private static Finding finding(String owner, YamlMapping.Entry found, String otherwise) {
        String key = Token.quote(found.name());
        return Finding.of(
                        RULE,
                        found.key().use(),
                        owner + " has " + key + ", which the template does not have",
                        "take " + key + " out" + otherwise)
                .withLabel("found " + key + ", expected no such key");
    }
}
