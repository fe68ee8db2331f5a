package dev.loco.cishared.lint;

import dev.loco.cishared.release.git.GitRepository;
import dev.loco.cishared.release.plan.Component;
import dev.loco.cishared.release.version.Levels;
import dev.loco.cishared.release.version.SemanticVersion;
import dev.loco.cishared.release.version.TagPrefix;
import dev.loco.cishared.release.version.Zero;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The components that a run is about: those of {@code .ci-shared.yml}, or one that is the whole repository. */
final class Components {
    private static final Map<String, Component.Mode> MODES =
            Map.of("tag-only", Component.Mode.TAG_ONLY, "commit", Component.Mode.COMMIT);

    private Components() {}

    static List<Component> of(Options options, Door door, GitRepository repository) throws WrongUse, CouldNotRun {
        return List.of(new Component(
                "default",
                new TagPrefix("v"),
                List.of(),
                List.of(),
                Optional.empty(),
                Set.of(Component.Floating.MAJOR),
                Component.Mode.TAG_ONLY,
                options.one("initial").flatMap(SemanticVersion::parse).orElse(SemanticVersion.of(0, 1, 0)),
                Levels.DEFAULT,
                Zero.MINOR));
    }
}
