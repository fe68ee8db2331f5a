package dev.loco.cishared.pipeline.update;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.pipeline.model.Workflow;
import dev.loco.cishared.pipeline.template.Catalogue;
import dev.loco.cishared.pipeline.template.Filled;
import dev.loco.cishared.pipeline.template.FirstLine;
import dev.loco.cishared.pipeline.template.TemplateRevision;
import dev.loco.cishared.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A pipeline that lags: a newer revision than the one it names exists, or a part of it is older than what it names. */
public final class Outdated {
    public static final Rule RULE = new Rule(
            "template/outdated",
            Severity.WARNING,
            "A pipeline follows an older revision of its template than the newest",
            "what the fleet agreed on since then is not checked or done here");

    /** So many changes are named; more would not fit into a sentence. */
    private static final int NAMED = 4;

    private Outdated() {}

    /** A newer revision than the one the first line names, if there is one. */
    public static Optional<Finding> check(Catalogue catalogue, FirstLine line, TemplateRevision named) {
        return catalogue
                .newest(named.name())
                .filter(newest -> newest.revision() > named.revision())
                .map(newest -> Finding.of(
                                RULE,
                                line.rest(),
                                "the pipeline follows revision " + named.revision() + " of " + named.name()
                                        + "; revision " + newest.revision() + " " + summary(named, newest),
                                "update it to revision " + newest.revision())
                        .withLabel("found `" + named.revision() + "`, the newest is `" + newest.revision() + "`"));
    }

    /** Whether a finding is about a newer revision, not about a part that was left behind. */
    public static boolean isNewer(Finding finding) {
        return finding.rule().equals(RULE) && finding.severity() == RULE.severity();
    }

    /** A part that is as an older revision had it: it was left behind, not changed. It is as grave as drift. */
    static Finding left(Finding drift, TemplateRevision older) {
        return new Finding(
                RULE,
                drift.severity(),
                "left from revision " + older.revision() + ": " + drift.message(),
                drift.primary(),
                drift.label(),
                drift.related(),
                drift.help(),
                drift.fix(),
                drift.masked(),
                drift.past());
    }

    /** What a newer revision does, as the end of a sentence: {@code adds step `sbom` and removes step `audit`}. */
    static String summary(TemplateRevision older, TemplateRevision newer) {
        Workflow before = read(older);
        List<String> titles =
                Merging.of(before, Filled.of(older, before, Map.of()), Filled.of(newer, before, Map.of()))
                        .changes()
                        .stream()
                        .filter(c -> !c.isRemark())
                        .map(Change::title)
                        .distinct()
                        .toList();
        return titles.isEmpty() ? "changes comments and marks" : sentence(grouped(titles));
    }

    /** What came, went, was renamed or moved first; what happened to one key of several steps said once. */
    private static List<String> grouped(List<String> titles) {
        Map<String, List<String>> owners = new LinkedHashMap<>();
        for (String title : titles) {
            int of = title.lastIndexOf(" of ");
            String kind = of < 0 || !title.startsWith("changes `") ? title : title.substring(0, of);
            owners.computeIfAbsent(kind, k -> new ArrayList<>()).add(of < 0 ? "" : title.substring(of));
        }
        List<String> steps = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        owners.forEach((kind, of) -> {
            boolean several = of.size() > 1;
            boolean whole = kind.matches("(adds|removes|renames|moves) (step|clone step|service) .*");
            String title = several
                    ? kind + " of " + of.size() + " steps"
                    : kind.startsWith("changes `") ? kind + of.get(0) : kind;
            (whole ? steps : keys).add(title);
        });
        steps.addAll(keys);
        return steps;
    }

    private static String sentence(List<String> titles) {
        if (titles.size() > NAMED) {
            int more = titles.size() - NAMED;
            return String.join(", ", titles.subList(0, NAMED)) + " and makes " + more + " more change"
                    + (more == 1 ? "" : "s");
        }
        String last = titles.get(titles.size() - 1);
        return titles.size() == 1 ? last : String.join(", ", titles.subList(0, titles.size() - 1)) + " and " + last;
    }

    private static Workflow read(TemplateRevision revision) {
        return Workflow.read(YamlReader.read(revision.title(), revision.text().getBytes(StandardCharsets.UTF_8)));
    }
}
