/** The commands of a step as a POSIX shell reads them, after Woodpecker's substitution. */
@NullMarked
package dev.loco.cishared.pipeline.script;

import org.jspecify.annotations.NullMarked;
