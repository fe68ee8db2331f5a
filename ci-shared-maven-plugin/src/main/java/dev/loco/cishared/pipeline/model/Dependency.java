package dev.loco.cishared.pipeline.model;

import dev.loco.cishared.yaml.YamlNode;
import dev.loco.cishared.yaml.YamlScalar;
import dev.loco.cishared.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One entry of a {@code depends_on}, of a step or of a workflow. From Woodpecker 3.17.0, {@code constraint/depends_on.go}.
 *
 * @param name the step or workflow that comes first
 * @param optional whether the dependency is dropped when that one is not part of the run
 * @param token the scalar the name is written as
 */
public record Dependency(String name, boolean optional, YamlScalar token) {

    /**
     * Reads a {@code depends_on}: a name, a list of names, or of objects with {@code name} and {@code optional}. What is
     * neither is passed over.
     */
    static List<Dependency> read(YamlNode node) {
        List<YamlNode> items = node instanceof YamlSequence list ? list.items() : List.of(node);
        List<Dependency> found = new ArrayList<>();
        for (YamlNode item : items) {
            Optional<YamlScalar> name = item.scalar()
                    .or(() -> item.mapping().flatMap(m -> m.get("name")).flatMap(YamlNode::scalar))
                    .filter(s -> !s.isNull());
            boolean optional = item.mapping()
                    .flatMap(m -> m.text("optional"))
                    .filter("true"::equals)
                    .isPresent();
            name.ifPresent(n -> found.add(new Dependency(n.value(), optional, n)));
        }
        return List.copyOf(found);
    }
}
