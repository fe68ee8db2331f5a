package dev.loco.cishared.lint;

import dev.loco.cishared.coverage.Account;
import dev.loco.cishared.coverage.Coverage;
import dev.loco.cishared.coverage.CoverageSettings;
import dev.loco.cishared.coverage.Estate;
import dev.loco.cishared.coverage.Row;
import dev.loco.cishared.coverage.Workload;
import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Table;
import dev.loco.cishared.manifest.Manifest;
import dev.loco.cishared.openbao.Inventory;
import dev.loco.cishared.openbao.Namespace;
import dev.loco.cishared.openbao.PolicyText;
import dev.loco.cishared.policy.Version;
import dev.loco.cishared.repository.Settings;
import dev.loco.cishared.yaml.YamlFile;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The manifests named, or bao.yml, held against policies. */
final class CoverageRun {
    private final LintRequest request;
    private final Inputs inputs;
    private final Settings settings;

    CoverageRun(LintRequest request, Inputs inputs, Settings settings) {
        this.request = request;
        this.inputs = inputs;
        this.settings = settings;
    }

    /** What manifests are held against. */
    record Against(PolicySource.Read source, Optional<Version> target) {}

    /**
     * What came of it.
     *
     * @param hindrances errors of manifests because of which not all of them was held against anything; they count
     *     whatever rules the run is about
     */
    record Done(List<Finding> findings, List<Finding> hindrances, List<Table> tables, List<String> notes) {
        static final Done NOTHING = new Done(List.of(), List.of(), List.of(), List.of());
    }

    /** Reads the policies. Those of a server are no files: findings show their lines all the same. */
    static LintRequest prepared(LintRequest request, Options options, Door door) throws WrongUse, CouldNotRun {
        Settings.Policies said = PolicyRun.settings(request.repository());
        PolicySource.Read source =
                new PolicySource(options, door).read(request.repository().root(), said.folder());
        Inventory inventory = source.inventory();
        Optional<Version> target = request.target()
                .or(() -> inventory.version().flatMap(Version::parse))
                .or(() -> said.version().flatMap(Version::parse));
        Map<String, byte[]> texts = new HashMap<>();
        if (source.folder().isEmpty()) {
            for (Namespace namespace : inventory.namespaces()) {
                for (PolicyText policy : namespace.policies()) {
                    texts.put(policy.file(), policy.text().getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        return request.withGiven(texts).with(new Against(source, target));
    }

    Done run() {
        Against against = request.coverage().orElseThrow();
        List<YamlFile> broken = new ArrayList<>();
        List<Workload> workloads = workloads(broken);
        List<Finding> hindrances = ManifestRun.check(broken, request, settings).stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
        boolean fleet = request.files().size() > 1;
        PolicySource.Read source = against.source();
        Estate estate = new Estate(
                source.inventory(),
                source.folder(),
                against.target(),
                request.today().atStartOfDay(ZoneOffset.UTC).toInstant());
        Coverage.Result result = Coverage.check(workloads, estate, new CoverageSettings(request.today(), fleet));
        List<Table> tables = result.accounts().stream()
                .map(CoverageRun::table)
                .filter(table -> !fleet || !table.good())
                .toList();
        return new Done(result.findings(), hindrances, tables, List.of(note(result, against, workloads.size())));
    }

    private List<Workload> workloads(List<YamlFile> broken) {
        List<Workload> workloads = new ArrayList<>();
        ManifestRun.each(request, inputs, file -> {
            Workload workload = Workload.of(Manifest.read(file));
            workloads.add(workload);
            if (!workload.whole()) {
                broken.add(file);
            }
        });
        return workloads;
    }

    private static String note(Coverage.Result result, Against against, int manifests) {
        long good = result.accounts().stream()
                .filter(a -> a.rows().stream().allMatch(r -> good(r.status())))
                .count();
        String waived = result.waivers() == 0
                ? ""
                : "; " + result.waivers() + (result.waivers() == 1 ? " waiver" : " waivers") + " applied";
        return "held " + manifests + (manifests == 1 ? " manifest" : " manifests") + " against "
                + against.source().said() + ", decided as OpenBao "
                + against.target().orElse(Version.NEWEST) + " does: " + good + " of "
                + result.accounts().size() + " identities are granted just what they declare" + waived;
    }

    private static boolean good(Row.Status status) {
        return switch (status) {
            case GRANTED, CONDITIONAL, WAIVED -> true;
            case NOT_GRANTED, NOT_DECLARED, UNDECIDABLE -> false;
        };
    }

    private static Table table(Account account) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("manifest", account.file());
        facts.put("login", account.login());
        facts.put("namespace", account.namespace());
        String policies = account.policies().isEmpty() ? "none" : String.join(", ", account.policies());
        facts.put(account.known() ? "policies" : "expected policies", policies);
        return new Table(
                account.workload() + ": " + account.identity(),
                facts,
                List.of("path", "capabilities", "status", "rule"),
                account.rows().stream()
                        .map(row -> new Table.Row(
                                good(row.status()),
                                List.of(
                                        row.pattern(),
                                        String.join(", ", row.capabilities().words()),
                                        row.status().word(),
                                        row.detail())))
                        .toList());
    }
}
