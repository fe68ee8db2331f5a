package dev.loco.cishared.secrets;

import dev.loco.cishared.finding.Finding;
import java.util.List;

/**
 * What a scan of files came to.
 *
 * @param findings in order of file, offset and rule
 * @param scanned how many files were looked at
 * @param skipped the files that were not, with the reason, in the order they were given
 * @param cutOff patterns that were stopped before they were done, so that a match there may have been missed
 */
public record ScanResult(List<Finding> findings, int scanned, List<Skipped> skipped, List<CutOff> cutOff) {
    public ScanResult {
        findings = List.copyOf(findings);
        skipped = List.copyOf(skipped);
        cutOff = List.copyOf(cutOff);
    }

    /** Why a file was not looked at. */
    public enum Reason {
        /** A NUL byte in the first 8 KiB. */
        BINARY("binary"),
        /** Known by its first bytes: zip (and jar, wheel, document), tar, gzip, zstd and the like; none is opened. */
        ARCHIVE("archive"),
        /** Over the limit. */
        TOO_LARGE("too large"),
        /** Permission denied, or an error of the disk. */
        UNREADABLE("unreadable"),
        /** It was there when the files were listed. */
        VANISHED("vanished"),
        /** A socket, a pipe or a device. */
        NOT_A_FILE("not a file"),
        /** A folder; what lies in it comes under its own name, if it is to be scanned. */
        FOLDER("folder"),
        /** A folder that is a git repository of its own, such as a submodule. */
        REPOSITORY("nested repository"),
        /** A symbolic link that leads out of the root or nowhere. */
        LINK("symbolic link"),
        /** A symbolic link to what is scanned under its own name. */
        SAME("link to a scanned file"),
        /** By a glob of the settings. */
        EXCLUDED("excluded");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        /** Whether anything was missed: neither a folder nor a second name of a file is skipped. */
        public boolean counts() {
            return this != FOLDER && this != SAME;
        }

        /** The reason in words. */
        public String words() {
            return words;
        }
    }

    /** A file that was not looked at. */
    public record Skipped(String file, Reason reason) {}

    /** A pattern that took too many steps on the line. */
    public record CutOff(String rule, String file, int line) {}

    /** How many files were passed over for the reason. */
    public int count(Reason reason) {
        return (int) skipped.stream().filter(s -> s.reason() == reason).count();
    }
}
