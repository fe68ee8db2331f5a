/** Rules about events: filters without effect, what never runs, what fails on some event. */
@NullMarked
package dev.loco.cishared.pipeline.events;

import org.jspecify.annotations.NullMarked;
