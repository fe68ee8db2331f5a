/** What a check says: findings, rules, spans, fixes and allowances as plain values. Knows only the JDK. */
@NullMarked
package dev.loco.cishared.finding;

import org.jspecify.annotations.NullMarked;
