/** Reads commit messages as Conventional Commits 1.0.0 and git's own forms of them, and says what is wrong with one. */
@NullMarked
package dev.loco.cishared.release.commit;

import org.jspecify.annotations.NullMarked;
