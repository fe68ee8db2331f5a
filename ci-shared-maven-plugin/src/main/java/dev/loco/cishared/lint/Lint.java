package dev.loco.cishared.lint;

import dev.loco.cishared.finding.Allowance;
import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.repository.MissingFile;
import dev.loco.cishared.repository.Repository;
import dev.loco.cishared.repository.Settings;
import dev.loco.cishared.repository.SettingsReader;
import dev.loco.cishared.repository.UnreadableFile;
import dev.loco.cishared.secrets.SecretSettings;
import dev.loco.cishared.yaml.EditCheck;
import dev.loco.cishared.yaml.YamlFile;
import dev.loco.cishared.yaml.YamlRules;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** All checks of a repository in one run: one set of files, one list of findings. */
public final class Lint {
    private static final List<String> PROSE = List.of(".md", ".adoc", ".rst", ".txt", ".html");

    private final LintRequest request;
    private final Inputs inputs;
    private final Settings settings;
    private final List<Finding> settingsFindings;
    private final OwnRules own;
    private final Set<Check> ran = EnumSet.noneOf(Check.class);

    private Lint(LintRequest request) {
        this.request = request;
        this.inputs = new Inputs(request);
        Optional<SettingsReader.Read> read = inputs.yaml(
                        Repository.SETTINGS,
                        Optional.empty(),
                        Optional.of("delete it, or say in it what the checks should know"))
                .map(SettingsReader::read);
        this.settings = read.map(SettingsReader.Read::settings).orElse(Settings.NONE);
        this.settingsFindings = new ArrayList<>(inputs.findings());
        read.ifPresent(r -> settingsFindings.addAll(r.findings()));
        this.own = OwnRules.of(settings);
        settingsFindings.addAll(own.findings());
    }

    /** Runs the checks. What stands in the files never fails it: that becomes findings. */
    public static LintResult run(LintRequest request) {
        return new Lint(request).run();
    }

    private LintResult run() {
        // Three checks at the same time: one waits for git and the disk, one loads the schema's validator.
        Optional<Alongside<SecretsRun.Scanned>> scan = Optional.empty();
        if (runs(Check.SECRETS)) {
            Optional<YamlFile> manifest = inputs.quietly(Repository.MANIFEST);
            SecretSettings how = SecretsRun.settings(request, settings, manifest);
            scan = Optional.of(new SecretsRun(request, how, own.patterns()).start());
        }
        Optional<Alongside<List<Finding>>> manifests = Optional.empty();
        if (runs(Check.MANIFEST)) {
            List<YamlFile> files = ManifestRun.files(request, inputs);
            manifests = Optional.of(
                    Alongside.start(Check.MANIFEST.command(), () -> ManifestRun.check(files, request, settings)));
        }
        List<Finding> found = new ArrayList<>();
        if (runs(Check.PIPELINE)) {
            found.addAll(PipelineRun.findings(request, inputs, settings));
        }
        if (runs(Check.POLICY)) {
            found.addAll(new PolicyRun(request, inputs, settings).findings());
        }
        CoverageRun.Done coverage = CoverageRun.Done.NOTHING;
        if (runs(Check.COVERAGE)) {
            coverage = new CoverageRun(request, inputs, settings).run();
            found.addAll(coverage.findings());
        }
        found.addAll(manifests.map(Alongside::join).orElse(List.of()));
        SecretsRun.Scanned scanned = scan.map(Alongside::join).orElse(SecretsRun.Scanned.NOTHING);
        found.addAll(scanned.findings());
        found.removeIf(own::isOfItself);
        found.removeIf(finding ->
                finding.rule() != UnreadableFile.RULE && !request.rules().includes(finding.rule()));
        found.addAll(coverage.hindrances());
        OneCredential.merge(found);
        found.replaceAll(this::withoutHarmfulFix);
        addWhatKeptFilesFromBeingChecked(found);

        Allowances allowances =
                new Allowances(allowances(found, scanned.allowing()), request.today(), new StepPlaces(inputs));
        List<Finding> counting = allowances.filter(found);
        if (allowances.any()) {
            allowances.faults(rulesThatRan(), RuleRegistry.builtIn(), this::reachesNoFurther).stream()
                    .filter(fault -> request.rules().includes(fault.rule()))
                    .forEach(counting::add);
        }
        counting.sort(null);
        Set<String> files = new LinkedHashSet<>(scanned.files());
        files.addAll(inputs.looked());
        LintResult all = new LintResult(
                inputs,
                settings,
                counting,
                0,
                allowances.allowed() + scanned.allowed(),
                request.history().isPresent() ? scanned.versions() : files.size(),
                scanned.skipped(),
                isBad(settingsFindings),
                request.shown(),
                Stream.concat(scanned.notes().stream(), coverage.notes().stream())
                        .toList(),
                coverage.tables());
        return request.baseline() ? Baselines.hold(all, request, this::rulesThatRan) : all;
    }

