/** The front door of Maven: goals. The only importer of Maven. */
@NullMarked
package dev.loco.cishared.mojo;

import org.jspecify.annotations.NullMarked;
