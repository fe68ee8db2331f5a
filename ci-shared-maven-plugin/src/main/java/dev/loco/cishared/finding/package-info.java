/** What a check says: findings, rules, severities, spans, fixes, allowances. Plain values that know only the JDK. */
@NullMarked
package dev.loco.cishared.finding;

import org.jspecify.annotations.NullMarked;
