package dev.loco.cishared.repository;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which blob lay at which paths, and since which commit, in arrays: a history has millions of them, and objects would
 * cost several times what the ids themselves do. Blobs, paths and commits are numbered as they come.
 */
final class BlobIndex {
    private static final int NONE = -1;

    private byte[] ids = new byte[0];
    private int idLength;
    private int[] table = filled(1 << 12);
    private int blobs;
    /** A blob's first place; a place names the next one of its blob. */
    private int[] first = new int[1 << 10];

    private int[] placePath = new int[1 << 10];
    private int[] placeCommit = new int[1 << 10];
    private int[] placeNext = new int[1 << 10];
    private int places;

    private final Map<String, Integer> pathNumbers = new HashMap<>();
    private final List<String> paths = new ArrayList<>();
    private final List<String> commits = new ArrayList<>();

    /** Names the commit that the next places belong to; commits come parents last. */
    void commit(String id) {
        commits.add(id);
    }

    /**
     * Notes that the current commit has the blob at the path; of several commits the last one named counts.
     *
     * @param hex the blob's id
     * @param rawPath the path's bytes, one a character
     * @return whether the blob is new
     */
    boolean add(byte[] hex, String rawPath) {
        int before = blobs;
        int blob = number(hex);
        int path = pathNumbers.computeIfAbsent(rawPath, p -> {
            paths.add(p);
            return paths.size() - 1;
        });
        int commit = commits.size() - 1;
        int at = blob == before ? NONE : first[blob];
        while (at != NONE && placePath[at] != path) {
            at = placeNext[at];
        }
        if (at != NONE) {
            placeCommit[at] = commit;
            return false;
        }
        if (places == placePath.length) {
            placePath = Arrays.copyOf(placePath, 2 * places);
            placeCommit = Arrays.copyOf(placeCommit, 2 * places);
            placeNext = Arrays.copyOf(placeNext, 2 * places);
        }
        placePath[places] = path;
        placeCommit[places] = commit;
        placeNext[places] = blob == before ? NONE : first[blob];
        first[blob] = places++;
        return blob == before;
    }

    int blobs() {
        return blobs;
    }

    int paths() {
        return paths.size();
    }

    int commits() {
        return commits.size();
    }

    String commitId(int commit) {
        return commits.get(commit);
    }

    String path(int path) {
        return paths.get(path);
    }

    /** The blob's id in hexadecimal. */
    byte[] hex(int blob) {
        byte[] hex = new byte[2 * idLength];
        for (int i = 0; i < idLength; i++) {
            int b = ids[blob * idLength + i];
            hex[2 * i] = (byte) Character.forDigit(b >> 4 & 15, 16);
            hex[2 * i + 1] = (byte) Character.forDigit(b & 15, 16);
        }
        return hex;
    }

    /** The number of a blob that was added; -1 for any other. */
    int find(byte[] hex) {
        return idLength == hex.length / 2 ? table[slot(bytes(hex))] : NONE;
    }

    /** Where the blob lies, oldest-added place last. */
    List<int[]> places(int blob) {
        List<int[]> all = new ArrayList<>();
        for (int at = first[blob]; at != NONE; at = placeNext[at]) {
            all.add(new int[] {placePath[at], placeCommit[at]});
        }
        return all;
    }

    /** One path of the blob. */
    int somePath(int blob) {
        return placePath[first[blob]];
    }

    /** For every path its place among all, by bytes. */
    int[] ranks() {
        Integer[] order = new Integer[paths.size()];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> paths.get(a).compareTo(paths.get(b)));
        int[] ranks = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            ranks[order[i]] = i;
        }
        return ranks;
    }

    private int number(byte[] hex) {
        if (idLength == 0) {
            idLength = hex.length / 2;
        }
        byte[] id = bytes(hex);
        int slot = slot(id);
        if (table[slot] != NONE) {
            return table[slot];
        }
        if ((blobs + 1) * idLength > ids.length) {
            ids = Arrays.copyOf(ids, Math.max(1 << 14, 2 * ids.length));
        }
        System.arraycopy(id, 0, ids, blobs * idLength, idLength);
        if (blobs == first.length) {
            first = Arrays.copyOf(first, 2 * blobs);
        }
        table[slot] = blobs++;
        if (2 * blobs > table.length) {
            grow();
        }
        return blobs - 1;
    }

    private void grow() {
        table = filled(2 * table.length);
        for (int blob = 0; blob < blobs; blob++) {
            byte[] id = Arrays.copyOfRange(ids, blob * idLength, (blob + 1) * idLength);
            table[slot(id)] = blob;
        }
    }

    /** Where the id stands, or would. An id is random already: its first bytes are its hash. */
    private int slot(byte[] id) {
        int hash = (id[0] & 255) << 24 | (id[1] & 255) << 16 | (id[2] & 255) << 8 | id[3] & 255;
        int slot = hash & table.length - 1;
        while (table[slot] != NONE && !isAt(table[slot], id)) {
            slot = slot + 1 & table.length - 1;
        }
        return slot;
    }

    private boolean isAt(int blob, byte[] id) {
        int from = blob * idLength;
        return Arrays.equals(ids, from, from + idLength, id, 0, idLength);
    }

    private static byte[] bytes(byte[] hex) {
        byte[] bytes = new byte[hex.length / 2];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (Character.digit(hex[2 * i], 16) << 4 | Character.digit(hex[2 * i + 1], 16));
        }
        return bytes;
    }

    private static int[] filled(int length) {
        int[] table = new int[length];
        Arrays.fill(table, NONE);
        return table;
    }

    /** The path for people. */
    String shown(int path) {
        return RawName.display(paths.get(path).getBytes(StandardCharsets.ISO_8859_1));
    }
}
