/**
 * What can be told of a regular expression without running it: which texts stand in every match. All of it reads
 * patterns of {@link java.util.regex.Pattern} over bytes, each byte the character of the same number, and errs to one
 * side only: what it takes for the texts of a pattern may be more than the pattern matches, never less.
 */
@NullMarked
package dev.loco.cishared.secrets.pattern;

import org.jspecify.annotations.NullMarked;
