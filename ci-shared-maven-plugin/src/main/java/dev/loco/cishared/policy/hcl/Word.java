package dev.loco.cishared.policy.hcl;

/**
 * A key or a literal of the text.
 *
 * @param raw as it is written, line ends as LF
 * @param text what it means: quotes and escapes resolved, a heredoc's lines only. A byte that is no UTF-8 (from
 *     {@code \xff}) is the lone surrogate U+DC00 plus its value
 * @param broken whether it has an escape that the lexer lets pass and that has no meaning, {@code \U00110000}: OpenBao
 *     breaks off when it uses such a word
 * @param mark where it stands, quotes included
 */
public record Word(String raw, String text, boolean broken, Mark mark) {}