    private boolean runs(Check check) {
        boolean runs = request.checks().contains(check) && isWanted(check);
        if (runs) {
            ran.add(check);
        }
        return runs;
    }

    private boolean isWanted(Check check) {
        RuleSelection rules = request.rules();
        // What is wrong with a file as YAML is told by the checks that read it as YAML.
        return rules.isAll()
                || (check != Check.SECRETS && rules.includesAnyOf(YamlRules.ALL))
                || (check == Check.SECRETS && rules.includesAnyOf(own.rules()))
                || rules.includesAnyOf(CheckRules.of(check));
    }

    /** Asked for when it matters only: a clean start needs no list of all rules. */
    private Set<Rule> rulesThatRan() {
        Set<Rule> rules = new LinkedHashSet<>();
        for (Check check : ran) {
            CheckRules.of(check).stream().filter(request.rules()::includes).forEach(rules::add);
        }
        if (ran.contains(Check.SECRETS)) {
            own.rules().stream().filter(request.rules()::includes).forEach(rules::add);
        }
        return rules;
    }

    /** A fix that would change more of a YAML file than it says is none: it is not offered. */
    private Finding withoutHarmfulFix(Finding finding) {
        boolean harmful = finding.fixable()
                && inputs.parsed(finding.primary().file())
                        .flatMap(yaml -> EditCheck.fault(
                                yaml, finding.fix().orElseThrow().edits(), EditCheck.Aliases.FOLLOW))
                        .isPresent();
        return harmful ? finding.withoutFix() : finding;
    }

    /** These count whatever rules the run is about: without the file none of them could be looked for. */
    private void addWhatKeptFilesFromBeingChecked(List<Finding> found) {
        for (Finding finding : inputs.findings()) {
            boolean said = settingsFindings.contains(finding);
            if (!said && (finding.rule() != MissingFile.RULE || request.rules().includes(finding.rule()))) {
                found.add(finding);
            }
        }
        found.addAll(settingsFindings);
    }

    private static boolean isBad(List<Finding> findings) {
        return findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
    }

    /** Those in comments of the files looked at, and those of the settings when the whole repository is looked at. */
    private List<Allowance> allowances(List<Finding> found, Set<String> allowing) {
        Set<String> withFindings = new LinkedHashSet<>();
        found.stream()
                .filter(finding -> finding.past().isEmpty())
                .forEach(finding -> withFindings.add(finding.primary().file()));
        Set<String> files = new LinkedHashSet<>(inputs.parsed());
        files.addAll(inputs.texts());
        files.addAll(withFindings);
        // In a text for people such a comment is an example, unless there is something for it to allow.
        allowing.stream().filter(file -> !isProse(file)).forEach(files::add);
        List<Allowance> all = new ArrayList<>();
        for (String file : files) {
            inputs.text(file).ifPresent(text -> all.addAll(AllowComments.in(text)));
        }
        if (request.whole() || request.history().isPresent()) {
            all.addAll(settings.allow());
        }
        return all;
    }

    /** Whether the run looked at all that the allowance could be for. */
    private boolean reachesNoFurther(Allowance allowance) {
        boolean ofHistory = allowance.scope() instanceof Allowance.Introduced;
        return request.history()
                .map(range -> ofHistory && range.whole() && request.whole())
                .orElse(!ofHistory);
    }

    private static boolean isProse(String file) {
        return PROSE.stream().anyMatch(file::endsWith);
    }
}
