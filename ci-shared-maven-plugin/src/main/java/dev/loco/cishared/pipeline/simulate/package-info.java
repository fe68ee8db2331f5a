/** What Woodpecker will do with workflows: which step runs on which event, after which, with which secrets. */
@NullMarked
package dev.loco.cishared.pipeline.simulate;

import org.jspecify.annotations.NullMarked;
