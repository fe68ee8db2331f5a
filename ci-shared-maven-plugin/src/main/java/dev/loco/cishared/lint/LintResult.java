package dev.loco.cishared.lint;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.PassedOver;
import dev.loco.cishared.finding.Table;
import dev.loco.cishared.repository.Settings;
import dev.loco.cishared.repository.UnreadableFile;
import java.util.List;

/**
 * What one run found, not yet fit to print: messages may still hold what must be masked.
 *
 * @param inputs the files as they were read
 * @param settings what {@code .ci-shared.yml} says
 * @param findings those that count, in order
 * @param known how many more stand in the baseline
 * @param allowed how many more were allowed
 * @param files how many files were looked at
 * @param skipped those that were not, by reason
 * @param badSettings whether {@code .ci-shared.yml} or the baseline has errors
 * @param shown at most this many characters of a credential may be shown
 * @param notes what else a person should know of the run, a sentence each
 * @param tables what was looked at, for goals that say so
 */
record LintResult(
        Inputs inputs,
        Settings settings,
        List<Finding> findings,
        int known,
        int allowed,
        int files,
        PassedOver skipped,
        boolean badSettings,
        int shown,
        List<String> notes,
        List<Table> tables) {
    LintResult {
        tables = List.copyOf(tables);
        findings = List.copyOf(findings);
    }

    /** The same with other findings, because some are known. */
    LintResult with(List<Finding> fresh, int nowKnown) {
        return new LintResult(
                inputs, settings, fresh, nowKnown, allowed, files, skipped, badSettings, shown, notes, tables);
    }

    /** The same with a bad configuration. */
    LintResult bad() {
        return new LintResult(inputs, settings, findings, known, allowed, files, skipped, true, shown, notes, tables);
    }

    /** Whether a file is there but could not be read. */
    boolean unreadable() {
        return findings.stream().anyMatch(finding -> finding.rule() == UnreadableFile.RULE);
    }
}
