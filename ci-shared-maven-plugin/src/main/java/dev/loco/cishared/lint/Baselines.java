package dev.loco.cishared.lint;

import dev.loco.cishared.finding.Baseline;
import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.report.BaselineFile;
import dev.loco.cishared.repository.Content;
import dev.loco.cishared.text.SourceText;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Holds a run against {@code .ci-shared-baseline.json}, and writes that file. */
final class Baselines {
    private static final int LARGEST = 64 << 20;
    private static final String WRITE = "`lint` with the option `write-baseline`";

    private static final String WRITE_PAST = "`bao-lint` with the options `history` and `write-baseline`";

    private final LintRequest request;
    private final Supplier<Set<Rule>> ran;

    private Baselines(LintRequest request, Supplier<Set<Rule>> ran) {
        this.request = request;
        this.ran = ran;
    }

    /** The run without the findings that the baseline knows. */
    static LintResult hold(LintResult result, LintRequest request, Supplier<Set<Rule>> ran) {
        Content content = request.tree().read(BaselineFile.NAME, LARGEST);
        if (content instanceof Content.Missing) {
            return result;
        }
        Baselines baselines = new Baselines(request, ran);
        if (content instanceof Content.Bytes file) {
            return baselines.hold(result, new String(file.bytes(), StandardCharsets.UTF_8));
        }
        String message = "`" + BaselineFile.NAME + "` cannot be read as a file";
        return broken(result, BrokenBaseline.of(Span.startOf(BaselineFile.NAME), message, WRITE));
    }

    private LintResult hold(LintResult result, String text) {
        BaselineFile.Reading reading = BaselineFile.read(text);
        if (reading instanceof BaselineFile.Reading.Bad bad) {
            SourceText source = new SourceText(BaselineFile.NAME, text);
            int line = Math.min(bad.line(), source.lines());
            int offset = Math.min(source.startOfLine(line) + bad.column() - 1, source.endOfLine(line));
            return broken(result, BrokenBaseline.of(source.at(offset, 0, Span::new), bad.message(), WRITE));
        }
        Baseline baseline = ((BaselineFile.Reading.Good) reading).baseline();
        Redaction redaction = new Redaction(result);
        Map<Finding, Finding> originals = new IdentityHashMap<>();
        List<Finding> named = new ArrayList<>();
        for (Finding finding : result.findings()) {
            named.add(redaction.named(finding));
            originals.put(named.get(named.size() - 1), finding);
        }
        Baseline.Comparison comparison = baseline.compare(named, redaction);
        List<Finding> fresh = new ArrayList<>();
        comparison.fresh().forEach(finding -> fresh.add(originals.getOrDefault(finding, finding)));
        for (Baseline.Entry gone : comparison.gone()) {
            if (looked(gone)
                    && request.whole()
                    && request.rules().includes(GoneFromBaseline.RULE)
                    && couldOccur(gone)) {
                String again = gone.commit().isPresent() ? WRITE_PAST : WRITE;
                fresh.add(GoneFromBaseline.of(BaselineFile.NAME, gone.rule(), gone.file(), again));
            }
        }
        fresh.sort(null);
        return result.with(fresh, comparison.known());
    }

    /** Whether the run looked where it stood: the files as they are, or all commits there ever were. */
    private boolean looked(Baseline.Entry entry) {
        boolean past = entry.commit().isPresent();
        return request.history().map(range -> past && range.whole()).orElse(!past);
    }

    /** Whether the run looked for it: an entry of a rule that is no more is gone for good. */
    private boolean couldOccur(Baseline.Entry entry) {
        Optional<Rule> rule = RuleRegistry.builtIn().rule(entry.rule());
        return rule.isEmpty() || ran.get().contains(rule.get());
    }

    private static LintResult broken(LintResult result, Finding finding) {
        List<Finding> findings = new ArrayList<>(result.findings());
        findings.add(finding);
        findings.sort(null);
        return result.with(findings, 0).bad();
    }

    /** What the run found, and what of the baseline there is it did not look for. */
    private static Baseline baseline(LintResult result, LintRequest request) {
        Redaction redaction = new Redaction(result);
        Baseline found =
                Baseline.of(result.findings().stream().map(redaction::named).toList(), redaction);
        Baseline before = request.tree().read(BaselineFile.NAME, LARGEST) instanceof Content.Bytes file
                        && BaselineFile.read(new String(file.bytes(), StandardCharsets.UTF_8))
                                instanceof BaselineFile.Reading.Good good
                ? good.baseline()
                : Baseline.empty();
        if (request.history().isEmpty()) {
            return found.with(before.only(entry -> entry.commit().isPresent()));
        }
        boolean all = request.history().get().whole()
                && request.whole()
                && request.rules().isAll();
        return found.with(before.only(entry -> !all || entry.commit().isEmpty()));
    }

    /** Writes the baseline that knows all that the run found, and says so. */
    static Outcome write(LintResult result, LintRequest request, Door door) throws WrongUse, CouldNotRun {
        if (result.badSettings()) {
            throw new WrongUse("the baseline cannot be written while .ci-shared.yml has errors; "
                    + door.words().goal(Goal.LINT.label()) + " shows them");
        }
        try {
            StringWriter json = new StringWriter();
            BaselineFile.write(baseline(result, request), json);
            AtomicFile.write(
                    request.repository().root().resolve(BaselineFile.NAME),
                    json.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException fault) {
            throw new CouldNotRun(
                    "the baseline cannot be written to " + BaselineFile.NAME + ": " + fault.getMessage(), fault);
        }
        int count = result.findings().size();
        door.out()
                .print("wrote " + BaselineFile.NAME + " with " + count + (count == 1 ? " finding" : " findings")
                        + "; from now on only others count\n");
        return Outcome.CLEAN;
    }
}
