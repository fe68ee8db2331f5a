package dev.loco.cishared.pipeline.drift;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.pipeline.model.Token;

/** A locked value that is not the template's. */
public final class ChangedValue {
    public static final Rule RULE = new Rule(
            "drift/changed-value",
            Severity.ERROR,
            "A value of a canonical step is not the template's",
            "the value is the same in every repository of the fleet, and what relies on it breaks here");

    private ChangedValue() {}

    /** A hole that has another value in the whole pipeline than in the settings. */
    static Finding throughout(String hole, Span place, String found, String expected) {
        return Finding.of(
                        RULE,
                        place,
                        "the pipeline has " + Token.quote(found) + " for the template's `<" + hole
                                + ">`, .ci-shared.yml says " + Token.quote(expected),
                        "write " + Token.quote(expected) + " here, or " + Token.quote(found)
                                + " under `parameters` in .ci-shared.yml")
                .withLabel("found " + Token.quote(found) + ", expected " + Token.quote(expected));
    }

    /**
     * A value that differs.
     *
     * @param key the key, or the path of keys with dots
     * @param found what is there
     * @param expected what the template has
     */
    static Finding finding(String owner, String key, Span place, String found, String expected) {
        return Finding.of(
                        RULE,
                        place,
                        owner + " has " + Token.quote(found) + " for `" + key + "`, the template has "
                                + Token.quote(expected),
                        "write " + Token.quote(expected))
                .withLabel("found " + Token.quote(found) + ", expected " + Token.quote(expected));
    }
}
