/** Forbidden patterns: credentials and unsafe use of OpenBao in any file. */
@NullMarked
package dev.loco.cishared.secrets;

import org.jspecify.annotations.NullMarked;
