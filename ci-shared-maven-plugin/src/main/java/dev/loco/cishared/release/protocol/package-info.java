/** How a plan becomes exactly one tag on the server, whatever else happens meanwhile. */
@NullMarked
package dev.loco.cishared.release.protocol;

import org.jspecify.annotations.NullMarked;
