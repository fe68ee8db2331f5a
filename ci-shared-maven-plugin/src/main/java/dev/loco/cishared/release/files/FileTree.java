package dev.loco.cishared.release.files;

import java.util.List;
import java.util.Optional;

/** The files of one commit, or of anything else that has paths and bytes. */
public interface FileTree {
    /** The content of a regular file; empty when there is none. The path is relative to the root, with {@code /}. */
    Optional<byte[]> read(String path);

    /** The paths of all regular files. */
    List<String> list();
}
