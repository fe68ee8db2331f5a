package dev.loco.cishared.release.git;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The variables and the configuration git is called with. What a person or a machine configured to reach a server stays
 * (credential helpers, proxies, ssh, rewritten URLs); what would change an output, a commit or a push of ours does not.
 */
final class GitEnvironment {
    /** Variables of git that say how a server is reached and who commits; all others of its own are taken away. */
    private static final Set<String> KEPT = Set.of(
            "GIT_SSH",
            "GIT_SSH_COMMAND",
            "GIT_SSH_VARIANT",
            "GIT_ASKPASS",
            "GIT_PROXY_COMMAND",
            "GIT_CONFIG_GLOBAL",
            "GIT_CONFIG_SYSTEM",
            "GIT_CONFIG_NOSYSTEM",
            "GIT_CONFIG_COUNT",
            "GIT_AUTHOR_NAME",
            "GIT_AUTHOR_EMAIL",
            "GIT_COMMITTER_NAME",
            "GIT_COMMITTER_EMAIL",
            "GIT_EXEC_PATH",
            "GIT_ALLOW_PROTOCOL",
            "GIT_CEILING_DIRECTORIES",
            "GIT_DISCOVERY_ACROSS_FILESYSTEM");

    private static final List<String> KEPT_GROUPS =
            List.of("GIT_SSL_", "GIT_PROXY_SSL_", "GIT_HTTP_", "GIT_CONFIG_KEY_", "GIT_CONFIG_VALUE_");

    /** Settings of a person or a machine that would change what git prints, writes or pushes. */
    static final List<String> NEUTRAL = List.of(
            "color.ui=false",
            "core.pager=cat",
            "core.quotePath=false",
            "core.hooksPath=/dev/null",
            "core.fsmonitor=false",
            "core.untrackedCache=false",
            "core.autocrlf=false",
            "core.safecrlf=false",
            "core.logAllRefUpdates=false",
            "core.warnAmbiguousRefs=false",
            "log.showSignature=false",
            "log.mailmap=false",
            "log.follow=false",
            "i18n.logOutputEncoding=UTF-8",
            "i18n.commitEncoding=UTF-8",
            "commit.gpgSign=false",
            "tag.gpgSign=false",
            "tag.forceSignAnnotated=false",
            "push.followTags=false",
            "push.gpgSign=false",
            "push.recurseSubmodules=no",
            "push.useForceIfIncludes=false",
            // An empty value empties the list.
            "push.pushOption=",
            "fetch.prune=false",
            "fetch.pruneTags=false",
            "fetch.recurseSubmodules=false",
            "fetch.writeCommitGraph=false",
            "fetch.all=false",
            "submodule.recurse=false",
            "gc.auto=0",
            "maintenance.auto=false",
            "receive.autogc=false");

    private GitEnvironment() {}

    /** The process' variables as git may see them. */
    static Map<String, String> of(Map<String, String> process) {
        Map<String, String> environment = new TreeMap<>(process);
        environment.keySet().removeIf(GitEnvironment::isTakenAway);
        environment.put("LC_ALL", "C");
        environment.put("LANGUAGE", "C");
        environment.put("GIT_TERMINAL_PROMPT", "0");
        environment.put("GIT_OPTIONAL_LOCKS", "0");
        environment.put("GIT_PAGER", "cat");
        // Else it writes every commit to the pipe by itself, which takes a third of its time.
        environment.put("GIT_FLUSH", "0");
        // A replaced or grafted commit is a view of this clone alone; the server's history has none.
        environment.put("GIT_NO_REPLACE_OBJECTS", "1");
        environment.put("GIT_GRAFT_FILE", "/dev/null");
        environment.put("GIT_ATTR_NOSYSTEM", "1");
        environment.put("GIT_ADVICE", "0");
        environment.put("GIT_EDITOR", "false");
        // ssh would ask at a terminal that nobody looks at.
        environment.putIfAbsent("SSH_ASKPASS_REQUIRE", "never");
        return environment;
    }

    private static boolean isTakenAway(String name) {
        return name.startsWith("GIT_")
                && !KEPT.contains(name)
                && KEPT_GROUPS.stream().noneMatch(name::startsWith);
    }
}
