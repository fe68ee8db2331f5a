/** Setting a repository up: from nothing, as the archetype does, or around what is there already, as {@code init} does. */
@NullMarked
package dev.loco.cishared.scaffold;

import org.jspecify.annotations.NullMarked;
