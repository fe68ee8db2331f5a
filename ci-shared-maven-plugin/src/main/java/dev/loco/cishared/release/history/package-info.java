/** What the commits of a range ask for: which of them count, how much, and what has been taken back. */
@NullMarked
package dev.loco.cishared.release.history;

import org.jspecify.annotations.NullMarked;
