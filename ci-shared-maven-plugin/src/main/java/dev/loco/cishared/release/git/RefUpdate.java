package dev.loco.cishared.release.git;

import java.util.Optional;

/**
 * One ref of a push.
 *
 * @param object what the ref shall hold
 * @param ref its full name
 * @param lease what the ref must hold for the push to happen, empty for "must not exist"; no lease at all: only forward
 */
public record RefUpdate(String object, String ref, Optional<Lease> lease) {

    /**
     * What a ref must hold.
     *
     * @param old an object's id; empty for a ref that must not exist
     */
    public record Lease(Optional<String> old) {}

    /** A branch that moves forward. */
    public static RefUpdate forward(String commit, String branch) {
        return new RefUpdate(commit, "refs/heads/" + branch, Optional.empty());
    }

    /** A tag that must not exist yet. */
    public static RefUpdate newTag(String object, String name) {
        return new RefUpdate(object, "refs/tags/" + name, Optional.of(new Lease(Optional.empty())));
    }

    /** A tag that moves, from what it holds now. */
    public static RefUpdate movedTag(String object, String name, Optional<String> old) {
        return new RefUpdate(object, "refs/tags/" + name, Optional.of(new Lease(old)));
    }

    /** {@code <object>:<ref>}; never with a leading {@code +}, which would override the lease in silence. */
    String refspec() {
        return object + ":" + ref;
    }

    /** {@code --force-with-lease=<ref>:<old>}; an empty old id means that the ref must not exist. */
    Optional<String> leaseArgument() {
        return lease.map(l -> "--force-with-lease=" + ref + ":" + l.old().orElse(""));
    }
}
