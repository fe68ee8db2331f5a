package dev.loco.cishared.release.race;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A script named {@code git} that counts how often it is called and, at the call with a given number, kills itself or who
 * called it, before or after git has done its work.
 */
final class CountingGit {
    private static final String SCRIPT = """
            #!/bin/sh
            read -r n < "$RACE_COUNT"
            n=$((n + 1))
            echo $n > "$RACE_COUNT"
            [ $n -eq "$RACE_AT" ] || exec "$RACE_GIT" "$@"
            case $RACE_WHEN in
              AFTER_JVM) "$RACE_GIT" "$@" > /dev/null 2>&1; kill -9 $PPID ;;
              BEFORE_JVM) kill -9 $PPID ;;
              AFTER_GIT) "$RACE_GIT" "$@"; kill -9 $$ ;;
              LOST_ANSWER) "$RACE_GIT" "$@" > /dev/null 2>&1; kill -9 $$ ;;
              BEFORE_GIT) kill -9 $$ ;;
            esac
            """;

    /** Who is killed, and when. */
    enum Kill {
        BEFORE_JVM,
        AFTER_JVM,
        BEFORE_GIT,
        /** git's whole answer has been given. */
        AFTER_GIT,
        LOST_ANSWER;

        /** What the run may end with: killed itself, or done all the same, or could not look. */
        List<Integer> ends() {
            return this == BEFORE_JVM || this == AFTER_JVM ? List.of(137) : List.of(0, 3);
        }
    }

    private final Path folder;

    private CountingGit(Path folder) {
        this.folder = folder;
    }

    /** Makes the script in a new folder. */
    static CountingGit in(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path script = folder.resolve("git");
        Files.writeString(script, SCRIPT);
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        return new CountingGit(folder);
    }

    /** The variables of a run whose calls are counted in that file, from what stands in it on. */
    Map<String, String> variables(Path count, int at, Kill kill) throws IOException {
        if (!Files.exists(count)) {
            Files.writeString(count, "0\n");
        }
        String path = System.getenv("PATH");
        return Map.of(
                "PATH", folder + ":" + path,
                "RACE_COUNT", count.toString(),
                "RACE_AT", String.valueOf(at),
                "RACE_WHEN", kill.name(),
                "RACE_GIT", real(path).toString());
    }

    /** How often git was called so far. */
    static int calls(Path count) throws IOException {
        return Integer.parseInt(Files.readString(count).strip());
    }

    private static Path real(String path) {
        return Arrays.stream(path.split(":"))
                .map(folder -> Path.of(folder, "git"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }
}
