package dev.loco.cishared.lint;

import dev.loco.cishared.openbao.CouldNotRead;
import dev.loco.cishared.openbao.Inventory;
import dev.loco.cishared.openbao.LiveServer;
import dev.loco.cishared.openbao.SnapshotFolder;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The goal {@code snapshot}: what a live server holds, into a folder. */
final class SnapshotRun {
    private final Options options;
    private final Door door;

    SnapshotRun(Options options, Door door) {
        this.options = options;
        this.door = door;
    }

    Outcome run() throws WrongUse, CouldNotRun {
        Path folder = folder();
        try {
            LiveServer.Reading reading = new PolicySource(options, door).live();
            SnapshotFolder.Written written = SnapshotFolder.write(reading.inventory(), folder);
            door.out().print(said(reading, written));
            return Outcome.CLEAN;
        } catch (CouldNotRead fault) {
            throw new CouldNotRun(String.valueOf(fault.getMessage()), fault);
        }
    }

    private Path folder() throws WrongUse {
        String to = options.one("to")
                .orElseThrow(() -> new WrongUse("say where the snapshot is written:"
                        + door.words().option("to", "<folder>").stripTrailing()));
        try {
            return door.directory().resolve(to).normalize();
        } catch (InvalidPathException notHere) {
            throw new WrongUse("`" + to + "` cannot be a path here: " + notHere.getReason());
        }
    }

    private String said(LiveServer.Reading reading, SnapshotFolder.Written written) {
        Inventory inventory = reading.inventory();
        return "wrote " + count(inventory.policies(), "policy", "policies") + " and "
                + count(inventory.roles(), "role", "roles") + " of "
                + count(inventory.namespaces().size(), "namespace", "namespaces") + " to "
                + options.one("to").orElse("") + ": " + count(written.files(), "file", "files") + ", "
                + written.changed() + " changed, " + written.removed() + " removed"
                + inventory.version().map(version -> "; OpenBao " + version).orElse("") + ", "
                + count(reading.requests(), "request", "requests") + "\n";
    }

    private static String count(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
