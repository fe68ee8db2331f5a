package dev.loco.cishared.openbao;

import java.util.Comparator;

/**
 * A file of a snapshot's folder that could not be understood.
 *
 * @param file below the folder
 * @param line from 1
 * @param column from 1
 * @param message what is wrong, one sentence without a full stop
 */
public record FileFault(String file, int line, int column, String message) implements Comparable<FileFault> {
    private static final Comparator<FileFault> ORDER = Comparator.comparing(FileFault::file)
            .thenComparing(FileFault::line)
            .thenComparing(FileFault::column)
            .thenComparing(FileFault::message);

    @Override
    public int compareTo(FileFault other) {
        return ORDER.compare(this, other);
    }
}
