package dev.loco.cishared.pipeline.drift;

import dev.loco.cishared.finding.Edit;
import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Fix;
import dev.loco.cishared.finding.Related;
import dev.loco.cishared.pipeline.template.Filled;
import dev.loco.cishared.pipeline.template.TemplateRevision;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A hole that has one value in the settings and another one all over the pipeline: one fault, said once, whose fix writes
 * the settings' value everywhere.
 */
final class OtherValue {
    private OtherValue() {}

    /**
     * Looks at one hole.
     *
     * @return what drift has to say then; empty when the pipeline has the settings' value, or no other one throughout
     */
    static Optional<DriftCheck.Result> check(Comparison given, String hole, Map<String, String> parameters) {
        Map<String, String> others = new TreeMap<>(parameters);
        String wanted = Optional.ofNullable(others.remove(hole)).orElse("");
        TemplateRevision template = given.template().of();
        Filled inferred = Filled.of(template, given.found(), others);
        String value = inferred.values().getOrDefault(hole, wanted);
        if (value.equals(wanted) || inferred.contested().containsKey(hole)) {
            return Optional.empty();
        }
        Comparison without = DriftCheck.compare(given.found(), inferred);
        List<Finding> departing = departing(given, without);
        if (departing.size() < 2 || given.findings().size() - without.findings().size() < 2) {
            return Optional.empty();
        }
        DriftCheck.Result rest = DriftCheck.check(given.found(), template, with(others, hole, value));
        List<Finding> all = new ArrayList<>(rest.findings());
        all.add(finding(hole, value, wanted, departing));
        Set<String> places = new HashSet<>(given.places());
        places.addAll(rest.places());
        return Optional.of(new DriftCheck.Result(all, places));
    }

    private static List<Finding> departing(Comparison given, Comparison without) {
        Set<String> known = new HashSet<>();
        without.findings().forEach(f -> known.add(key(f)));
        return given.findings().stream()
                .filter(f -> !known.contains(key(f)))
                .sorted(Comparator.comparing(Finding::primary))
                .toList();
    }

    private static String key(Finding finding) {
        return finding.rule().id() + " " + finding.primary().offset() + " " + finding.message();
    }

    private static Finding finding(String hole, String value, String wanted, List<Finding> departing) {
        Finding finding = ChangedValue.throughout(hole, departing.get(0).primary(), value, wanted);
        List<Edit> edits = new ArrayList<>();
        boolean all = true;
        for (Finding one : departing) {
            all &= one.fixable();
            one.fix().ifPresent(f -> edits.addAll(f.edits()));
            if (one != departing.get(0)) {
                finding = finding.withRelated(Related.at(one.primary(), "here too"));
            }
        }
        edits.sort(Comparator.comparingInt(Edit::offset));
        return all ? finding.withFix(new Fix(Fix.Safety.SAFE, "write `" + wanted + "` everywhere", edits)) : finding;
    }

    private static Map<String, String> with(Map<String, String> values, String hole, String value) {
        Map<String, String> more = new TreeMap<>(values);
        more.put(hole, value);
        return more;
    }
}
