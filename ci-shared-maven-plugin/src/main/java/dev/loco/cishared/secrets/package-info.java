/**
 * Forbidden patterns: credentials of OpenBao and Vault, and unsafe use of them, in any file of a repository. Knows
 * finding and text.
 *
 * <p><b>Where a rule is.</b> The rules are a catalogue: one entry a rule, grouped by family in the classes whose names
 * end in {@code Entries}. An entry is almost nothing but data (literals, a pattern, exclusions, texts, examples), so a
 * class a rule would be forty times the same frame around ten lines; side by side, neighbours that must not report the
 * same thing can be compared. Search for the id: it stands once as {@code Entry.of("credential/service-token")}; its page
 * and its cases lie under its id as everywhere. Ids below {@code credential/} name what was found, a credential; ids below
 * {@code unsafe/} name a use that gives one away or takes its protection off.
 *
 * <p><b>How it runs.</b> {@link dev.loco.cishared.secrets.SecretScanner} reads a file once into a buffer that is used
 * again. A {@link dev.loco.cishared.secrets.LiteralFinder} goes over the bytes once for the literals of all entries;
 * only around a hit whose cheap guard holds is the stretch of text decoded and the entry's pattern tried. Most files
 * are never decoded at all. Every pattern runs on a text that counts its steps, so that one that backtracks without
 * bound is cut off, always at the same step, and said. The catalogue's order is its precedence: of two entries that
 * match the same token the first one reports it.
 */
@NullMarked
package dev.loco.cishared.secrets;

import org.jspecify.annotations.NullMarked;
