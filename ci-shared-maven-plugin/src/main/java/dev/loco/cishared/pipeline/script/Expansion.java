package dev.loco.cishared.pipeline.script;

/**
 * A variable in a word.
 *
 * @param name without dollar sign and braces
 * @param operator what follows the name in braces: {@code :-}, {@code ##}; {@code #} for the length; empty when nothing does
 * @param early whether Woodpecker replaces it before the shell sees it
 * @param quoted whether it stands in single quotes, where the shell itself would leave it alone
 * @param offset of the dollar sign in the command as it is written, in UTF-16 units
 * @param length as it is written
 */
public record Expansion(String name, String operator, boolean early, boolean quoted, int offset, int length) {

    /** Whether the word holds the variable's value, and not its length or what stands for an unset one. */
    public boolean yieldsValue() {
        return !operator.equals("#") && !operator.startsWith(":+") && !operator.startsWith("+");
    }
}
