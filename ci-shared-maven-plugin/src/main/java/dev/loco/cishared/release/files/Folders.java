package dev.loco.cishared.release.files;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.stream.Stream;

/** Folders as prefixes of paths: {@code crates/core/}, the root as nothing. */
final class Folders {
    private Folders() {}

    /** The folder, the one above it and so on to the root. */
    static Stream<String> upFrom(String folder) {
        return Stream.iterate(folder, f -> !f.equals("/"), Folders::above);
    }

    /** The folder above; {@code /}, which is no folder, above the root. */
    private static String above(String folder) {
        return folder.isEmpty() ? "/" : folder.substring(0, folder.lastIndexOf('/', folder.length() - 2) + 1);
    }

    /** The path of a folder seen from one above it, without a slash at its end; nothing for the folder itself. */
    static String below(String above, String folder) {
        String rest = folder.substring(above.length());
        return rest.endsWith("/") ? rest.substring(0, rest.length() - 1) : rest;
    }

    /** The folder that a relative path leads to; empty when it leaves the root. */
    static Optional<String> resolve(String folder, String path) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : (folder + path).split("/")) {
            if (part.equals("..")) {
                if (parts.pollLast() == null) {
                    return Optional.empty();
                }
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return Optional.of(parts.isEmpty() ? "" : String.join("/", parts) + "/");
    }
}
