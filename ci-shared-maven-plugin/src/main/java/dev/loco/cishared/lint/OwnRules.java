package dev.loco.cishared.lint;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Related;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.repository.Repository;
import dev.loco.cishared.repository.Settings;
import dev.loco.cishared.repository.Settings.OwnRule;
import dev.loco.cishared.repository.Settings.Placed;
import dev.loco.cishared.repository.SettingsReader;
import dev.loco.cishared.repository.WrongValue;
import dev.loco.cishared.secrets.OwnPattern;
import dev.loco.cishared.secrets.OwnPattern.Fault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rules that a repository adds for itself.
 *
 * @param usable those that can be looked for, each with the place of its entry
 * @param findings why the others cannot
 */
record OwnRules(Map<OwnPattern, Span> usable, List<Finding> findings) {
    private static final int ALWAYS_FIT = 400;

    static OwnRules of(Settings settings) {
        Map<OwnPattern, Span> usable = new LinkedHashMap<>();
        List<Finding> findings = new ArrayList<>();
        Map<String, Span> ids = new LinkedHashMap<>();
        for (OwnRule rule : settings.secrets().rules()) {
            Span first = ids.putIfAbsent(rule.id().text(), rule.id().at());
            if (first != null) {
                String found = "`" + rule.id().text() + "` is the id of two rules";
                findings.add(WrongValue.at(rule.id().at(), found, "an id of its own")
                        .withRelated(Related.at(first, "first here")));
                continue;
            }
            OwnPattern pattern = pattern(rule);
            List<Fault> faults = pattern.faults();
            for (Fault fault : faults) {
                findings.add(WrongValue.at(place(rule, fault), fault.found(), fault.expected()));
            }
            if (faults.isEmpty()) {
                usable.put(pattern, rule.entry());
            }
        }
        leaveOutWhatDoesNotFit(settings, usable, findings);
        return new OwnRules(usable, findings);
    }

    private static void leaveOutWhatDoesNotFit(
            Settings settings, Map<OwnPattern, Span> usable, List<Finding> findings) {
        // A few always fit, and then nothing is built to see it.
        int characters = usable.keySet().stream()
                .flatMap(own -> own.wanted().stream())
                .mapToInt(String::length)
                .sum();
        if (characters <= ALWAYS_FIT || fit(usable.keySet())) {
            return;
        }
        List<OwnPattern> fitting = new ArrayList<>();
        for (OwnRule rule : settings.secrets().rules()) {
            OwnPattern own = pattern(rule);
            if (!usable.containsKey(own)) {
                continue;
            }
            fitting.add(own);
            if (!fit(fitting)) {
                fitting.remove(own);
                usable.remove(own);
                String found = "there is no room to look for `" + own.id() + "` beside the rules before it";
                findings.add(WrongValue.at(rule.id().at(), found, "fewer rules, or fewer and shorter literals"));
            }
        }
    }

    private static boolean fit(Collection<OwnPattern> patterns) {
        List<OwnPattern> all = new ArrayList<>(patterns);
        all.add(SecretsRun.ALLOWANCE);
        return OwnPattern.fit(all);
    }

    private static OwnPattern pattern(OwnRule rule) {
        return new OwnPattern(
                rule.id().text(),
                texts(rule.literals()),
                rule.pattern().text(),
                rule.message(),
                rule.help(),
                rule.severity(),
                rule.files(),
                texts(rule.not()),
                texts(rule.matches()),
                texts(rule.ignores()));
    }

    private static List<String> texts(List<Placed> placed) {
        return placed.stream().map(Placed::text).toList();
    }

    private static Span place(OwnRule rule, Fault fault) {
        Placed placed = switch (fault.part()) {
            case ID -> rule.id();
            case PATTERN -> rule.pattern();
            case LITERALS -> rule.literals().get(fault.item());
            case NOT -> rule.not().get(fault.item());
            case MATCHES -> rule.matches().get(fault.item());
            case IGNORES -> rule.ignores().get(fault.item());
        };
        return placed.at(fault.offset());
    }

    List<OwnPattern> patterns() {
        return List.copyOf(usable.keySet());
    }

    List<Rule> rules() {
        return usable.keySet().stream().map(OwnPattern::rule).toList();
    }

    /** Whether a rule was found where it is written down: its examples are no use of what it forbids. */
    boolean isOfItself(Finding finding) {
        return usable.entrySet().stream()
                .anyMatch(own -> own.getKey().id().equals(finding.rule().id())
                        && own.getValue().overlaps(finding.primary()));
    }

    /** Whether a name that ci-shared does not know is one of the repository's own. */
    static boolean know(Repository repository, String name) {
        return of(repository).rules().stream().anyMatch(rule -> RuleSelection.names(List.of(name), rule));
    }

    /** The rule with an id. */
    static Optional<OwnPattern> find(Repository repository, String id) {
        return of(repository).patterns().stream()
                .filter(own -> own.id().equals(id))
                .findFirst();
    }

    private static OwnRules of(Repository repository) {
        Inputs inputs = new Inputs(LintRequest.quiet(repository));
        return inputs.quietly(Repository.SETTINGS)
                .map(file -> of(SettingsReader.read(file).settings()))
                .orElse(new OwnRules(Map.of(), List.of()));
    }
}
