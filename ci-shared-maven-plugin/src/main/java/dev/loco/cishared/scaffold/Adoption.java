package dev.loco.cishared.scaffold;

import dev.loco.cishared.policy.Version;
import dev.loco.cishared.repository.Repository;
import dev.loco.cishared.repository.RepositoryFile;
import dev.loco.cishared.repository.Settings;
import dev.loco.cishared.repository.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Setting up a repository that exists: what is written beside what is there, what is not and why, and what is left to
 * its owner before the pipeline can pass. Sources are never written.
 *
 * @param files the texts to write, by path; none of them is there yet
 * @param left what is not written, with the reason
 * @param todo what the owner has to do, a sentence each
 */
public record Adoption(Map<String, String> files, Map<String, String> left, List<String> todo) {
    private static final String CONTAINERFILE = "Containerfile";
    private static final String REQUIREMENTS = "requirements.txt";
    private static final String IGNORED = ".gitignore";
    private static final String POM = "pom.xml";

    /** Good with any pipeline. */
    private static final List<String> FOR_ANY = List.of(Repository.MANIFEST, IGNORED, POM);

    /** What the canonical pipeline needs to pass, and itself. */
    private static final List<String> FOR_CANONICAL =
            List.of(Scaffold.PIPELINE, Repository.SETTINGS, CONTAINERFILE, "CHANGELOG.md", REQUIREMENTS);

    /** The project says what it needs where pip finds it. */
    private static final Pattern INSTALLABLE = Pattern.compile("(?m)^\\[(project|build-system|tool\\.poetry)\\]");

    private static final Pattern TESTS = Pattern.compile("(.*/)?(test_[^/]*|[^/]*_test)\\.py");
    private static final Pattern TARGET = Pattern.compile("(?m)^/?target/?\\s*$");

    /**
     * What is to be done in that repository.
     *
     * @param said what its settings say of policies
     */
    public static Adoption of(Tree tree, Scaffold scaffold, Settings.Policies said) {
        Adoption adoption = new Adoption(new TreeMap<>(), new LinkedHashMap<>(), new ArrayList<>());
        List<String> pipelines = Repository.pipelines(tree);
        adoption.take(FOR_ANY, tree, scaffold);
        if (pipelines.isEmpty()) {
            adoption.take(FOR_CANONICAL, tree, scaffold);
            adoption.canonical(tree, scaffold.language());
        } else {
            adoption.beside(pipelines, tree, scaffold);
        }
        adoption.policies(tree, said);
        adoption.besides(tree);
        return adoption;
    }

    private void take(List<String> paths, Tree tree, Scaffold scaffold) {
        Map<String, String> whole = scaffold.files();
        for (String path : paths) {
            if (Detection.isThere(tree, path)) {
                left.put(path, "it is there");
            } else if (whole.containsKey(path)) {
                files.put(path, whole.get(path));
            }
        }
    }

    private void canonical(Tree tree, Language language) {
        todo.add("in Woodpecker, set the secrets registry_username, registry_password and forgejo_token (for the event"
                + " push), bao_addr and bao_token (for cron)");
        image(tree, language);
        switch (language) {
            case PYTHON, PYTHON_3_13 -> python(tree);
            case RUST -> rust(tree);
            case GENERIC ->
                todo.add("put your own image and commands into the steps lint, audit and test of " + Scaffold.PIPELINE
                        + "; as they are, they ask a Makefile");
            case GO -> {
                // Its tools are content with go.mod.
            }
        }
    }

    /** A second pipeline would build everything twice, and one in .woodpecker/ makes Woodpecker forget .woodpecker.yml. */
    private void beside(List<String> pipelines, Tree tree, Scaffold scaffold) {
        String there = String.join(", ", pipelines);
        left.put(Scaffold.PIPELINE, "there is a pipeline already: " + there);
        boolean canonical =
                pipelines.stream().anyMatch(name -> Detection.text(tree, name).startsWith("# ci-shared: "));
        if (!canonical) {
            todo.add("to take the canonical pipeline, move " + there + " away, run this again, and bring back what it"
                    + " lacks; or keep yours, make `# ci-shared: " + scaffold.follows()
                    + "` its first line, write "
                    + scaffold.fill("`parameters: {registry: @registry@, mirror: @mirror@, image: @image@}`")
                    + " into .ci-shared.yml, and see what the goal `fix` would change");
        }
    }

