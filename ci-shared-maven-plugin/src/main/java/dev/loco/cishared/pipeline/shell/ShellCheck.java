package dev.loco.cishared.pipeline.shell;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.pipeline.model.Step;
import dev.loco.cishared.pipeline.model.Workflow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** All rules about shell text, over one workflow. */
public final class ShellCheck {
    private ShellCheck() {}

    /** All rules of this package. */
    public static final List<Rule> RULES = List.of(BadSubstitution.RULE, EarlySubstitution.RULE, LostBackslash.RULE);

    /** Checks the file's text and every container. */
    public static List<Finding> check(Workflow workflow) {
        List<Finding> findings = new ArrayList<>(BadSubstitution.check(workflow));
        findings.addAll(LostBackslash.inFile(workflow));
        Set<String> matrix = new HashSet<>();
        workflow.axes().forEach(axis -> matrix.addAll(axis.keySet()));
        Set<Integer> said = new HashSet<>();
        for (Step step : workflow.all()) {
            KnownNames names = new KnownNames(step, matrix);
            findings.addAll(EarlySubstitution.check(workflow.file(), step, names, said));
            findings.addAll(LostBackslash.inCommands(workflow.file(), step, names.scripts(), said));
        }
        return findings;
    }
}
