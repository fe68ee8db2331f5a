/** What a release would be: its version, its reasons, the files and refs it changes. Nothing is written to a server here. */
@NullMarked
package dev.loco.cishared.release.plan;

import org.jspecify.annotations.NullMarked;
