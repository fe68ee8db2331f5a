/** Between two tag pushes: waits until Woodpecker has taken the first tag in. */
@NullMarked
package dev.loco.cishared.release.woodpecker;

import org.jspecify.annotations.NullMarked;