    /** Of the manifest that is written, or of the one that is there. Where policies lie already, they are its owner's. */
    private void policies(Tree tree, Settings.Policies said) {
        String folder = said.folder().orElse(Scaffold.POLICIES);
        if (tree.files().stream().anyMatch(file -> file.name().startsWith(folder + "/"))) {
            left.put(folder + "/", "it is there");
            return;
        }
        String manifest = Optional.ofNullable(files.get(Repository.MANIFEST))
                .orElseGet(() -> Detection.text(tree, Repository.MANIFEST));
        Version version = said.version().flatMap(Version::parse).orElse(Version.NEWEST);
        Policies policies = Policies.of(Repository.MANIFEST, manifest, version.semantics());
        files.putAll(policies.files(folder));
        if (!policies.texts().isEmpty()) {
            todo.add("have the policies of " + folder + "/ written to OpenBao, and the roles that carry them: the goal"
                    + " reverse-coverage holds them against bao.yml");
        }
        policies.trouble().ifPresent(trouble -> {
            left.put(folder + "/", trouble);
            todo.add("then write the policies with the goal policy-generate, into the folder " + folder);
        });
        if (said.folder().isEmpty() && !files.containsKey(Repository.SETTINGS)) {
            todo.add("add `policies: {folder: " + folder + "}` to " + Repository.SETTINGS
                    + ", so that policy-lint and reverse-coverage look there");
        }
    }

    private void image(Tree tree, Language language) {
        if (Detection.isThere(tree, CONTAINERFILE)) {
            return;
        }
        if (Detection.isThere(tree, "Dockerfile")) {
            files.remove(CONTAINERFILE);
            left.put(CONTAINERFILE, "there is a Dockerfile");
            todo.add("rename it: `git mv Dockerfile Containerfile`; the step build-image builds the latter");
        } else if (language == Language.GENERIC) {
            todo.add("write a Containerfile; the step build-image builds it");
        } else {
            todo.add(
                    "look at Containerfile: it fits a new repository; which files and which program are yours it cannot"
                            + " know");
        }
    }

    private void python(Tree tree) {
        boolean installable = Detection.isThere(tree, "setup.py")
                || Detection.isThere(tree, "setup.cfg")
                || INSTALLABLE.matcher(Detection.text(tree, "pyproject.toml")).find();
        if (installable && files.containsKey(REQUIREMENTS)) {
            files.put(REQUIREMENTS, "# What the project itself says it needs.\n.\n");
        }
        if (tree.files().stream()
                .map(RepositoryFile::name)
                .noneMatch(name -> TESTS.matcher(name).matches())) {
            todo.add("write a test: pytest fails where it finds none");
        }
    }

    private void rust(Tree tree) {
        // One that git ignores is not there for the pipeline.
        if (tree.files().stream().noneMatch(file -> file.name().equals("Cargo.lock"))) {
            todo.add("commit a Cargo.lock (`cargo generate-lockfile`): the steps lint, audit and test hold on to it");
        }
    }

    private void besides(Tree tree) {
        if (left.containsKey(IGNORED)
                && !TARGET.matcher(Detection.text(tree, IGNORED)).find()) {
            todo.add("add `/target/` to .gitignore: ci-shared writes there");
        }
        if (left.containsKey(POM) && !Detection.text(tree, POM).contains("ci-shared-maven-plugin")) {
            todo.add(
                    "name the plugin dev.loco:ci-shared-maven-plugin in pom.xml, so that `mvn ci-shared:lint` works; the"
                            + " pipeline works without");
        }
    }
}
