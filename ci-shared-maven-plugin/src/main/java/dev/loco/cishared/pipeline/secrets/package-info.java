/** Rules about who can get at a pipeline's secrets. */
@NullMarked
package dev.loco.cishared.pipeline.secrets;

import org.jspecify.annotations.NullMarked;
