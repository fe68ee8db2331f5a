package dev.loco.cishared.repository;

import java.util.List;

/** The files of a repository at one moment: as they lie in the work tree, or as they stand in git's index. */
public sealed interface Tree permits WorkTree, StagedTree {

    /** The files to be scanned, by name: no folders, no symbolic links, no submodules, nothing that git ignores. */
    List<RepositoryFile> files();

    /**
     * Those of {@link #files()} and perhaps names of what is none: links, submodules, files that are gone. For who asks
     * what each is when he reads it, so that it is not asked twice.
     */
    List<RepositoryFile> named();

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
