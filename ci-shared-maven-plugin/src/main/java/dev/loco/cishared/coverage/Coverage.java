package dev.loco.cishared.coverage;

import dev.loco.cishared.coverage.DeclaredNotGranted.Gap;
import dev.loco.cishared.coverage.GrantedNotDeclared.Excess;
import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.openbao.Role;
import dev.loco.cishared.policy.Capabilities;
import dev.loco.cishared.policy.Capability;
import dev.loco.cishared.policy.PathPattern;
import dev.loco.cishared.policy.PathRule;
import dev.loco.cishared.policy.Policy;
import dev.loco.cishared.policy.lint.Undecidable;
import dev.loco.cishared.policy.paths.PathSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Holds manifests against a server's policies, in both directions. Cost grows with the policies of an identity, not
 * with their number on the server.
 */
public final class Coverage {
    /** The rules of this room, by id. */
    public static final List<Rule> RULES = List.of(
            BrokenSnapshot.RULE,
            DanglingPolicyName.RULE,
            DeclaredNotGranted.RULE,
            ExpiredWaiver.RULE,
            GrantedNotDeclared.RULE,
            OrphanPolicy.RULE,
            OrphanRole.RULE,
            RoleMismatch.RULE,
            UnusedWaiver.RULE);

    private final Estate estate;
    private final CoverageSettings settings;
    private final Attachment attachment;

    private Coverage(Estate estate, CoverageSettings settings, Attachment attachment) {
        this.estate = estate;
        this.settings = settings;
        this.attachment = attachment;
    }

    /**
     * What was found.
     *
     * @param accounts one an identity, in the order of the manifests
     * @param waivers how many waivers accepted something
     */
    public record Result(List<Finding> findings, List<Account> accounts, int waivers) {
        public Result {
            findings = List.copyOf(findings);
            accounts = List.copyOf(accounts);
        }
    }

    /** Checks the workloads against the server. */
    public static Result check(Collection<Workload> workloads, Estate estate, CoverageSettings settings) {
        Attachment attachment = new Attachment(estate, workloads, settings.fleet());
        Coverage coverage = new Coverage(estate, settings, attachment);
        List<Checked> checked =
                workloads.parallelStream().map(coverage::workload).toList();
        List<Finding> findings = new ArrayList<>(attachment.findings());
        estate.inventory()
                .faults()
                .forEach(fault -> findings.add(BrokenSnapshot.finding(fault, estate.file(fault.file()))));
        findings.addAll(new CarriedPolicies(estate, settings.today())
                .findings(checked.stream().flatMap(c -> c.carried().stream()).toList()));
        List<Account> accounts = new ArrayList<>();
        int waivers = 0;
        for (Checked one : checked) {
            findings.addAll(one.findings());
            accounts.addAll(one.accounts());
            waivers += one.waivers();
        }
        if (settings.fleet()) {
            findings.addAll(byNobody(workloads, checked));
        }
        findings.sort(null);
        return new Result(findings, accounts, waivers);
    }

    /** What one manifest came to; what is in excess with it, for a look at the whole fleet. */
    private record Checked(
            List<Finding> findings, List<Account> accounts, List<Over> over, List<List<Policy>> carried, int waivers) {}

    private record Over(Audit audit, Excess excess) {}

