package dev.loco.cishared.release.plan;

import dev.loco.cishared.release.git.GitFault;
import dev.loco.cishared.release.git.GitRepository;
import dev.loco.cishared.version.ReleaseTag;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which tags a commit reaches. The highest versions are asked for one by one, which takes a few commits' time when they
 * lie near, as they nearly always do; only a branch far behind makes git walk its whole history, once.
 */
final class Reachable {
    private static final int ONE_BY_ONE = 4;

    private final GitRepository repository;
    private final String tip;
    private final Map<String, Boolean> known = new HashMap<>();
    private int asked;

    Reachable(GitRepository repository, String tip) {
        this.repository = repository;
        this.tip = tip;
    }

    /** The first of them that the tip reaches. */
    Optional<ReleaseTag> first(List<ReleaseTag> tags) throws GitFault {
        for (int i = 0; i < tags.size(); i++) {
            if (reaches(tags, i)) {
                return Optional.of(tags.get(i));
            }
        }
        return Optional.empty();
    }

    private boolean reaches(List<ReleaseTag> tags, int index) throws GitFault {
        String commit = tags.get(index).commit();
        Boolean answer = known.get(commit);
        if (answer != null) {
            return answer;
        }
        if (asked++ < ONE_BY_ONE) {
            boolean reached = repository.isAncestor(commit, tip);
            known.put(commit, reached);
            return reached;
        }
        walk(tags.subList(index, tags.size()));
        return Boolean.TRUE.equals(known.get(commit));
    }

    private void walk(List<ReleaseTag> tags) throws GitFault {
        // The ids of annotated tags may be all that is known of them.
        Map<String, String> commits =
                repository.peeled(tags.stream().map(ReleaseTag::commit).toList());
        Set<String> wanted = new HashSet<>(commits.values());
        Set<String> reached = new HashSet<>();
        repository.history(tip, id -> {
            if (wanted.contains(id)) {
                reached.add(id);
            }
        });
        for (ReleaseTag tag : tags) {
            String commit = commits.get(tag.commit());
            known.putIfAbsent(tag.commit(), commit != null && reached.contains(commit));
        }
    }
}
