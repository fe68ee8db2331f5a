/** Woodpecker's pipeline: model, templates, drift, rules. */
@NullMarked
package dev.loco.cishared.pipeline;

import org.jspecify.annotations.NullMarked;
