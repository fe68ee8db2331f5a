/** From an older revision of a template to a newer one: what changed, who still has the old text, and the merge. */
@NullMarked
package dev.loco.cishared.pipeline.update;

import org.jspecify.annotations.NullMarked;
