/** All checks of a repository in one run. */
@NullMarked
package dev.loco.cishared.lint;

import org.jspecify.annotations.NullMarked;
