package dev.loco.cishared.yaml;

import dev.loco.cishared.finding.Span;

/**
 * A comment.
 *
 * @param span from its {@code #} to the end of its line
 * @param text what follows the {@code #}, without surrounding white space
 * @param ownLine whether nothing but white space stands before it on its line
 */
public record YamlComment(Span span, String text, boolean ownLine) {}
