package dev.loco.cishared.release.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.release.TestRepository;
import dev.loco.cishared.release.server.GitHttpServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a person has configured, exported, replaced and not pushed yet changes no release. */
class PersonsTest {
    /** A line a setting; `HOOKS`, `FAILS` and `MISSING` stand for paths. */
    private static final List<String> SETTINGS = List.of(
            "color.ui=always",
            "color.push=always",
            "core.pager=FAILS",
            "core.hooksPath=HOOKS",
            "core.autocrlf=true",
            "core.safecrlf=true",
            "core.abbrev=4",
            "core.quotePath=true",
            "core.attributesFile=MISSING",
            "core.commentChar=f",
            "core.askPass=FAILS",
            "core.editor=FAILS",
            "core.fsmonitor=FAILS",
            "core.logAllRefUpdates=always",
            "core.warnAmbiguousRefs=true",
            "log.showSignature=true",
            "log.follow=true",
            "log.date=raw",
            "log.decorate=full",
            "log.mailmap=true",
            "format.pretty=oneline",
            "diff.external=FAILS",
            "i18n.logOutputEncoding=UTF-16",
            "i18n.commitEncoding=UTF-16",
            "commit.gpgSign=true",
            "commit.template=MISSING",
            "commit.cleanup=scissors",
            "tag.gpgSign=true",
            "tag.forceSignAnnotated=true",
            "tag.sort=creatordate",
            "gpg.program=FAILS",
            "gpg.format=ssh",
            "user.useConfigOnly=true",
            "push.default=matching",
            "push.followTags=true",
            "push.gpgSign=if-asked",
            "push.pushOption=person",
            "push.recurseSubmodules=on-demand",
            "push.useForceIfIncludes=true",
            "push.autoSetupRemote=true",
            "remote.pushDefault=nowhere",
            "remote.origin.mirror=true",
            "remote.origin.push=+refs/*:refs/*",
            "remote.origin.tagOpt=--tags",
            "remote.origin.prune=true",
            "fetch.prune=true",
            "fetch.pruneTags=true",
            "fetch.writeCommitGraph=true",
            "fetch.recurseSubmodules=true",
            "fetch.output=compact",
            "fetch.negotiationAlgorithm=noop",
            "transfer.fsckObjects=true",
            "submodule.recurse=true",
            "gc.auto=1",
            "maintenance.auto=true",
            "receive.denyCurrentBranch=refuse",
            "pack.writeReverseIndex=true",
            "advice.pushUpdateRejected=true",
            "help.autoCorrect=1",
            "alias.push=!false",
            "alias.rev-list=!false",
            "trace2.eventTarget=MISSING",
            "protocol.version=0",
            "versionsort.suffix=-",
            "init.defaultObjectFormat=sha256",
            "rerere.enabled=true",
            "uploadpack.hideRefs=refs/tags");

    @TempDir
    Path dir;

    private TestRepository remote;
    private TestRepository clone;
    private GitHttpServer server;
    private Releases releases;

