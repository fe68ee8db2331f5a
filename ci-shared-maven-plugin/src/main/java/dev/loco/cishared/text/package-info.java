/** Source text: line table, edits, unified diff, masking. Knows only the JDK. */
@NullMarked
package dev.loco.cishared.text;

import org.jspecify.annotations.NullMarked;
