/** What is wrong with policies that OpenBao accepts, and with those it refuses. */
@NullMarked
package dev.loco.cishared.policy.lint;

import org.jspecify.annotations.NullMarked;
