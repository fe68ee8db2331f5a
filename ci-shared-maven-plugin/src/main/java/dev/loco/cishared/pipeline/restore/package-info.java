/** Edits that put back what a template locks, in the style of the file they are made in. */
@NullMarked
package dev.loco.cishared.pipeline.restore;

import org.jspecify.annotations.NullMarked;
