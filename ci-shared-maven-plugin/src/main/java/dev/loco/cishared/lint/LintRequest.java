package dev.loco.cishared.lint;

import dev.loco.cishared.pipeline.template.Catalogue;
import dev.loco.cishared.policy.Version;
import dev.loco.cishared.repository.Repository;
import dev.loco.cishared.repository.StagedTree;
import dev.loco.cishared.repository.Tree;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What one run is to look at.
 *
 * @param tree work tree or index
 * @param checks those to run
 * @param files names relative to the root, or absolute ones outside it; empty for what each check looks at by itself
 * @param given contents that stand for those of the tree: standard input, a text not yet written
 * @param rules which rules the run is about
 * @param today for everything that has a date
 * @param baseline whether findings of {@code .ci-shared-baseline.json} count as known
 * @param shown at most this many characters of a credential are shown
 * @param words how the commands are typed that findings advise
 * @param templates where templates come from; asked for by a run that looks at a pipeline
 * @param target the release line of OpenBao that policies are for, where the run says it
 * @param coverage what manifests are held against, for a run that does so
 * @param history the commits that the scan for secrets looks at instead of the tree
 */
public record LintRequest(
        Repository repository,
        Tree tree,
        Set<Check> checks,
        List<String> files,
        Map<String, byte[]> given,
        RuleSelection rules,
        LocalDate today,
        boolean baseline,
        int shown,
        Door.Words words,
        Supplier<Catalogue> templates,
        Optional<Version> target,
        Optional<CoverageRun.Against> coverage,
        Optional<HistoryRange> history)
        implements AutoCloseable {
    /** The name of standard input. */
    public static final String STANDARD_INPUT = "-";

    public LintRequest {
        checks = Set.copyOf(checks);
        files = List.copyOf(files);
        given = Map.copyOf(given);
    }

    /** A request for nothing, to read single files with. */
    static LintRequest quiet(Repository repository) {
        return new LintRequest(
                repository,
                repository.workTree(),
                Set.of(),
                List.of(),
                Map.of(),
                RuleSelection.ALL,
                LocalDate.MIN,
                false,
                0,
                new Door.CommandLine(),
                Catalogue::shipped,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Lets go of git, where the tree needs it. */
    @Override
    public void close() {
        if (tree instanceof StagedTree staged) {
            staged.close();
        }
    }

    /** Whether the run looks at everything, so that it can tell what an entry of the settings is good for. */
    boolean whole() {
        return files.isEmpty();
    }

    /** The same for the files as they are. */
    LintRequest withoutHistory() {
        return with(given, coverage, Optional.empty());
    }

    /** The same for a run that holds the manifests against policies. */
    LintRequest with(CoverageRun.Against against) {
        return with(given, Optional.of(against), history);
    }

    /** The same with other contents for some files. */
    LintRequest withGiven(Map<String, byte[]> more) {
        Map<String, byte[]> all = new LinkedHashMap<>(given);
        all.putAll(more);
        return with(all, coverage, history);
    }

    private LintRequest with(
            Map<String, byte[]> newGiven,
            Optional<CoverageRun.Against> newCoverage,
            Optional<HistoryRange> newHistory) {
        return new LintRequest(
                repository,
                tree,
                checks,
                files,
                newGiven,
                rules,
                today,
                baseline,
                shown,
                words,
                templates,
                target,
                newCoverage,
                newHistory);
    }
}