    /** The clone is behind the server, holds tags and branches of the person's, and the work tree is not clean. */
    @BeforeEach
    void serve() throws IOException {
        remote = TestRepository.init(dir.resolve("history"))
                .commit("feat: begin", "a.txt", "one\r\ntwo\n")
                .tag("v1.0.0", "the first")
                .tag("v1")
                .commit("fix: Größe", "a.txt")
                .bare(dir.resolve("served/remote.git"));
        server = new GitHttpServer(dir.resolve("served"));
        clone = TestRepository.clone(server.address("remote.git"), dir.resolve("clone"));
        TestRepository other = remote.clone(dir.resolve("other")).commit("feat: newer", "b.txt");
        other.git("push", "-q", "origin", "main");
        clone.git("tag", "-a", "-m", "own", "person-1");
        clone.git("tag", "v1.7.0");
        clone.git("branch", "person");
        Files.writeString(clone.folder().resolve("a.txt"), "not committed");
        releases = Releases.in(clone);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Path script(String name, String text) throws IOException {
        Path file = dir.resolve("scripts").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }

    private Releases with(List<String> settings) throws IOException {
        Path fails = script("fails", "echo fails on purpose >&2; echo FAILED; exit 1");
        for (String hook : List.of("pre-push", "reference-transaction", "post-checkout", "pre-auto-gc")) {
            script(hook, "touch " + dir.resolve("hook-has-run") + "; git tag hook-tag; echo HOOK; exit 1");
        }
        List<String> lines = settings.stream()
                .map(line -> line.replace("HOOKS", fails.getParent().toString())
                        .replace("FAILS", fails.toString())
                        .replace("MISSING", dir.resolve("missing").toString()))
                .flatMap(line -> Stream.of(
                        section(line),
                        line.substring(line.indexOf('=', 0) - name(line).length())))
                .toList();
        return releases.configured(lines.toArray(String[]::new));
    }

    private static String name(String line) {
        String key = line.substring(0, line.indexOf('='));
        return key.substring(key.lastIndexOf('.') + 1);
    }

    private static String section(String line) {
        String[] parts = line.substring(0, line.indexOf('=')).split("\\.");
        return parts.length == 2 ? "[" + parts[0] + "]" : "[" + parts[0] + " \"" + parts[1] + "\"]";
    }

    /** The clone's refs without those that follow the server's, which git moves along with every push. */
    private List<String> own() {
        return clone.refs()
                .lines()
                .filter(line -> !line.contains(" refs/ci-shared/") && !line.contains(" refs/remotes/"))
                .toList();
    }

    private void assertReleasesAsEver(Releases run) {
        List<String> own = own();

        assertThat(run.good("bump-prepare", "--branch", "main"))
                .isEqualTo("1.0.0 -> 1.1.0 (minor)\n"
                        + "  feat     " + remote.id("main").substring(0, 10) + "  feat: newer\n"
                        + "  fix      " + remote.id("main~1").substring(0, 10) + "  fix: Größe\n");
        assertThat(run.good("bump-push", "--branch", "main"))
                .isEqualTo("released v1.1.0 at " + remote.id("main").substring(0, 10) + "; v1 moved along\n");

        assertThat(remote.git("for-each-ref", "--format=%(refname)").lines())
                .containsExactly("refs/heads/main", "refs/tags/v1", "refs/tags/v1.0.0", "refs/tags/v1.1.0");
        assertThat(remote.id("v1")).isEqualTo(remote.id("main")).isEqualTo(remote.id("v1.1.0^{commit}"));
        assertThat(remote.git("cat-file", "tag", "v1.1.0")).doesNotContain("SIGNATURE");
        assertThat(own()).as("the person's refs").isEqualTo(own);
        assertThat(dir.resolve("hook-has-run")).doesNotExist();
        assertThat(clone.folder().resolve("a.txt")).hasContent("not committed");
    }

    @Test
    void withoutAnything() {
        assertReleasesAsEver(releases);
    }

    @Test
    void everySettingAtOnce() throws IOException {
        assertReleasesAsEver(with(SETTINGS));
    }

    static Stream<String> settings() {
        return SETTINGS.stream();
    }

    /** One hides what another does, so each for itself too. */
    @Tag("stress")
    @ParameterizedTest
    @MethodSource("settings")
    void eachSetting(String line) throws IOException {
        assertReleasesAsEver(with(List.of(line)));
    }

    @Test
    void settingsByVariables() {
        assertReleasesAsEver(releases.with("GIT_CONFIG_COUNT", "3")
                .with("GIT_CONFIG_KEY_0", "push.followTags")
                .with("GIT_CONFIG_VALUE_0", "true")
                .with("GIT_CONFIG_KEY_1", "i18n.logOutputEncoding")
                .with("GIT_CONFIG_VALUE_1", "UTF-16")
                .with("GIT_CONFIG_KEY_2", "color.ui")
                .with("GIT_CONFIG_VALUE_2", "always"));
    }

    @Test
    void variablesThatPointElsewhere() throws IOException {
        TestRepository elsewhere = TestRepository.init(dir.resolve("elsewhere")).commit("feat!: not here");
        String before = elsewhere.refs();
        Releases run = releases;
        for (String variable : List.of("GIT_DIR", "GIT_COMMON_DIR", "GIT_WORK_TREE", "GIT_OBJECT_DIRECTORY")) {
            run = run.with(variable, elsewhere.folder().resolve(".git").toString());
        }
        Path trace = dir.resolve("trace");
        Path index = dir.resolve("index");
        assertReleasesAsEver(run.with("GIT_INDEX_FILE", index.toString())
                .with("GIT_NAMESPACE", "other")
                .with("GIT_TRACE", "2")
                .with("GIT_TRACE_CURL", trace.toString())
                .with("GIT_TRACE2_EVENT", trace.toString())
                .with("GIT_PREFIX", "sub/")
                .with("GIT_LITERAL_PATHSPECS", "1")
                .with("GIT_SHALLOW_FILE", trace.toString())
                .with("GIT_GRAFT_FILE", trace.toString())
                .with("GIT_REPLACE_REF_BASE", "refs/heads/")
                .with("GIT_ALTERNATE_OBJECT_DIRECTORIES", elsewhere + "/.git/objects")
                .with("GIT_DEFAULT_HASH", "sha256")
                .with("GIT_EXTERNAL_DIFF", "false")
                .with("GIT_PAGER", "false")
                .with("GIT_EDITOR", "false")
                .with("GIT_COMMITTER_DATE", "2099-01-01T00:00:00Z")
                .with("GIT_CONFIG_PARAMETERS", "'push.followtags'='true'")
                .with("GIT_PUSH_OPTION_COUNT", "1")
                .with("GIT_QUARANTINE_PATH", dir.toString())
                .with("LC_ALL", "de_DE.UTF-8")
                .with("LANGUAGE", "de")
                .with("PAGER", "false"));
        assertThat(elsewhere.refs()).isEqualTo(before);
        assertThat(trace).doesNotExist();
        assertThat(index).doesNotExist();
    }

    @Test
    void hooksOfTheClone() throws IOException {
        Path hooks = clone.folder().resolve(".git/hooks");
        Files.createDirectories(hooks);
        with(List.of());
        for (String hook : List.of("pre-push", "reference-transaction", "post-checkout")) {
            Files.copy(dir.resolve("scripts").resolve(hook), hooks.resolve(hook));
        }

        assertReleasesAsEver(releases);
    }

    @Test
    void replacedCommits() {
        String fix = clone.id("origin/main");
        String other = clone.git("commit-tree", "-m", "feat!: another", "-p", fix + "^", fix + "^{tree}");
        clone.git("replace", fix, other);

        assertReleasesAsEver(releases);
    }

    /** A graft makes the fix a commit without parents, so that no tag is reached. */
    @Test
    void graftedCommits() throws IOException {
        Path grafts = clone.folder().resolve(".git/info/grafts");
        Files.createDirectories(grafts.getParent());
        Files.writeString(grafts, clone.id("HEAD") + "\n");
        assertThat(clone.git("rev-list", "--count", "HEAD"))
                .as("the graft works")
                .isEqualTo("1");

        assertReleasesAsEver(releases);
    }

    /** A person's branches, and files, whose names are what git could take for ours. */
    @Test
    void namesThatMeanSeveralThings() throws IOException {
        String fix = clone.id("HEAD");
        for (String name : List.of("v1.0.0", "main", "HEAD", fix, "refs/tags/v1.0.0", "origin")) {
            clone.git("update-ref", "refs/heads/x/" + name, "HEAD~1");
            clone.git("update-ref", "refs/tags/" + name + "-x", "HEAD~1");
            Path file = clone.folder().resolve(name);
            if (!Files.exists(file)) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, name);
            }
        }
        clone.git("update-ref", "refs/heads/v1.0.0", "HEAD~1");
        clone.git("update-ref", "refs/tags/main", "HEAD~1");
        clone.git("update-ref", "refs/heads/" + fix, "HEAD~1");

