package dev.loco.cishared.release.git;

import java.util.Optional;

/**
 * One line of {@code git ls-tree -z}.
 *
 * @param mode {@code 100644}, {@code 100755}, {@code 120000} for a link, {@code 040000} for a folder
 * @param object the id of what stands there
 */
record TreeEntry(String mode, String object) {
    private static final String REGULAR = "100";

    /** The entry that the output is about; empty when it is about none. */
    static Optional<TreeEntry> read(String line) {
        int tab = line.indexOf('\t');
        String[] words = tab < 0 ? new String[0] : line.substring(0, tab).split(" ");
        return words.length == 3 ? Optional.of(new TreeEntry(words[0], words[2])) : Optional.empty();
    }

    /** Whether it is a file with content of its own: no folder, no link, no submodule. */
    boolean isFile() {
        return mode.startsWith(REGULAR);
    }
}
