/** A workflow as Woodpecker reads it, each part with its place. */
@NullMarked
package dev.loco.cishared.pipeline.model;

import org.jspecify.annotations.NullMarked;
