package dev.loco.cishared.repository;

import java.util.List;

/** The files of a repository at one moment: as they lie in the work tree, or as they stand in git's index. */
public sealed interface Tree permits WorkTree, StagedTree {

    /** The files, by name: no folders, no symbolic links, no submodules, nothing that git ignores. */
    default List<RepositoryFile> files() {
        return listed().stream().filter(this::isThere).toList();
    }

    /**
     * The same with whatever else has such a name: links, pipes, submodules, folders that cannot be read, and files that
     * git knows and that are gone. Who reads it sees which; nothing is asked of the disk here.
     */
    List<RepositoryFile> listed();

    /** Whether a file lies there, and no link to one. */
    boolean isThere(RepositoryFile file);

    /** The names of the files directly in {@code folder}, sorted; none when there is no such folder. */
    List<String> list(String folder);

    /**
     * One file's bytes.
     *
     * @param name relative to the root, with {@code /}
     * @param limit at most this many bytes are taken
     */
    Content read(String name, int limit);

    /** As {@link #read(String, int)}, for a file that {@link #files()} named. */
    Content read(RepositoryFile file, int limit);
}