        assertReleasesAsEver(releases);
    }

    @Test
    void aCommitGraphAndPackedRefsAndAlternates() throws IOException {
        clone.git("pack-refs", "--all");
        clone.git("commit-graph", "write", "--reachable");
        clone.git("repack", "-q", "-a", "-d");

        assertReleasesAsEver(releases);
    }

    @Test
    void signedWhenAskedAndNotWhenItCannot() throws IOException {
        Releases run = with(List.of("gpg.program=FAILS", "user.signingKey=nobody"));
        String before = remote.refs();

        assertThat(run.push("--branch", "main", "--sign").code()).isEqualTo(3);
        assertThat(run.push("--branch", "main", "--sign").err()).contains("tag v1.1.0 cannot be made");
        assertThat(remote.refs()).isEqualTo(before);
    }

    @Test
    void signed() throws IOException {
        Path gpg = script(
                "gpg",
                "cat > /dev/null; echo '[GNUPG:] SIG_CREATED ' >&2; echo '-----BEGIN PGP SIGNATURE-----'; echo;"
                        + " echo x; echo '-----END PGP SIGNATURE-----'");
        Releases run = releases.configured("[gpg]", "program = " + gpg, "[user]", "signingKey = nobody");

        run.good("bump-push", "--branch", "main", "--sign");
        assertThat(remote.git("cat-file", "tag", "v1.1.0"))
                .startsWith("object " + remote.id("main"))
                .contains("tag v1.1.0\ntagger Somebody <somebody@example.org>")
                .endsWith("-----END PGP SIGNATURE-----");
        assertThat(run.good("bump-push", "--branch", "main", "--sign")).contains("nothing to release");
        assertThat(clone.git("tag")).doesNotContain("v1.1.0");
    }
}
