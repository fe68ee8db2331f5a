/**
 * Sets of paths, exactly: what a rule decides, what one set has that another has not, and one path to show it.
 *
 * <p>All patterns of one depth are products: one condition a segment, "is this text" or "begins with this text"
 * ({@code +} begins with the empty text). There are infinitely many segments, and so a product minus any finite number
 * of others is empty only if one of the others contains it whole: take, for every "begins with p", the text p and then
 * a character that occurs nowhere. Whatever matches that path matches the whole product. Hence every question here costs
 * a number of comparisons that is polynomial, however many {@code +} there are, and no search is needed.
 */
@NullMarked
package dev.loco.cishared.policy.paths;

import org.jspecify.annotations.NullMarked;
