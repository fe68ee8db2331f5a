/** Version files, their lock files and the changelog of a release: edited in place, by position, as bytes. */
@NullMarked
package dev.loco.cishared.release.files;

import org.jspecify.annotations.NullMarked;
