package dev.loco.cishared.release.plan;

import dev.loco.cishared.release.git.GitFault;
import dev.loco.cishared.release.git.GitRepository;
import dev.loco.cishared.release.git.RemoteRefs;
import dev.loco.cishared.version.ReleaseTags;
import dev.loco.cishared.version.TagPrefix;
import dev.loco.cishared.version.TagRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A branch and the tags at one moment.
 *
 * @param base the branch's newest commit
 * @param tags what each tag's ref holds, by name
 * @param peeled commits of annotated tags as far as they are known, by the tag's name
 */
public record Snapshot(String base, Map<String, String> tags, Map<String, String> peeled) {
    public Snapshot {
        tags = Map.copyOf(tags);
        peeled = Map.copyOf(peeled);
    }

    /** What a server showed. */
    public static Snapshot of(String base, RemoteRefs refs) {
        return new Snapshot(base, refs.tags(), refs.peeled());
    }

    /** A commit of this clone and its own tags with a prefix, for a look without a server. */
    public static Snapshot local(GitRepository repository, String base, TagPrefix prefix) throws GitFault {
        return new Snapshot(base, repository.tags(prefix.text()), Map.of());
    }

    /** The tags that are versions with that prefix, highest first. */
    ReleaseTags versions(TagPrefix prefix) {
        List<TagRef> refs = new ArrayList<>(tags.size());
        tags.forEach((name, object) -> refs.add(new TagRef(name, object, peeled.getOrDefault(name, object))));
        return ReleaseTags.of(prefix, refs);
    }

    /** What a tag's ref holds. */
    public Optional<String> tag(String name) {
        return Optional.ofNullable(tags.get(name));
    }

    /** The commit a tag stands for, or its object where that is not known. */
    public Optional<String> commitOf(String name) {
        String commit = peeled.get(name);
        return Optional.ofNullable(commit == null ? tags.get(name) : commit);
    }
}
