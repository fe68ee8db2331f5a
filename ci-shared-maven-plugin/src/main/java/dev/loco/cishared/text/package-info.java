/** Texts: decoding, source with a line table, splicing, unified diff, masking. Knows only the JDK. */
@NullMarked
package dev.loco.cishared.text;

import org.jspecify.annotations.NullMarked;
