package dev.loco.cishared.release.git;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The repository on the server that releases are pushed to. */
public final class Remote {
    private static final Pattern PASSWORD_IN_URL = Pattern.compile("(?<=://)[^/@]*:[^/@]*@");
    private static final int MOST_FETCHES = 10;

    private final GitRepository repository;
    private final Git git;
    private final String place;
    private final Duration patience;
    private final Optional<Credentials> credentials;

    private Remote(
            GitRepository repository, Git git, String place, Duration patience, Optional<Credentials> credentials) {
        this.repository = repository;
        this.git = git;
        this.place = place;
        this.patience = patience;
        this.credentials = credentials;
    }

    /** Where a remote lies: its URL for pushes, else that for fetches, as configured and rewritten. */
    public static String url(GitRepository repository, String name) throws GitFault {
        Answer answer = repository.git().ask("remote", "get-url", "--push", "--end-of-options", name);
        if (!answer.ok()) {
            throw new GitFault("there is no remote `" + name + "`: git remote add " + name + " <url>");
        }
        List<String> lines = answer.lines();
        return lines.isEmpty() ? "" : lines.get(0);
    }

    /**
     * The remote of that name.
     *
     * @param patience how long one talk with the server may last
     */
    public static Remote of(GitRepository repository, String name, Duration patience, Optional<Credentials> credentials)
            throws GitFault {
        Git git = repository
                .git()
                // Configured for a mirror, it would push everything.
                .configured("remote." + name + ".mirror=false")
                .configured("http.followRedirects=initial");
        String place = name;
        if (credentials.isPresent()) {
            git = credentials.get().giveTo(git);
            String url = url(repository, name);
            // A password in the URL would be used instead of the token.
            place = PASSWORD_IN_URL.matcher(url).find()
                    ? PASSWORD_IN_URL.matcher(url).replaceFirst("")
                    : name;
        }
        return new Remote(repository, git, place, patience, credentials);
    }

    /** What the server's refs hold now. */
    public RemoteRefs refs() throws GitFault {
        Answer answer = git.ask(
                List.of("ls-remote", "--quiet", "--heads", "--tags", "--end-of-options", place), new byte[0], patience);
        if (!answer.ok()) {
            throw fault("the server's refs cannot be read", answer);
        }
        return RemoteRefs.read(answer.lines());
    }

    /**
     * Brings a branch with its whole history here, without a ref for it: nobody's branches move, and neither can a killed
     * git leave a locked ref behind nor two runs in one clone meet on it. git prunes objects without a ref after weeks.
     *
     * @param withPaths whether it will be asked which files commits touch
     * @throws GitFault also when history is cut off and cannot be completed
     */
    public void fetch(String branch, boolean withPaths) throws GitFault {
        for (int fetch = 1; ; fetch++) {
            List<String> options = repository.isShallow()
                    // Commits are all that is needed, or commits and trees; a server without filters ignores this and
                    // sends all.
                    ? List.of("--unshallow", "--filter=" + (withPaths ? "blob:none" : "tree:0"))
                    : List.of();
            Answer answer = fetch(options, branch);
            boolean wasShallow = repository.isShallow();
            if (wasShallow) {
                repository.deepened();
            }
            if (answer.ok()) {
                break;
            }
            // Another run in this very clone may have been faster in completing its history.
            boolean overtaken = wasShallow && !repository.isShallow();
            if (fetch == MOST_FETCHES || !(overtaken || CloneLock.isOver(repository, answer, patience))) {
                throw fault("the branch cannot be fetched", answer);
            }
        }
        if (repository.isShallow()) {
            throw new GitFault("history is cut off (a shallow clone), and the server has no more of it either");
        }
    }

    private Answer fetch(List<String> options, String branch) throws GitFault {
        List<String> arguments = new ArrayList<>(List.of(
                "fetch",
                "--quiet",
                "--no-tags",
                "--no-write-fetch-head",
                "--no-recurse-submodules",
                "--no-auto-maintenance",
                "--refmap="));
        arguments.addAll(options);
        arguments.addAll(List.of("--end-of-options", place, "refs/heads/" + branch));
        return git.ask(arguments, new byte[0], patience);
    }

    /** Pushes all of it or nothing. */
    public PushAnswer push(List<RefUpdate> updates) throws GitFault {
        List<String> arguments = new ArrayList<>(List.of(
                "push",
                "--porcelain",
                "--atomic",
                "--no-verify",
                "--no-follow-tags",
                "--no-signed",
                "--recurse-submodules=no",
                "--no-force-if-includes"));
        updates.forEach(update -> update.leaseArgument().ifPresent(arguments::add));
        arguments.add("--end-of-options");
        arguments.add(place);
        updates.forEach(update -> arguments.add(update.refspec()));
        PushAnswer answer = PushAnswer.read(git.ask(arguments, new byte[0], patience));
        return new PushAnswer(answer.outcome(), hidden(answer.why()));
    }

    private GitFault fault(String what, Answer answer) {
        if (answer.code() == Answer.TIMED_OUT) {
            return new GitFault(what + ": no answer within " + patience.toSeconds() + " s");
        }
        return new GitFault(
                Complaints.isRefusal(answer.err()) ? GitFault.Kind.REFUSED : GitFault.Kind.COULD_NOT_LOOK,
                hidden(what + ": " + answer.why()));
    }

    private String hidden(String text) {
        return credentials.map(c -> c.hideIn(text)).orElse(text);
    }
}
