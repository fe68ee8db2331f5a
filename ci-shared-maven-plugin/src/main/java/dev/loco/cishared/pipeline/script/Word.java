package dev.loco.cishared.pipeline.script;

import java.util.List;

/**
 * One word of a command.
 *
 * @param text without its quotes; a variable reads {@code ${NAME}}, a command in a command {@code $(…)}
 * @param expansions the variables in it
 * @param quoted whether any of it stands in quotes, so that it is no word of the shell's grammar
 * @param offset in the command as it is written, in UTF-16 units
 * @param length as it is written
 */
public record Word(String text, List<Expansion> expansions, boolean quoted, int offset, int length) {
    public Word {
        expansions = List.copyOf(expansions);
    }
}