    private Checked workload(Workload workload) {
        Waivers waivers = new Waivers(workload.waivers(), settings.today());
        List<Finding> findings = new ArrayList<>();
        List<Account> accounts = new ArrayList<>();
        List<Over> over = new ArrayList<>();
        List<List<Policy>> carried = new ArrayList<>();
        for (Workload.Identity identity : workload.identities()) {
            RoleMismatch.check(identity, estate)
                    .filter(f -> !waivers.accept(f.rule().id(), RoleMismatch.path(identity)))
                    .ifPresent(findings::add);
            for (Workload.Word policy : identity.policies()) {
                if (attachment.isMissing(identity.namespace(), policy.value())
                        && !waivers.accept(
                                DanglingPolicyName.RULE.id(), DanglingPolicyName.path(Estate.plain(policy.value())))) {
                    findings.add(DanglingPolicyName.inManifest(identity, policy));
                }
            }
            Optional<Role> role =
                    identity.role().flatMap(name -> estate.role(identity.namespace(), identity.mount(), name));
            List<String> names = role.map(Role::tokenPolicies)
                    .orElseGet(() -> identity.policies().stream()
                            .map(Workload.Word::value)
                            .toList());
            List<Policy> policies = estate.policies(identity.namespace(), names);
            carried.add(policies);
            role.flatMap(Role::undecidable)
                    .or(() -> identity.role().flatMap(r -> estate.rolesUnknown(identity.namespace(), identity.mount())))
                    .ifPresent(why -> findings.add(Finding.of(
                                    Undecidable.RULE,
                                    identity.name().place(),
                                    "what `" + identity.name().value() + "` may do cannot be told: " + why,
                                    "have the role name its policies, or look at what it grants by hand")
                            .withSeverity(Severity.WARNING)));
            Audit audit = new Audit(
                    identity,
                    policies,
                    waivers.patterns(DeclaredNotGranted.RULE.id(), identity.namespace()),
                    waivers.patterns(GrantedNotDeclared.RULE.id(), identity.namespace()),
                    estate.version().semantics());
            waivers.use(identity, audit);
            List<Gap> gaps = audit.gaps();
            List<Excess> excesses = audit.excesses();
            Remedy remedy = new Remedy(identity, audit);
            for (Gap gap : gaps) {
                findings.add(Template.behind(gap, audit.acl().rules())
                        .map(rule -> Template.finding(identity, gap.need(), gap.missing(), rule))
                        .orElseGet(() -> DeclaredNotGranted.finding(identity, gap, remedy.of(gap))));
            }
            for (Excess excess : excesses) {
                if (Template.behind(excess, identity.needs())) {
                    findings.add(Template.finding(workload, identity, excess));
                } else {
                    findings.add(GrantedNotDeclared.finding(workload, identity, excess));
                    over.add(new Over(audit, excess));
                }
            }
            audit.doubtful(gaps)
                    .forEach((need, rule) ->
                            findings.add(Template.finding(identity, need, Capabilities.of(need.capability()), rule)));
            accounts.add(account(
                    workload, identity, policies, role.isPresent(), Rows.of(audit, identity.needs(), gaps, excesses)));
        }
        findings.addAll(waivers.faults());
        return new Checked(findings, accounts, over, carried, waivers.used());
    }

    private static Account account(
            Workload workload, Workload.Identity identity, List<Policy> policies, boolean known, List<Row> rows) {
        return new Account(
                workload.name(),
                workload.file(),
                identity.name().value(),
                identity.role().map(role -> "auth/" + identity.mount() + role).orElse("auth/" + identity.mount()),
                identity.namespace(),
                List.copyOf(new TreeSet<>(policies.stream().map(Policy::name).toList())),
                known,
                rows);
    }

    /** What rules grant that no manifest declares, each rule once. */
    private static List<Finding> byNobody(Collection<Workload> workloads, List<Checked> checked) {
        Map<Capability, List<PathPattern>> declared = new EnumMap<>(Capability.class);
        for (Workload workload : workloads) {
            for (Workload.Identity identity : workload.identities()) {
                identity.needs()
                        .forEach(need -> declared.computeIfAbsent(need.capability(), c -> new ArrayList<>())
                                .addAll(need.declared()));
            }
        }
        Map<Capability, PathSet> sets = new EnumMap<>(Capability.class);
        declared.forEach((capability, patterns) -> sets.put(capability, PathSet.of(patterns)));
        record Place(String file, PathRule.Place place) {}
        Map<Place, List<Excess>> found = new LinkedHashMap<>();
        for (Checked one : checked) {
            for (Over over : one.over()) {
                Excess excess = over.excess();
                List<Capability> nobodys = new ArrayList<>();
                Optional<String> path = Optional.empty();
                for (Capability capability : excess.capabilities().stream().toList()) {
                    Optional<String> outside = over.audit()
                            .answers(capability)
                            .allowedOutside(sets.getOrDefault(capability, PathSet.none()), excess.rule());
                    if (outside.isPresent()) {
                        path = path.or(() -> outside);
                        nobodys.add(capability);
                    }
                }
                if (path.isPresent()) {
                    Place place = new Place(
                            excess.origin().policy().source().file(),
                            excess.origin().rule().place());
                    found.computeIfAbsent(place, p -> new ArrayList<>())
                            .add(new Excess(excess.rule(), Capabilities.of(nobodys), nobodys.get(0), path.get()));
                }
            }
        }
        return found.values().stream()
                .map(all -> GrantedNotDeclared.byNobody(all.get(0), all.size()))
                .toList();
    }
}
