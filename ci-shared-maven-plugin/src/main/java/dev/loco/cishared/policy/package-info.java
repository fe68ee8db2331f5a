/** OpenBao's ACL policies: their text, their rules, the one rule that decides a request, and sets of paths. */
@NullMarked
package dev.loco.cishared.policy;

import org.jspecify.annotations.NullMarked;
