package dev.loco.cishared.explain;

import dev.loco.cishared.pipeline.model.Section;
import dev.loco.cishared.pipeline.simulate.Column;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Boxes and arrows: the steps of a workflow, or the workflows of a repository.
 *
 * @param nodes the boxes; their layers count from 0, and an arrow leads to a later one
 * @param edges the arrows
 * @param list whether one box follows the other, services beside them: then it is drawn from top to bottom
 */
record Graph(List<Node> nodes, List<Edge> edges, boolean list) {
    static final String SERVICE = "service";

    Graph {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }

    /**
     * A box.
     *
     * @param detail a second, smaller line; may be empty
     * @param kind a class for its looks
     * @param secrets whether it sees any
     * @param marks what each event does to it
     */
    record Node(int layer, String name, String detail, String kind, boolean secrets, Function<Column, Mark> marks) {}

    /**
     * An arrow between two boxes, by their indexes.
     *
     * @param optional whether it is there only where both are
     */
    record Edge(int from, int to, boolean optional) {}

    /** The steps of a workflow behind its clone steps, services beside them. */
    static Graph of(WorkflowTable workflow) {
        List<Node> nodes = new ArrayList<>();
        List<Edge> edges = new ArrayList<>();
        int layer = 0;
        int before = -1;
        for (StepRow row : workflow.rows()) {
            if (row.section() == Section.CLONE) {
                nodes.add(node(row, layer++));
                chain(edges, before, nodes.size() - 1);
                before = nodes.size() - 1;
            }
        }
        for (StepRow row : workflow.rows()) {
            if (row.section() == Section.SERVICES) {
                nodes.add(node(row, layer));
                chain(edges, before, nodes.size() - 1);
            }
        }
        List<StepRow> steps = workflow.rows().stream()
                .filter(r -> r.section() == Section.STEPS)
                .toList();
        boolean list = !workflow.isGraph();
        if (!list) {
            addGraph(steps, layer, before, nodes, edges);
        } else {
            for (StepRow row : steps) {
                nodes.add(node(row, layer++));
                chain(edges, before, nodes.size() - 1);
                before = nodes.size() - 1;
            }
        }
        return new Graph(nodes, edges, list);
    }

    /** The workflows that wait for others, and those. */
    static Graph of(List<WorkflowTable> workflows) {
        Map<String, List<StepRow.Need>> needs = new HashMap<>();
        workflows.forEach(w -> needs.put(w.name(), w.needs()));
        Map<String, Integer> layers = layers(needs);
        Map<String, Integer> index = new HashMap<>();
        List<Node> nodes = new ArrayList<>();
        for (WorkflowTable workflow : workflows) {
            boolean alone = workflow.needs().isEmpty()
                    && workflows.stream()
                            .flatMap(w -> w.needs().stream())
                            .noneMatch(n -> n.name().equals(workflow.name()));
            if (alone) {
                continue;
            }
            index.put(workflow.name(), nodes.size());
            int runs = workflow.axes().size();
            nodes.add(new Node(
                    layers.getOrDefault(workflow.name(), 0),
                    workflow.name(),
                    runs > 1 ? runs + " runs" : "",
                    "workflow",
                    workflow.rows().stream().anyMatch(r -> !r.secrets().isEmpty()),
                    workflow::mark));
        }
        List<Edge> edges = new ArrayList<>();
        for (WorkflowTable workflow : workflows) {
            connect(workflow.needs(), index.getOrDefault(workflow.name(), 0), index, nodes, edges);
        }
        return new Graph(nodes, edges, false);
    }

    private static void addGraph(List<StepRow> steps, int layer, int before, List<Node> nodes, List<Edge> edges) {
        Map<String, List<StepRow.Need>> needs = new HashMap<>();
        steps.forEach(s -> needs.put(s.name(), s.waitsFor()));
        Map<String, Integer> layers = layers(needs);
        Map<String, Integer> index = new HashMap<>();
        for (StepRow step : steps) {
            index.put(step.name(), nodes.size());
            nodes.add(node(step, layer + layers.getOrDefault(step.name(), 0)));
        }
        for (StepRow step : steps) {
            int at = index.getOrDefault(step.name(), 0);
            if (step.waitsFor().stream().noneMatch(n -> index.containsKey(n.name()))) {
                chain(edges, before, at);
            }
            connect(step.waitsFor(), at, index, nodes, edges);
        }
    }

    private static void connect(
            List<StepRow.Need> needs, int to, Map<String, Integer> index, List<Node> nodes, List<Edge> edges) {
        for (StepRow.Need need : needs) {
            int from = index.getOrDefault(need.name(), to);
            // Those in a circle would lead back.
            if (nodes.get(from).layer() < nodes.get(to).layer()) {
                edges.add(new Edge(from, to, need.optional()));
            }
        }
    }

    /** For each name, how many must be done before, one after the other. Those in a circle share the last place. */
    private static Map<String, Integer> layers(Map<String, List<StepRow.Need>> needs) {
        Map<String, Integer> layers = new HashMap<>();
        Set<String> left = new LinkedHashSet<>(needs.keySet());
        for (int layer = 0; !left.isEmpty(); layer++) {
            List<String> ready = left.stream()
                    .filter(name ->
                            needs.getOrDefault(name, List.of()).stream().noneMatch(n -> left.contains(n.name())))
                    .toList();
            for (String name : ready.isEmpty() ? List.copyOf(left) : ready) {
                layers.put(name, layer);
                left.remove(name);
            }
        }
        return layers;
    }

    private static void chain(List<Edge> edges, int from, int to) {
        if (from >= 0) {
            edges.add(new Edge(from, to, false));
        }
    }

    private static Node node(StepRow row, int layer) {
        String kind = row.section() == Section.STEPS ? "step" : row.section() == Section.CLONE ? "clone" : SERVICE;
        String image = row.image();
        return new Node(
                layer,
                row.name(),
                image.substring(image.lastIndexOf('/') + 1),
                kind,
                !row.secrets().isEmpty(),
                row::mark);
    }
}
