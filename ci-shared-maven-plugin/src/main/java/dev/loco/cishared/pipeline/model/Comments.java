package dev.loco.cishared.pipeline.model;

import dev.loco.cishared.yaml.YamlComment;
import dev.loco.cishared.yaml.YamlFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The comments of a YAML file by line, which its tree does not hold. */
public final class Comments {
    private final TreeMap<Integer, YamlComment> byLine = new TreeMap<>();

    /** Those of a file. */
    public Comments(YamlFile file) {
        file.comments().forEach(c -> byLine.put(c.span().line(), c));
    }

    /** The comment on a line (from 1), alone or behind something. */
    public Optional<YamlComment> on(int line) {
        return Optional.ofNullable(byLine.get(line));
    }

    /** The comment that has the line to itself. */
    public Optional<YamlComment> aloneOn(int line) {
        return on(line).filter(YamlComment::ownLine);
    }

    /** The comments directly above a line, without a blank line between, from top to bottom. */
    public List<YamlComment> above(int line) {
        List<YamlComment> found = new ArrayList<>();
        for (int l = line - 1; l >= 1 && aloneOn(l).isPresent(); l--) {
            found.add(0, byLine.get(l));
        }
        return found;
    }
}
