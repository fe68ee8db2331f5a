package dev.loco.cishared.lint;

import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.report.RulePage;
import dev.loco.cishared.report.Style;
import dev.loco.cishared.secrets.OwnPattern;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/** Prints pages of rules, and the list of them. */
final class Explain {
    private Explain() {}

    static Outcome page(List<String> ids, Translation translation, Door door) throws WrongUse, CouldNotRun {
        if (ids.isEmpty()) {
            throw new WrongUse("say which rule, by the id in square brackets of a finding; all of them: "
                    + door.words().goal(Goal.RULES.label()) + "; what the pipelines do: "
                    + door.words().goal(Goal.EXPLAIN.label()) + door.words().flag("pipeline"));
        }
        RuleRegistry registry = RuleRegistry.builtIn();
        for (String id : ids) {
            Optional<Rule> rule = registry.rule(id);
            Optional<OwnPattern> own = rule.isEmpty() ? OwnRules.find(translation.repository(), id) : Optional.empty();
            if (own.isPresent()) {
                door.out().print(page(own.get()));
                continue;
            }
            if (rule.isEmpty()) {
                throw new WrongUse("no rule is called `" + id + "`"
                        + registry.closest(id)
                                .map(c -> "; did you mean `" + c + "`?")
                                .orElse(""));
            }
            Optional<RulePage> page = RulePage.of(rule.get());
            door.out()
                    .print(page.map(p -> p.render(door.colour() ? Style.COLOUR : Style.PLAIN))
                            .orElse(rule.get().summary() + "\n"));
        }
        door.out().print("\nWhen a pipeline fails: " + Product.read().runbook() + "\n");
        return Outcome.CLEAN;
    }

    private static String page(OwnPattern own) {
        StringBuilder page = new StringBuilder();
        page.append(own.id())
                .append("\n\nA rule of this repository's own, in `.ci-shared.yml`: ")
                .append(own.message())
                .append(".\n\nSeverity: ")
                .append(own.severity().label())
                .append("\nPattern:  ")
                .append(own.regex())
                .append("\nTried on: lines with `")
                .append(String.join("`, `", own.wanted()))
                .append("`, in either case")
                .append(own.files().isEmpty() ? "" : ", of " + String.join(", ", own.files()));
        for (String not : own.not()) {
            page.append("\nBut not:  ").append(not);
        }
        return page.append("\nHelp:     ").append(own.help()).append('\n').toString();
    }

    static Outcome list(Door door) {
        PrintStream out = door.out();
        List<Rule> rules = RuleRegistry.builtIn().all();
        int widest = rules.stream().mapToInt(rule -> rule.id().length()).max().orElse(0);
        for (Rule rule : rules) {
            out.print(pad(rule.id(), widest) + "  " + pad(rule.severity().label(), 7) + "  " + rule.summary() + "\n");
        }
        return Outcome.CLEAN;
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
