/** Where policies come from: a live OpenBao, or the folder that a snapshot of one has left. */
@NullMarked
package dev.loco.cishared.openbao;

import org.jspecify.annotations.NullMarked;
