/**
 * HCL version 1 and its JSON form, as OpenBao's policies are written in them: what its parser accepts and refuses, with
 * the same positions, and a small tree of what it read.
 */
@NullMarked
package dev.loco.cishared.policy.hcl;

import org.jspecify.annotations.NullMarked;
