package dev.loco.cishared.mojo;

import dev.loco.cishared.lint.Door;
import dev.loco.cishared.lint.ExitCode;
import dev.loco.cishared.lint.Goal;
import dev.loco.cishared.lint.Goals;
import dev.loco.cishared.lint.Options;
import dev.loco.cishared.lint.Outcome;
import dev.loco.cishared.lint.Product;
import dev.loco.cishared.lint.Terminal;
import dev.loco.cishared.pipeline.template.Catalogue;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;

/** What all goals share: once in a reactor, for its root, and from an outcome to Maven's own exceptions. */
final class MavenFront {
    private static final String GROUP = "dev.loco";
    private static final String PLUGIN = GROUP + ":ci-shared-maven-plugin";

    private final MavenSession session;
    private final Log log;

    MavenFront(MavenSession session, Log log) {
        this.session = session;
        this.log = log;
    }

    /** Runs the goal, unless this reactor has already run it on the same root. */
    void run(Goal goal, List<String> arguments, Options options) throws MojoFailureException, MojoExecutionException {
        if (!isFirst(goal, options)) {
            return;
        }
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        Door door = new Door(
                System.in,
                out,
                out,
                Terminal.wantsColour(options, System.getenv("NO_COLOR")),
                Path.of(session.getRequest().getBaseDirectory()),
                LocalDate.now(ZoneOffset.UTC),
                Instant.now(),
                () -> System.nanoTime() / 1_000_000,
                Optional.ofNullable(System.getenv("GIT_INDEX_FILE")).map(Path::of),
                new Door.Maven(plugin()),
                System.getenv(),
                Catalogue::shipped);
        Outcome outcome = Goals.run(goal, arguments, options, door);
        say(said.toString(StandardCharsets.UTF_8).stripTrailing(), outcome);
        if (outcome.exit() == ExitCode.COULD_NOT_RUN) {
            throw new MojoExecutionException(outcome.message());
        }
        if (outcome.exit() != ExitCode.CLEAN) {
            throw new MojoFailureException(outcome.message());
        }
    }

    /**
     * Runs a goal that belongs behind all that is built and tested, since it cannot be undone: bound to a phase, it runs
     * with the last project that comes to it. Called by name it comes to one project only, as Maven has it for goals that
     * need none.
     *
     * <p>In a run of {@code deploy} what is bound does nothing: that publishes a version which has its tag already, and
     * lies behind the phases of a release by Maven's order alone.
     */
    void runLast(MojoExecution execution, Goal goal, Options options)
            throws MojoFailureException, MojoExecutionException {
        boolean bound = execution.getSource() == MojoExecution.Source.LIFECYCLE;
        if (bound && publishes()) {
            if (isFirst(goal, options)) {
                log.info(goal.label()
                        + " does nothing here: `deploy` publishes what is checked out and releases nothing");
            }
            return;
        }
        if (bound && !allHaveCome(goal, options)) {
            log.info(goal.label() + " waits until all projects of this build have come to it");
            return;
        }
        run(goal, List.of(), options);
    }

    /** By the phases that Maven was called with; without any, by the default goal, as Maven itself does. */
    private boolean publishes() {
        List<String> called = session.getGoals();
        if (!called.isEmpty()) {
            return called.contains("deploy");
        }
        String byDefault = session.getTopLevelProject().getDefaultGoal();
        return byDefault != null && List.of(byDefault.trim().split("\\s+")).contains("deploy");
    }

    /**
     * In one piece from a line of its own on: Maven prefixes the first line only, so carets stay under their token.
     * (System.out would have every line prefixed by Maven 4.)
     */
    private void say(String text, Outcome outcome) {
        String piece = text.contains("\n") ? "\n" + text : text;
        if (piece.isEmpty()) {
            return;
        }
        if (outcome.exit() == ExitCode.CLEAN) {
            log.info(piece);
        } else {
            log.error(piece);
        }
    }

    /** Modules may run in parallel, each with a session of its own; the request is one. */
    private boolean isFirst(Goal goal, Options options) {
        Map<String, Object> data = session.getRequest().getData();
        synchronized (data) {
            return data.putIfAbsent(key(goal, options), Boolean.TRUE) == null;
        }
    }

    /**
     * Counted, not told by the place in the list: modules may be built in parallel, and one that failed (with {@code
     * --fail-at-end} the others go on) never comes, so that nothing is released.
     */
    private boolean allHaveCome(Goal goal, Options options) {
        String key = key(goal, options) + " in ";
        Map<String, Object> data = session.getRequest().getData();
        synchronized (data) {
            data.put(key + session.getCurrentProject().getId(), Boolean.TRUE);
            return session.getProjects().stream()
                    .filter(project -> binds(project, goal))
                    .allMatch(project -> data.containsKey(key + project.getId()));
        }
    }

    private static boolean binds(MavenProject project, Goal goal) {
        Plugin plugin = project.getPlugin(PLUGIN);
        return plugin != null
                && plugin.getExecutions().stream()
                        .anyMatch(execution ->
                                execution.getGoals().contains(goal.label()) && !"none".equals(execution.getPhase()));
    }

    private static String key(Goal goal, Options options) {
        return String.join(
                ":",
                PLUGIN,
                goal.label(),
                options.one("root").orElse(""),
                // Two questions to policies are two runs.
                options.one("operation").orElse(""),
                options.one("path").orElse(""),
                // The files as they are and the commits are two runs.
                options.one("history").orElse(""),
                options.one("since").orElse(""),
                options.one("batch").orElse(""));
    }

    /** How the plugin is called here: by its prefix where Maven resolves that, else by its full coordinates. */
    private String plugin() {
        MavenProject project = session.getCurrentProject();
        boolean known = session.getRequest().getPluginGroups().contains(GROUP)
                || (project != null && project.getPlugin(PLUGIN) != null);
        return known ? "ci-shared" : PLUGIN + ":" + Product.read().version();
    }
}
