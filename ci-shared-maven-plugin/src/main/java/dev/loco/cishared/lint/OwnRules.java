package dev.loco.cishared.lint;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.repository.Repository;
import dev.loco.cishared.repository.Settings;
import dev.loco.cishared.repository.SettingsReader;
import dev.loco.cishared.repository.WrongValue;
import dev.loco.cishared.secrets.OwnPattern;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules that a repository adds for itself.
 *
 * @param usable those that can be looked for
 * @param findings why the others cannot
 */
record OwnRules(List<OwnPattern> usable, List<Finding> findings) {

    static OwnRules of(Settings settings) {
        List<OwnPattern> usable = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (Settings.OwnRule rule : settings.secrets().rules()) {
            OwnPattern pattern =
                    new OwnPattern(rule.id(), rule.literals(), rule.pattern(), rule.message(), rule.help());
            pattern.fault()
                    .ifPresentOrElse(
                            fault -> findings.add(WrongValue.at(rule.at(), fault.found(), fault.expected())),
                            () -> usable.add(pattern));
        }
        return new OwnRules(usable, findings);
    }

    List<Rule> rules() {
        return usable.stream().map(OwnPattern::rule).toList();
    }

    /** Whether a name that ci-shared does not know is one of the repository's own. */
    static boolean know(Repository repository, String name) {
        Inputs inputs = new Inputs(LintRequest.quiet(repository));
        return inputs
                .quietly(Repository.SETTINGS)
                .map(file -> of(SettingsReader.read(file).settings()).rules())
                .orElse(List.of())
                .stream()
                .anyMatch(rule -> RuleSelection.names(List.of(name), rule));
    }
}
