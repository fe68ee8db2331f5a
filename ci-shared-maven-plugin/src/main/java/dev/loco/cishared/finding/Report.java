package dev.loco.cishared.finding;

import java.util.List;

/**
 * All that one run has to say, ready to be rendered.
 *
 * @param tables what was looked at, for goals that say so
 * @param findings those that count; of files in their order, of anything else as they come, such as a history has it
 * @param allowed how many were allowed by a comment or a settings entry
 * @param known how many stand in the baseline
 * @param files how many files were looked at
 * @param unit what {@code files} counts, in the singular: {@code file}, {@code message}
 * @param skipped those that were not, by reason
 * @param elapsedMillis wall time of the run in milliseconds, printed in the closing line of the text format only
 * @param notes what else is to be known of the run, a sentence each: where a check gave up
 * @param sources the lines of the files, masked
 * @param front how the run was started, so that remedies can be typed as they stand
 */
public record Report(
        List<Table> tables,
        List<Finding> findings,
        int allowed,
        int known,
        int files,
        String unit,
        PassedOver skipped,
        long elapsedMillis,
        List<String> notes,
        Sources sources,
        Front front) {

    /** The {@code unit} of nearly all runs. */
    public static final String FILE = "file";

    /**
     * The front door's own words.
     *
     * @param fixCommand what mends: {@code mvn ci-shared:fix} or {@code ci-shared fix}
     * @param explainCommand what prints a rule's page, to be followed by its id
     * @param version ci-shared's own version
     * @param site where the rules' pages lie on the web, without a trailing slash
     */
    public record Front(String fixCommand, String explainCommand, String version, String site) {}

    public Report {
        notes = List.copyOf(notes);
        tables = List.copyOf(tables);
        findings = unit.equals(FILE) ? findings.stream().sorted().toList() : List.copyOf(findings);
    }

    /** How many findings have the severity. */
    public long count(Severity severity) {
        return findings.stream().filter(f -> f.severity() == severity).count();
    }

    /** The address of a rule's page. */
    public String url(Rule rule) {
        return front.site() + "/rules/" + rule.id() + ".md";
    }
}
