/** git by its binary: how it is called, what it is asked, what its answers mean. */
@NullMarked
package dev.loco.cishared.release.git;

import org.jspecify.annotations.NullMarked;
