package dev.loco.cishared.release.commit;

import java.util.Optional;

/**
 * Why a line is no header.
 *
 * @param from where in the line
 * @param to just behind it
 * @param what a phrase
 * @param corrected the line as it was probably meant
 * @param noDescription whether the only thing missing is the description
 */
record HeaderFault(int from, int to, String what, Optional<String> corrected, boolean noDescription) {}
