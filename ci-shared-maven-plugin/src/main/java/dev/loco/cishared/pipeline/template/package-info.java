/** Canonical pipelines: the catalogue, their holes and marks, and which one a file follows. */
@NullMarked
package dev.loco.cishared.pipeline.template;

import org.jspecify.annotations.NullMarked;
