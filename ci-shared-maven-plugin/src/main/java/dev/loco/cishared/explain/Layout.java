package dev.loco.cishared.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the boxes of a graph stand: a column for each layer, within it in an order with few crossings, each near those
 * it is joined to. (Sugiyama's method: places for arrows that pass a column, barycentres, then heights by isotonic
 * regression.)
 */
final class Layout {
    private static final int SWEEPS = 12;
    private static final int BOX = 58;
    private static final int PASSING = 18;

    /** A box, or the place where an arrow passes a column. */
    private static final class Place {
        final boolean box;
        final List<Place> before = new ArrayList<>();
        final List<Place> after = new ArrayList<>();
        double y;

        Place(boolean box) {
            this.box = box;
        }

        double room() {
            return box ? BOX : PASSING;
        }
    }

    private final List<List<Place>> layers = new ArrayList<>();
    private final List<Place> boxes = new ArrayList<>();
    private final Map<Graph.Edge, List<Place>> routes = new HashMap<>();

    Layout(Graph graph) {
        for (Graph.Node node : graph.nodes()) {
            Place box = new Place(true);
            boxes.add(box);
            layer(node.layer()).add(box);
        }
        for (Graph.Edge edge : graph.edges()) {
            List<Place> route = new ArrayList<>(List.of(boxes.get(edge.from())));
            int last = graph.nodes().get(edge.to()).layer();
            for (int i = graph.nodes().get(edge.from()).layer() + 1; i < last; i++) {
                Place passing = new Place(false);
                layer(i).add(passing);
                route.add(passing);
            }
            route.add(boxes.get(edge.to()));
            for (int i = 1; i < route.size(); i++) {
                route.get(i - 1).after.add(route.get(i));
                route.get(i).before.add(route.get(i - 1));
            }
            routes.put(edge, route);
        }
        layers.forEach(Layout::stack);
        for (int i = 0; i < SWEEPS; i++) {
            sweep(i % 2 == 0, true);
        }
        for (int i = 0; i < SWEEPS; i++) {
            sweep(i % 2 == 0, false);
        }
        double top = layers.stream()
                .flatMap(List::stream)
                .mapToDouble(p -> p.y - p.room() / 2)
                .min()
                .orElse(0);
        layers.forEach(layer -> layer.forEach(p -> p.y -= top));
    }

    private List<Place> layer(int index) {
        while (layers.size() <= index) {
            layers.add(new ArrayList<>());
        }
        return layers.get(index);
    }

    private static void stack(List<Place> layer) {
        double y = -layer.stream().mapToDouble(Place::room).sum() / 2;
        for (Place place : layer) {
            place.y = y + place.room() / 2;
            y += place.room();
        }
    }

    private void sweep(boolean forwards, boolean reorder) {
        for (int i = 0; i < layers.size(); i++) {
            List<Place> layer = layers.get(forwards ? i : layers.size() - 1 - i);
            Map<Place, Double> wanted = new HashMap<>();
            for (Place place : layer) {
                List<Place> near = new ArrayList<>(forwards ? place.before : place.after);
                if (!reorder) {
                    near.addAll(forwards ? place.after : place.before);
                }
                wanted.put(place, near.stream().mapToDouble(p -> p.y).average().orElse(place.y));
            }
            if (reorder) {
                layer.sort(Comparator.comparingDouble(p -> wanted.getOrDefault(p, p.y)));
                stack(layer);
            } else {
                settle(layer, wanted);
            }
        }
    }

    /** As near to where each wants to be as the room of its neighbours lets it: pools those that push each other. */
    private static void settle(List<Place> layer, Map<Place, Double> wanted) {
        List<double[]> pools = new ArrayList<>();
        double offset = 0;
        double[] offsets = new double[layer.size()];
        for (int i = 0; i < layer.size(); i++) {
            offset += i == 0 ? 0 : (layer.get(i - 1).room() + layer.get(i).room()) / 2;
            offsets[i] = offset;
            double[] pool = {wanted.getOrDefault(layer.get(i), layer.get(i).y) - offset, 1};
            while (!pools.isEmpty() && pools.get(pools.size() - 1)[0] > pool[0]) {
                double[] last = pools.remove(pools.size() - 1);
                double count = last[1] + pool[1];
                pool = new double[] {(last[0] * last[1] + pool[0] * pool[1]) / count, count};
            }
            pools.add(pool);
        }
        int at = 0;
        for (double[] pool : pools) {
            for (int i = 0; i < pool[1]; i++) {
                layer.get(at).y = pool[0] + offsets[at];
                at++;
            }
        }
    }

    /** The middle of a box, in units of the drawing from its top. */
    double y(int node) {
        return boxes.get(node).y;
    }

    /** The middles an arrow passes, one for each layer from its first box to its last. */
    double[] route(Graph.Edge edge) {
        return routes.getOrDefault(edge, List.of()).stream()
                .mapToDouble(p -> p.y)
                .toArray();
    }

    int layers() {
        return layers.size();
    }

    double height() {
        return layers.stream()
                .flatMap(List::stream)
                .mapToDouble(p -> p.y + p.room() / 2)
                .max()
                .orElse(0);
    }
}
