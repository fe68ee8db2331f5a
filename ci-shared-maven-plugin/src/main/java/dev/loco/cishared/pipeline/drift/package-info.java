/** What differs between a workflow and the template it follows; one class a rule. */
@NullMarked
package dev.loco.cishared.pipeline.drift;

import org.jspecify.annotations.NullMarked;
