/** What workloads declare in bao.yml against what OpenBao grants them: in both directions, exactly. */
@NullMarked
package dev.loco.cishared.coverage;

import org.jspecify.annotations.NullMarked;
