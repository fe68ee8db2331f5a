/** The front door without Maven. */
@NullMarked
package dev.loco.cishared.cli;

import org.jspecify.annotations.NullMarked;
