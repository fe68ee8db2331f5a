package dev.loco.cishared.release.race;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads what a server holds in the end by a small reading of its own, and finds that each version follows from the commits
 * since the one before along the branch: so they rise, none is there twice, none is out of the branch's reach, and each
 * feat and fix is released exactly once.
 */
final class Ranges {
    private static final Pattern VERSION = Pattern.compile("v(\\d+)\\.(\\d+)\\.(\\d+)");
    private static final Pattern TYPE = Pattern.compile("(feat|fix)(!?): (.*)");
    private static final Pattern REVERTS = Pattern.compile("This reverts commit ([0-9a-f]{40})");
    private static final String RELEASE = "chore(release): ";

    private final RaceServer server;
    private final String branch;
    private final Mode mode;
    private final Map<String, String> tagOf = new TreeMap<>();
    private final Tally tally;

    Ranges(RaceServer server, String branch, Mode mode, Tally tally) {
        this.server = server;
        this.branch = branch;
        this.mode = mode;
        this.tally = tally;
    }

    /** Checks the branch whole; its tags, first to last. */
    List<String> check() {
        server.tags().forEach((tag, commit) -> {
            if (VERSION.matcher(tag).matches()) {
                assertThat(tagOf.put(commit, tag))
                        .as("a second release of commit " + commit + ": " + tag)
                        .isNull();
            }
        });
        List<String> found = new ArrayList<>();
        Map<String, RaceServer.Commit> range = new LinkedHashMap<>();
        int[] version = null;
        for (RaceServer.Commit commit : server.history(branch)) {
            range.put(commit.id(), commit);
            String tag = tagOf.get(commit.id());
            checkReleaseCommit(commit, tag, version == null);
            if (tag == null) {
                continue;
            }
            if (version != null) {
                int level = level(range);
                assertThat(tag)
                        .as(() -> "after " + found.get(found.size() - 1) + " in\n" + told())
                        .isEqualTo(name(raised(version, level)));
                count(range);
                checkFiles(commit.id(), tag, range);
            }
            version = numbers(tag);
            found.add(tag);
            range.clear();
        }
        assertThat(level(range))
                .as(() -> "what is left unreleased in\n" + told())
                .isZero();
        tally.add("tags", found.size() - 1);
        return found;
    }

    /** No tag of a release is out of reach of these branches. */
    static void checkNoOrphans(RaceServer server, String... branches) {
        List<String> reached = Arrays.stream(branches)
                .flatMap(b -> server.history(b).stream())
                .map(RaceServer.Commit::id)
                .toList();
        server.tags()
                .forEach(
                        (tag, commit) -> assertThat(reached).as("orphan " + tag).contains(commit));
    }

    /** Each floating tag stands where the highest release of its major does. */
    static void checkFloating(RaceServer server) {
        Map<String, String> tags = server.tags();
        Map<Integer, String> highest = new TreeMap<>();
        for (String tag : tags.keySet()) {
            if (VERSION.matcher(tag).matches() && numbers(tag)[0] > 0) {
                highest.merge(numbers(tag)[0], tag, (a, b) -> Arrays.compare(numbers(a), numbers(b)) > 0 ? a : b);
            }
        }
        Map<String, String> expected = new TreeMap<>();
        highest.forEach((major, tag) -> expected.put("v" + major, tags.get(tag)));
        Map<String, String> floating = new TreeMap<>(tags);
        floating.keySet().removeIf(tag -> VERSION.matcher(tag).matches());
        assertThat(floating).isEqualTo(expected);
    }

    private void checkReleaseCommit(RaceServer.Commit commit, String tag, boolean before) {
        if (before) {
            return;
        }
        boolean release = commit.subject().startsWith(RELEASE);
        if (mode == Mode.COMMIT) {
            assertThat(release)
                    .as("commit " + commit.subject() + " with tag " + tag)
                    .isEqualTo(tag != null);
        } else {
            assertThat(release).as(commit.subject()).isFalse();
        }
        if (release) {
            assertThat(commit.subject()).startsWith(RELEASE + tag);
            assertThat(commit.message()).contains("Release-Version: " + tag.substring(1));
            tally.one("release commits");
        }
    }

    /** The release's commit holds its version, and its changelog tells once of each of the range's changes. */
    private void checkFiles(String commit, String tag, Map<String, RaceServer.Commit> range) {
        if (mode == Mode.TAG_ONLY) {
            return;
        }
        assertThat(server.file(commit, "VERSION")).isEqualTo(tag.substring(1));
        String changelog = server.file(commit, "CHANGELOG.md");
        assertThat(changelog.lines().filter(line -> line.startsWith("## [" + tag.substring(1) + "]")))
                .as(() -> tag + " in\n" + changelog)
                .hasSize(1);
        levels(range).forEach((id, level) -> {
            Matcher type = TYPE.matcher(range.get(id).subject());
            if (type.matches()) {
                assertThat(changelog.lines().filter(line -> line.startsWith("- " + type.group(3) + " (")))
                        .as(() -> range.get(id).subject() + " in\n" + changelog)
                        .hasSize(level == 0 ? 0 : 1);
            }
        });
    }

    /** 3 breaking, 2 feature, 1 fix, 0 nothing; a revert inside the range takes both away, another one is a fix. */
    private static Map<String, Integer> levels(Map<String, RaceServer.Commit> range) {
        Map<String, Integer> levels = new LinkedHashMap<>();
        range.forEach((id, commit) -> levels.put(id, level(commit)));
        for (RaceServer.Commit commit : range.values()) {
            Matcher reverts = REVERTS.matcher(commit.message());
            if (reverts.find()) {
                boolean inside = levels.containsKey(reverts.group(1));
                levels.put(commit.id(), inside ? 0 : 1);
                levels.computeIfPresent(reverts.group(1), (id, level) -> 0);
            }
        }
        return levels;
    }

    private static int level(Map<String, RaceServer.Commit> range) {
        return levels(range).values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    private static int level(RaceServer.Commit commit) {
        Matcher type = TYPE.matcher(commit.subject());
        if (commit.message().contains("\nBREAKING CHANGE: ")
                || (type.matches() && !type.group(2).isEmpty())) {
            return 3;
        }
        return type.matches() ? (type.group(1).equals("feat") ? 2 : 1) : 0;
    }

    private void count(Map<String, RaceServer.Commit> range) {
        range.values().stream()
                .map(commit -> TYPE.matcher(commit.subject()))
                .filter(Matcher::matches)
                .forEach(type -> tally.one("released " + type.group(1)));
    }

    private static int[] raised(int[] version, int level) {
        // On 0.x what breaks is a minor version.
        return switch (version[0] == 0 ? Math.min(level, 2) : level) {
            case 3 -> new int[] {version[0] + 1, 0, 0};
            case 2 -> new int[] {version[0], version[1] + 1, 0};
            case 1 -> new int[] {version[0], version[1], version[2] + 1};
            default -> version;
        };
    }

    private static int[] numbers(String tag) {
        return Arrays.stream(tag.substring(1).split("\\."))
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    private static String name(int[] version) {
        return "v" + version[0] + "." + version[1] + "." + version[2];
    }

    private String told() {
        return server.history(branch).stream()
                .map(c -> c.id().substring(0, 10) + " " + c.subject() + " " + tagOf.getOrDefault(c.id(), ""))
                .collect(Collectors.joining("\n"));
    }
}
