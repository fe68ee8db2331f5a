package dev.loco.cishared.pipeline.graph;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Related;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.pipeline.model.Dependency;
import dev.loco.cishared.pipeline.model.Step;
import dev.loco.cishared.pipeline.model.Workflow;
import dev.loco.cishared.pipeline.simulate.Simulation;
import dev.loco.cishared.pipeline.simulate.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Steps that wait for each other, which Woodpecker refuses ({@code compiler/dag.go}), and workflows that do, which it
 * queues and never starts ({@code server/queue/fifo.go}).
 */
public final class Cycle {
    public static final Rule RULE = new Rule(
            "graph/cycle",
            Severity.ERROR,
            "Steps or workflows wait for each other",
            "steps in a circle fail the whole pipeline before its first step; workflows in a circle stay pending for ever");

    /** From one name to the next, where it is written. */
    private record Edge(String from, Dependency to, String file) {}

    private Cycle() {}

    static List<Finding> check(Simulation simulation, Set<String> files) {
        List<Finding> findings = new ArrayList<>();
        for (Workflow workflow : simulation.workflows()) {
            Map<String, Step> steps = new LinkedHashMap<>();
            Map<String, List<Edge>> edges = new LinkedHashMap<>();
            for (Step step : workflow.steps()) {
                steps.put(step.name(), step);
                edges.put(step.name(), edges(step.name(), step.dependsOn(), workflow));
            }
            Predicate<Set<String>> meet = names -> simulation
                    .runs(workflow)
                    .anyMatch(run -> steps.entrySet().stream()
                            .filter(s -> names.contains(s.getKey()))
                            .allMatch(s -> simulation.step(workflow, s.getValue(), run) != Verdict.SKIPPED));
            cycles(edges, meet).forEach(cycle -> findings.add(finding("step", cycle, files)));
        }
        Map<String, List<Edge>> edges = new LinkedHashMap<>();
        for (Workflow workflow : simulation.workflows()) {
            edges.computeIfAbsent(workflow.name(), n -> new ArrayList<>())
                    .addAll(edges(workflow.name(), workflow.dependsOn(), workflow));
        }
        Predicate<Set<String>> meet = names -> simulation.occasions().stream()
                .anyMatch(occasion -> simulation.workflows().stream()
                        .filter(w -> names.contains(w.name()))
                        .allMatch(w -> simulation.workflow(w, occasion) != Verdict.SKIPPED));
        cycles(edges, meet).forEach(cycle -> findings.add(finding("workflow", cycle, files)));
        return findings;
    }

    private static List<Edge> edges(String from, List<Dependency> dependencies, Workflow workflow) {
        return dependencies.stream()
                .map(d -> new Edge(from, d, workflow.file().file()))
                .toList();
    }

    /** One circle through each name that lies on any, no name twice; only those whose members are in a run together. */
    private static List<List<Edge>> cycles(Map<String, List<Edge>> edges, Predicate<Set<String>> meet) {
        List<List<Edge>> cycles = new ArrayList<>();
        Set<String> told = new HashSet<>();
        for (String name : edges.keySet()) {
            if (!told.contains(name)) {
                List<Edge> cycle = back(name, edges);
                Set<String> members = new HashSet<>();
                cycle.forEach(edge -> members.add(edge.from));
                if (!cycle.isEmpty() && meet.test(members)) {
                    told.addAll(members);
                    cycles.add(cycle);
                }
            }
        }
        return cycles;
    }

    /** The shortest way from a name back to it; none when there is none. */
    private static List<Edge> back(String name, Map<String, List<Edge>> edges) {
        Map<String, Edge> reached = new LinkedHashMap<>();
        List<String> next = new ArrayList<>(List.of(name));
        for (int i = 0; i < next.size(); i++) {
            for (Edge edge : edges.getOrDefault(next.get(i), List.of())) {
                String to = edge.to.name();
                if (edges.containsKey(to) && reached.putIfAbsent(to, edge) == null) {
                    next.add(to);
                }
            }
        }
        List<Edge> way = new ArrayList<>();
        String at = name;
        Edge last = reached.get(at);
        while (last != null && (way.isEmpty() || !at.equals(name))) {
            way.add(0, last);
            at = last.from;
            last = reached.get(at);
        }
        return way;
    }

    private static Finding finding(String noun, List<Edge> cycle, Set<String> files) {
        int start = 0;
        while (start < cycle.size() - 1 && !files.contains(cycle.get(start).file)) {
            start++;
        }
        List<Edge> turned = new ArrayList<>(cycle.subList(start, cycle.size()));
        turned.addAll(cycle.subList(0, start));
        Edge first = turned.get(0);
        String message = cycle.size() == 1
                ? noun + " `" + first.from + "` depends on itself"
                : noun + " `" + first.from + "` waits for itself: " + way(turned);
        Finding finding = Finding.of(
                        RULE,
                        first.to.token().use(),
                        message,
                        "remove one of these dependencies, the one that is not needed")
                .withLabel("expected no way back to `" + first.from + "`");
        for (Edge edge : turned.subList(1, turned.size())) {
            finding = finding.withRelated(
                    Related.at(edge.to.token().use(), "`" + edge.from + "` waits for `" + edge.to.name() + "`"));
        }
        return finding;
    }

    private static String way(List<Edge> cycle) {
        StringBuilder way = new StringBuilder("`" + cycle.get(0).from + "`");
        cycle.forEach(edge -> way.append(" waits for `").append(edge.to.name()).append('`'));
        return way.toString().replace("` waits for `", "` -> `");
    }
}
