/** What Woodpecker itself says of a workflow: its parser, its linter and its schema, and what they no longer know. */
@NullMarked
package dev.loco.cishared.pipeline.woodpecker;

import org.jspecify.annotations.NullMarked;
