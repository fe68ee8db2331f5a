package dev.loco.cishared.coverage;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.openbao.Mount;
import dev.loco.cishared.openbao.Namespace;
import dev.loco.cishared.openbao.PolicyText;
import dev.loco.cishared.policy.Policy;
import dev.loco.cishared.policy.lint.LintSettings;
import dev.loco.cishared.policy.lint.Mounts;
import dev.loco.cishared.policy.lint.PolicyLint;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What is wrong with the policies that identities carry, each by itself and those of one identity together. */
final class CarriedPolicies {
    private final Estate estate;
    private final LocalDate today;
    private final Map<String, LintSettings> settings = new HashMap<>();

    CarriedPolicies(Estate estate, LocalDate today) {
        this.estate = estate;
        this.today = today;
        for (Namespace namespace : estate.inventory().namespaces()) {
            settings.put(namespace.path(), settings(namespace));
        }
    }

    /** The findings, in order; each set of policies is one identity's. */
    List<Finding> findings(Collection<List<Policy>> carried) {
        Set<List<Policy>> sets = new LinkedHashSet<>(carried);
        Set<String> files = new HashSet<>();
        sets.forEach(set -> set.forEach(policy -> files.add(policy.source().file())));
        List<Finding> alone =
                texts().filter(one -> files.contains(estate.file(one.text().file()))).toList().parallelStream()
                        .flatMap(one -> PolicyLint.check(
                                estate.file(one.text().file()),
                                one.text().text(),
                                one.text().name(),
                                settings(one.namespace()))
                                .stream())
                        .toList();
        List<Finding> together = sets.parallelStream()
                .filter(set -> set.size() > 1)
                .flatMap(set -> PolicyLint.check(set, settings(set.get(0).namespace())).stream())
                .toList();
        return Stream.concat(alone.stream(), together.stream()).distinct().toList();
    }

    private record Text(String namespace, PolicyText text) {}

    private Stream<Text> texts() {
        return estate.inventory().namespaces().stream()
                .flatMap(n -> n.policies().stream().map(p -> new Text(n.path(), p)));
    }

    private LintSettings settings(String namespace) {
        return settings.getOrDefault(namespace, new LintSettings(today, estate.target(), new Mounts(Map.of())));
    }

    private LintSettings settings(Namespace namespace) {
        Map<String, String> engines = new HashMap<>();
        for (Mount mount : namespace.mounts()) {
            engines.put(mount.path().replaceFirst("/+$", ""), mount.engine());
        }
        return new LintSettings(today, estate.target(), new Mounts(engines));
    }
}
