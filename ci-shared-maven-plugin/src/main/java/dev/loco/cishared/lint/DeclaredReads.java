package dev.loco.cishared.lint;

import dev.loco.cishared.coverage.DeclaredAccess;
import dev.loco.cishared.manifest.Manifest;
import dev.loco.cishared.policy.Capability;
import dev.loco.cishared.secrets.ReadPath;
import dev.loco.cishared.yaml.YamlFile;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What bao-lint asks the coverage engine of a read that it has found. The engine is set up at the first question: most
 * repositories read nothing by themselves.
 */
final class DeclaredReads implements Predicate<ReadPath> {
    private final YamlFile manifest;
    private @Nullable DeclaredAccess access;

    DeclaredReads(YamlFile manifest) {
        this.manifest = manifest;
    }

    @Override
    public boolean test(ReadPath path) {
        return access().mayDeclare(Capability.READ, path.pieces());
    }

    /** Each run of the scan asks from its own thread. */
    private synchronized DeclaredAccess access() {
        DeclaredAccess known = access;
        if (known == null) {
            known = DeclaredAccess.of(Manifest.read(manifest));
            access = known;
        }
        return known;
    }
}
