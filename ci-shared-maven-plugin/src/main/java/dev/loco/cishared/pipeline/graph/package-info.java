/** Rules about order: cycles, steps that start sooner than they look, names that are taken. */
@NullMarked
package dev.loco.cishared.pipeline.graph;

import org.jspecify.annotations.NullMarked;
