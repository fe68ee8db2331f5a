package dev.loco.cishared.decide;

import dev.loco.cishared.policy.AclRule;
import dev.loco.cishared.policy.Lookup;

/**
 * A rule that matches the request and does not decide it.
 *
 * @param lookup the first step that would have found it
 * @param why it lost, a phrase about "it"
 */
record Loser(AclRule rule, Lookup lookup, String why) {}
