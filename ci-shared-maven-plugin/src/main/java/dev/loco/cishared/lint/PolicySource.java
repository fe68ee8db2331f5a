package dev.loco.cishared.lint;

import dev.loco.cishared.openbao.Clock;
import dev.loco.cishared.openbao.CouldNotRead;
import dev.loco.cishared.openbao.Inventory;
import dev.loco.cishared.openbao.LiveServer;
import dev.loco.cishared.openbao.ServerSettings;
import dev.loco.cishared.openbao.SnapshotFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Where policies and roles come from: a folder that is named, a live server, or the folder of the settings. */
final class PolicySource {
    private final Options options;
    private final Door door;

    PolicySource(Options options, Door door) {
        this.options = options;
        this.door = door;
    }

    /**
     * What was read.
     *
     * @param folder where the files lie, as findings name it, with a slash at its end; empty for a server
     * @param said where it comes from, a short phrase
     */
    record Read(Inventory inventory, String folder, String said) {}

    /** Reads the folder given as an option, else the server given, else the settings' folder. */
    Read read(Path root, Optional<String> settingsFolder) throws WrongUse, CouldNotRun {
        Optional<String> named = options.one("policies");
        if (named.isPresent()) {
            return folder(door.directory().resolve(named.get()).normalize(), root);
        }
        boolean server = options.one("address").isPresent()
                || door.environment().containsKey("BAO_ADDR")
                || door.environment().containsKey("VAULT_ADDR");
        if (server) {
            LiveServer.Reading reading = live();
            String version =
                    reading.inventory().version().map(v -> "OpenBao " + v).orElse("the server");
            return new Read(reading.inventory(), "", version + ", " + reading.requests() + " requests");
        }
        if (settingsFolder.isPresent()) {
            return folder(root.resolve(settingsFolder.get()).normalize(), root);
        }
        throw new WrongUse("say where the policies are: a folder" + door.words().option("policies", "<folder>")
                + ", `policies.folder` in .ci-shared.yml, or a server by BAO_ADDR and BAO_TOKEN");
    }

    /** Reads the live server. */
    LiveServer.Reading live() throws WrongUse, CouldNotRun {
        try {
            Map<String, String> given = new HashMap<>();
            for (String name : ServerSettings.OPTIONS) {
                options.one(name).ifPresent(value -> given.put(name, value));
            }
            return LiveServer.read(
                    ServerSettings.of(given, door.environment(), door.directory()), new Passing(door));
        } catch (CouldNotRead fault) {
            throw translated(fault);
        }
    }

    private static CouldNotRun translated(CouldNotRead fault) throws WrongUse {
        if (fault.reason() == CouldNotRead.Reason.WRONG_USE) {
            throw new WrongUse(String.valueOf(fault.getMessage()));
        }
        return new CouldNotRun(String.valueOf(fault.getMessage()), fault);
    }

    private static Read folder(Path folder, Path root) throws WrongUse, CouldNotRun {
        try {
            Path shown = folder.startsWith(root) ? root.relativize(folder) : folder;
            String name = shown.toString().replace('\\', '/');
            return new Read(SnapshotFolder.read(folder), name.isEmpty() ? "" : name + "/", "the folder " + name);
        } catch (CouldNotRead fault) {
            throw translated(fault);
        }
    }

    /** The door's clock, and real waiting. */
    private record Passing(Door door) implements Clock {
        @Override
        public long millis() {
            return door.millis().getAsLong();
        }

        @Override
        public void pause(Duration duration) throws InterruptedException {
            Thread.sleep(duration.toMillis());
        }
    }
}
