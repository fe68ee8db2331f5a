/** Rules about the images of any pipeline; one class a rule. */
@NullMarked
package dev.loco.cishared.pipeline.images;

import org.jspecify.annotations.NullMarked;
