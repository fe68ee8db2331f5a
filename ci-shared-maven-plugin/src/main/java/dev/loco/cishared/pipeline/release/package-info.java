/** Rules about what a pipeline pushes, and what that starts. */
@NullMarked
package dev.loco.cishared.pipeline.release;

import org.jspecify.annotations.NullMarked;
