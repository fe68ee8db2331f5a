/** Reads OpenBao's ACL policies: their rules, or OpenBao's own words for why it would refuse them. */
@NullMarked
package dev.loco.cishared.policy.read;

import org.jspecify.annotations.NullMarked;
