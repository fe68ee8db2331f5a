package dev.loco.cishared.cli;

import static dev.loco.cishared.cli.Flags.flag;
import static dev.loco.cishared.cli.Flags.value;

import dev.loco.cishared.lint.Goal;
import org.apache.commons.cli.Options;

/** The options of the goals that release. */
final class ReleaseFlags {
    private ReleaseFlags() {}

    static boolean isRelease(Goal goal) {
        return goal == Goal.BUMP || goal == Goal.BUMP_PREPARE || goal == Goal.BUMP_PUSH;
    }

    static void addTo(Options options, Goal goal) {
        options.addOption(value("root", "dir", "the repository; default: the current directory"));
        options.addOption(value("components", "name,…", "only these of .ci-shared.yml; default: all"));
        options.addOption(value("pre", "label", "a pre-release: rc makes 1.4.0-rc.1, 1.4.0-rc.2, …"));
        options.addOption(value("mode", "mode", "tag-only (default), or commit: version files and changelog as well"));
        options.addOption(value("initial", "version", "the first version of all; default: 0.1.0"));
        options.addOption(value("commit", "commit", "that is released; default: CI_COMMIT_SHA, else HEAD"));
        options.addOption(value(
                "format",
                "format[=file]",
                "text (default), json or version (the next one alone), to the output or to a file; several times"));
        options.addOption(value("output", "file", "where a format without a file of its own is written"));
        options.addOption(value("skip", "true", "skips the goal"));
        if (goal == Goal.BUMP) {
            options.addOption(
                    flag("dry-run", "also show the tags, and the files as a patch, that a release would push"));
            return;
        }
        options.addOption(value("branch", "name", "default: CI_COMMIT_BRANCH, else what is checked out"));
        options.addOption(value("remote", "name", "default: origin"));
        options.addOption(value("timeout", "seconds", "for each talk with the server; default: 120"));
        options.addOption(flag(
                "pinned", "an image is built of this commit with this version: never release another one instead"));
        if (goal == Goal.BUMP_PUSH) {
            options.addOption(flag("sign", "sign commit and tag as git is configured to"));
            options.addOption(
                    value("spacing", "seconds", "between two components' tags without Woodpecker's API; default: 30"));
            options.addOption(value(
                    "woodpecker-server",
                    "url",
                    "default: WOODPECKER_SERVER, else CI_SYSTEM_URL; its token by" + " WOODPECKER_TOKEN"));
            options.addOption(value("woodpecker-repo", "owner/name", "default: CI_REPO"));
        }
    }
}
