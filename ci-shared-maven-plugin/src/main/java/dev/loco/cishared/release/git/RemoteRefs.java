package dev.loco.cishared.release.git;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a server's refs hold at one moment.
 *
 * @param branches ids of commits by the branch's name
 * @param tags what each tag's ref holds, by the tag's name
 * @param peeled the commits that annotated tags stand for, by the tag's name
 */
public record RemoteRefs(Map<String, String> branches, Map<String, String> tags, Map<String, String> peeled) {
    private static final String HEADS = "refs/heads/";
    private static final String TAGS = "refs/tags/";
    private static final String PEELED = "^{}";

    public RemoteRefs {
        branches = Map.copyOf(branches);
        tags = Map.copyOf(tags);
        peeled = Map.copyOf(peeled);
    }

    /** Reads the output of {@code git ls-remote}. */
    static RemoteRefs read(Iterable<String> lines) {
        Map<String, String> branches = new LinkedHashMap<>();
        Map<String, String> tags = new LinkedHashMap<>();
        Map<String, String> peeled = new LinkedHashMap<>();
        for (String line : lines) {
            int tab = line.indexOf('\t');
            if (tab < 0 || !ObjectId.is(line.substring(0, tab))) {
                continue;
            }
            String id = line.substring(0, tab);
            String ref = line.substring(tab + 1);
            if (ref.startsWith(HEADS)) {
                branches.put(ref.substring(HEADS.length()), id);
            } else if (ref.startsWith(TAGS) && ref.endsWith(PEELED)) {
                peeled.put(ref.substring(TAGS.length(), ref.length() - PEELED.length()), id);
            } else if (ref.startsWith(TAGS)) {
                tags.put(ref.substring(TAGS.length()), id);
            }
        }
        return new RemoteRefs(branches, tags, peeled);
    }

    /** The commit a tag stands for, or what else it holds; empty when there is no such tag. */
    public Optional<String> commitOf(String tag) {
        String commit = peeled.get(tag);
        return Optional.ofNullable(commit == null ? tags.get(tag) : commit);
    }
}
