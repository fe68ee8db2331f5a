package dev.loco.cishared.lint;

import dev.loco.cishared.release.git.Credentials;
import dev.loco.cishared.release.git.GitFault;
import dev.loco.cishared.release.git.GitRepository;
import dev.loco.cishared.release.git.Remote;
import dev.loco.cishared.release.plan.Component;
import dev.loco.cishared.release.plan.Planner;
import dev.loco.cishared.release.protocol.Branch;
import dev.loco.cishared.version.PreReleaseLabel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the goals that release start from: the repository, its components, its server, by options and CI's variables. */
final class ReleaseSetup implements AutoCloseable {
    private static final Duration USUAL_PATIENCE = Duration.ofSeconds(120);
    private static final String REMOTE = "origin";
    /** Where the token for the server may stand; the first that is set is taken. */
    private static final List<String> TOKENS = List.of("CI_SHARED_TOKEN", "FORGEJO_TOKEN", "GITEA_TOKEN");

    private final Options options;
    private final Door door;
    private final Path root;
    private final GitRepository repository;
    private final Components components;
    private Optional<Credentials> credentials = Optional.empty();

    private ReleaseSetup(Options options, Door door, Path root, GitRepository repository, Components components) {
        this.options = options;
        this.door = door;
        this.root = root;
        this.repository = repository;
        this.components = components;
    }

    static ReleaseSetup of(Options options, Door door) throws WrongUse, CouldNotRun, GitFault, Components.BadSettings {
        Path root = new Translation(options, door).repository().root();
        GitRepository repository = GitRepository.at(root, door.environment());
        return new ReleaseSetup(options, door, root, repository, Components.of(options, root, repository));
    }

    Path root() {
        return root;
    }

    GitRepository repository() {
        return repository;
    }

    /** Those of this run. */
    List<Component> components() {
        return components.chosen();
    }

    /** Whether outputs name the components: there are several in the repository, however many this run is about. */
    boolean named() {
        return components.all().size() > 1;
    }

    /** One planner a component. */
    List<Planner> planners() throws WrongUse {
        Optional<String> text = options.one("pre");
        Optional<PreReleaseLabel> label = text.flatMap(PreReleaseLabel::parse);
        if (text.isPresent() && label.isEmpty()) {
            throw new WrongUse("`pre` takes a label such as rc, letters, digits and hyphens with dots between, not `"
                    + text.get() + "`");
        }
        return components.chosen().stream()
                .map(component -> new Planner(repository, component, label, webUrl()))
                .toList();
    }

    /** Where CI says that the repository is shown. */
    private Optional<String> webUrl() {
        return variable("CI_REPO_URL").filter(url -> url.matches("https?://[^\\s@]+"));
    }

    /** The branch to release, as the server has it. */
    Branch branch() throws GitFault, WrongUse {
        String name = branchName();
        boolean withPaths =
                components.chosen().stream().anyMatch(c -> !c.paths().isEmpty());
        return new Branch(repository, remote(), name, commit(), withPaths);
    }

    private String branchName() throws GitFault, WrongUse {
        Optional<String> name = options.one("branch").or(() -> variable("CI_COMMIT_BRANCH"));
        if (name.isEmpty()) {
            name = repository.branch();
        }
        return name.orElseThrow(
                () -> new WrongUse("HEAD is on no branch, and neither `branch` nor CI_COMMIT_BRANCH names"
                        + " the one to release:" + door.words().option("branch", "<name>")));
    }

    /** The commit CI runs on: as CI says, where this repository has it, else what is checked out. */
    String commit() throws GitFault, WrongUse {
        Optional<String> given = options.one("commit");
        if (given.isPresent()) {
            return repository
                    .commit(given.get())
                    .orElseThrow(() -> new WrongUse("`commit` = `" + given.get() + "` is no commit here"));
        }
        Optional<String> ci = variable("CI_COMMIT_SHA");
        Optional<String> known = ci.isPresent() ? repository.commit(ci.get()) : Optional.empty();
        return known.or(repository::head)
                .orElseThrow(() -> new GitFault("there is no commit yet, so nothing to release"));
    }

    private Remote remote() throws GitFault, WrongUse {
        String name = options.one("remote").orElse(REMOTE);
        String url = Remote.url(repository, name);
        for (String variable : TOKENS) {
            Optional<String> token = variable(variable);
            if (token.isPresent() && credentials.isEmpty()) {
                credentials = Credentials.of(url, token.get());
            }
        }
        return Remote.of(repository, name, patience(), credentials);
    }

    private Duration patience() throws WrongUse {
        Optional<String> text = options.one("timeout");
        try {
            int seconds = text.map(Integer::parseInt).orElse((int) USUAL_PATIENCE.toSeconds());
            if (seconds >= 1) {
                return Duration.ofSeconds(seconds);
            }
        } catch (NumberFormatException notANumber) {
            // Said below.
        }
        throw new WrongUse("`timeout` takes seconds from 1 on, not `" + text.orElse("") + "`");
    }

    private Optional<String> variable(String name) {
        Map<String, String> environment = door.environment();
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    /** On the event of a tag the release has happened. */
    boolean isTagEvent() {
        return variable("CI_COMMIT_TAG").isPresent()
                && variable("CI_PIPELINE_EVENT").filter("tag"::equals).isPresent();
    }

    @Override
    public void close() {
        credentials.ifPresent(Credentials::close);
    }
}
