/** Questions to a set of policies, one or a hundred thousand, and how their answers are written. */
@NullMarked
package dev.loco.cishared.decide;

import org.jspecify.annotations.NullMarked;
