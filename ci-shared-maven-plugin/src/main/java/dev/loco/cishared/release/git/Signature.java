package dev.loco.cishared.release.git;

import java.util.Map;

/**
 * Who a commit or a tag is by, and when.
 *
 * @param name of a person or a machine
 * @param when {@code <seconds since 1970> <zone>}, as git's objects have it
 */
public record Signature(String name, String email, String when) {
    private static final String NOBODY = "ci-shared";
    private static final String NOWHERE = "ci-shared@localhost";

    /**
     * Who commits here, at the moment another commit was made: not the clock, so that the same plan gives the same ids.
     *
     * @param environment variables of this process
     */
    public static Signature atTimeOf(GitRepository repository, String commit, Map<String, String> environment)
            throws GitFault {
        String name = environment.getOrDefault("GIT_COMMITTER_NAME", "");
        String email = environment.getOrDefault("GIT_COMMITTER_EMAIL", "");
        if (name.isBlank() || email.isBlank()) {
            name = repository.setting("user.name").orElse(NOBODY);
            email = repository.setting("user.email").orElse(NOWHERE);
        }
        return new Signature(
                clean(name), clean(email), CommitTime.of(repository, commit).toString());
    }

    private static String clean(String text) {
        return text.replaceAll("[<>\\p{Cntrl}]", "").strip();
    }

    /** As it stands in an object of git. */
    String line() {
        return name + " <" + email + "> " + when;
    }
}
