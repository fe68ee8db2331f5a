/** Semantic versions, the tags that carry them, and which version comes next. Plain values; knows nothing of git. */
@NullMarked
package dev.loco.cishared.version;

import org.jspecify.annotations.NullMarked;
