package dev.loco.cishared.openbao;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A folder that holds what was read of a server; what lies where in it says {@link Layout}. */
public final class SnapshotFolder {
    private SnapshotFolder() {}

    /**
     * What the folder holds. A folder without {@code sys}, {@code auth}, {@code identity} or {@code namespaces} in it is
     * one of policies only: its {@code *.hcl}.
     *
     * @throws CouldNotRead when the folder is none, cannot be read, or holds no policy at all; a file that cannot be
     *     understood is one of {@link Inventory#faults()} instead
     */
    public static Inventory read(Path folder) throws CouldNotRead {
        if (!Files.isDirectory(folder)) {
            throw CouldNotRead.because("`" + folder + "` is no folder; write one with the goal snapshot");
        }
        try {
            return new FolderReading(folder).inventory();
        } catch (IOException fault) {
            throw CouldNotRead.because("`" + folder + "` cannot be read: " + reason(fault));
        }
    }

    /**
     * Writes the inventory: each file at once or not at all, the same inventory always byte for byte the same. Files of
     * an earlier snapshot that are in this one no longer are removed; files that no snapshot wrote stay as they are.
     *
     * @return how many files were written anew, and how many removed
     * @throws CouldNotRead when a file cannot be written, or stands in the way and is no snapshot's
     */
    public static Written write(Inventory inventory, Path folder) throws CouldNotRead {
        try {
            return new FolderWriting(folder).write(files(inventory), inventory.version());
        } catch (IOException fault) {
            throw CouldNotRead.because("the snapshot cannot be written to `" + folder + "`: " + reason(fault));
        }
    }

    /**
     * What writing did.
     *
     * @param files of the snapshot in all
     * @param changed written anew
     * @param removed those of an earlier snapshot that are gone
     */
    public record Written(int files, int changed, int removed) {}

    static String reason(IOException fault) {
        return fault.getClass().getSimpleName() + ": " + fault.getMessage();
    }

    /** The files of a snapshot by their names below its folder. */
    static SortedMap<String, byte[]> files(Inventory inventory) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (Namespace namespace : inventory.namespaces()) {
            String folder = Layout.folder(namespace.path());
            files.put(folder + Layout.MOUNTS, bytes(Entries.json(namespace.mounts())));
            files.put(folder + Layout.AUTHS, bytes(Entries.json(namespace.auths())));
            for (PolicyText policy : namespace.policies()) {
                files.put(
                        Layout.policy(namespace.path(), policy.name(), policy.text()),
                        policy.text().getBytes(UTF_8));
            }
            for (Role role : namespace.roles()) {
                files.put(
                        Layout.role(namespace.path(), role.mount(), role.kind(), role.name()),
                        bytes(Entries.json(role)));
            }
            for (Group group : namespace.groups()) {
                files.put(Layout.group(namespace.path(), group.name()), bytes(Entries.json(group)));
            }
            for (Entity entity : namespace.entities()) {
                files.put(Layout.entity(namespace.path(), entity.name()), bytes(Entries.json(entity)));
            }
        }
        return files;
    }

    private static byte[] bytes(Json json) {
        return JsonText.of(json).getBytes(UTF_8);
    }

    /** What {@link Layout#INDEX} holds for those files of a server of that version. */
    static byte[] index(Collection<String> files, Optional<String> version) {
        Map<String, Json> members = new HashMap<>();
        members.put("files", JsonText.strings(files.stream().sorted().toList()));
        version.ifPresent(text -> members.put("version", JsonText.string(text)));
        return bytes(new Json.Members(members));
    }
}
