package dev.loco.cishared.release.protocol;

import dev.loco.cishared.release.git.GitFault;
import dev.loco.cishared.release.git.GitRepository;
import dev.loco.cishared.release.git.ObjectId;
import dev.loco.cishared.release.git.Remote;
import dev.loco.cishared.release.git.RemoteRefs;
import dev.loco.cishared.release.plan.ReleaseStop;
import dev.loco.cishared.release.plan.Snapshot;

/**
 * The branch that is released, as the server has it: not what is checked out here.
 *
 * @param name without {@code refs/heads/}
 * @param commit the commit that CI runs on, an id
 * @param withPaths whether components are told apart by the files that commits touch
 */
public record Branch(GitRepository repository, Remote remote, String name, String commit, boolean withPaths) {
    private static final int MOST_LOOKS = 5;

    /**
     * Branch and tags as the server has them at one moment, with the branch's whole history here.
     *
     * @throws ReleaseStop when CI's commit is not part of the branch, or the server does not let us look
     * @throws GitFault when nothing can be looked at
     */
    public Snapshot look() throws GitFault, ReleaseStop {
        try {
            for (int look = 0; look < MOST_LOOKS; look++) {
                RemoteRefs refs = remote.refs();
                String tip = refs.branches().get(name);
                if (tip == null) {
                    throw new GitFault("the server has no branch `" + name + "`");
                }
                if (holds(tip)) {
                    return checked(Snapshot.of(tip, refs));
                }
            }
        } catch (GitFault fault) {
            if (fault.kind() == GitFault.Kind.REFUSED) {
                throw new ReleaseStop(ReleaseStop.Reason.REFUSED, String.valueOf(fault.getMessage()));
            }
            throw fault;
        }
        throw new ReleaseStop(
                ReleaseStop.Reason.TRY_LATER, "branch `" + name + "` is rewritten faster than it can be fetched");
    }

    /**
     * Whether tags that stand in the way may do so only because a server lists its refs one after the other: the branch as
     * it was, and then tags of releases that came after. Who looks again sees the branch that holds them.
     */
    boolean hasMovedSince(Snapshot snapshot, ReleaseStop stop) throws GitFault, ReleaseStop {
        return stop.reason() == ReleaseStop.Reason.CONFLICT && !look().equals(snapshot);
    }

    /**
     * Whether the whole history of the commit is here, fetched if need be; not if the branch was rewritten meanwhile. What
     * is checked out is whole. Of another commit that is here nobody knows: a fetch that was killed may have left it
     * without those before it, and only git's own fetch looks after that.
     */
    private boolean holds(String tip) throws GitFault {
        if (!repository.isShallow() && repository.head().filter(tip::equals).isPresent()) {
            return true;
        }
        remote.fetch(name, withPaths);
        return repository.commit(tip).isPresent();
    }

    private Snapshot checked(Snapshot snapshot) throws GitFault, ReleaseStop {
        if (!repository.isAncestor(commit, snapshot.base())) {
            throw new ReleaseStop(
                    ReleaseStop.Reason.NOT_IN_BRANCH,
                    "commit " + ObjectId.abbreviated(commit) + " is not part of branch `" + name
                            + "` on the server, which is at " + ObjectId.abbreviated(snapshot.base())
                            + ": push it first, or name the branch it belongs to");
        }
        return snapshot;
    }
}
