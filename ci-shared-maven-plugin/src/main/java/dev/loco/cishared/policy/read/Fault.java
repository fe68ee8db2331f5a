package dev.loco.cishared.policy.read;

import dev.loco.cishared.policy.PathRule;

/**
 * One reason why OpenBao refuses a policy.
 *
 * @param message OpenBao's own words, without its {@code failed to parse policy:}; of several bad keys, the line about
 *     this one. Texts beyond the limits of this reader have words of its own
 * @param place what it is about
 * @param help what to do, one imperative sentence
 */
public record Fault(String message, PathRule.Place place, String help) {}
