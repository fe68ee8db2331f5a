/** Rules about what becomes of a pipeline's text before a shell reads it. */
@NullMarked
package dev.loco.cishared.pipeline.shell;

import org.jspecify.annotations.NullMarked;
