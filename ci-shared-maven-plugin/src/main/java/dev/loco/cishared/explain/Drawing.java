package dev.loco.cishared.explain;

import dev.loco.cishared.pipeline.simulate.Column;
import dev.loco.cishared.pipeline.simulate.Verdict;
import dev.loco.cishared.report.Cells;
import dev.loco.cishared.report.Printable;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** A graph as SVG within a page, whose style sheet colours it: layers from left to right, a chain from top to bottom. */
final class Drawing {
    private static final int MARGIN = 8;
    private static final int HEIGHT = 44;
    private static final int GAP = 46;
    private static final int CHAIN_GAP = 18;
    private static final int INDENT = 32;
    private static final int SPINE = 14;
    private static final int NARROWEST = 110;
    private static final int WIDEST = 236;
    private static final double LETTER = 8.1;
    private static final double SMALL_LETTER = 6.8;
    private static final int PADDING = 14;
    private static final int KEY = 20;

    private final Graph graph;
    private final List<Column> columns;
    private final String id;
    private final StringBuilder svg = new StringBuilder();
    private final int width;

    private Drawing(Graph graph, List<Column> columns, String id) {
        this.graph = graph;
        this.columns = columns;
        this.id = id;
        double widest = 0;
        for (Graph.Node node : graph.nodes()) {
            widest = Math.max(widest, Cells.width(node.name()) * LETTER + (node.secrets() ? KEY : 0));
            widest = Math.max(widest, Cells.width(node.detail()) * SMALL_LETTER);
        }
        this.width = (int) Math.max(NARROWEST, Math.min(WIDEST, widest + 2 * PADDING));
    }

    /**
     * Draws it.
     *
     * @param id unique within the page
     * @param description what it shows, in words
     */
    static String of(Graph graph, List<Column> columns, String id, String title, String description) {
        return new Drawing(graph, columns, id).svg(title, description);
    }

    private String svg(String title, String description) {
        boolean chain = graph.list();
        Layout layout = new Layout(graph);
        boolean services = graph.nodes().stream().anyMatch(n -> n.kind().equals(Graph.SERVICE));
        int total = chain ? width + (services ? INDENT : 0) : layout.layers() * (width + GAP) - GAP;
        double height = chain ? graph.nodes().size() * (HEIGHT + CHAIN_GAP) - CHAIN_GAP : layout.height();
        int w = total + 2 * MARGIN;
        int h = (int) Math.ceil(height) + 2 * MARGIN;
        svg.append("<svg width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" role=\"img\" aria-labelledby=\"%s-t %s-d\">\n"
                .formatted(w, h, w, h, id, id));
        svg.append("<title id=\"%s-t\">%s</title>\n<desc id=\"%s-d\">%s</desc>\n"
                .formatted(id, Html.text(title), id, Html.text(description)));
        svg.append(
                "<defs><marker id=\"%s-a\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\""
                        .formatted(id));
        svg.append(" orient=\"auto\"><path class=\"head\" d=\"M0 .5 7.5 4 0 7.5z\"/></marker></defs>\n");
        for (Graph.Edge edge : graph.edges()) {
            edge(edge, chain ? down(edge) : across(edge, layout));
        }
        for (int i = 0; i < graph.nodes().size(); i++) {
            Graph.Node node = graph.nodes().get(i);
            int indent = node.kind().equals(Graph.SERVICE) ? INDENT : 0;
            double x = chain ? MARGIN + indent : MARGIN + node.layer() * (double) (width + GAP);
            double y = chain ? MARGIN + i * (double) (HEIGHT + CHAIN_GAP) : MARGIN + layout.y(i) - HEIGHT / 2.0;
            node(node, x, y);
        }
        return svg.append("</svg>\n").toString();
    }

    /** To the next box, to a service beside the way, or past the services. */
    private String down(Graph.Edge edge) {
        boolean service = graph.nodes().get(edge.to()).kind().equals(Graph.SERVICE);
        double x = MARGIN + (edge.to() == edge.from() + 1 && !service ? width / 2.0 : SPINE);
        double from = MARGIN + edge.from() * (double) (HEIGHT + CHAIN_GAP) + HEIGHT;
        double to = MARGIN + edge.to() * (double) (HEIGHT + CHAIN_GAP);
        return service
                ? "M%s %sV%sH%s".formatted(number(x), number(from), number(to + HEIGHT / 2.0), MARGIN + INDENT - 1)
                : "M%s %sV%s".formatted(number(x), number(from), number(to - 1));
    }

    private String across(Graph.Edge edge, Layout layout) {
        double[] ys = layout.route(edge);
        double x = MARGIN + graph.nodes().get(edge.from()).layer() * (double) (width + GAP) + width;
        StringBuilder path = new StringBuilder("M" + number(x) + " " + number(MARGIN + ys[0]));
        for (int i = 1; i < ys.length; i++) {
            boolean last = i == ys.length - 1;
            double to = x + GAP - (last ? 1 : 0);
            double bend = GAP / 2.0;
            path.append("C%s %s %s %s %s %s"
                    .formatted(
                            number(x + bend),
                            number(MARGIN + ys[i - 1]),
                            number(to - bend),
                            number(MARGIN + ys[i]),
                            number(to),
                            number(MARGIN + ys[i])));
            if (!last) {
                path.append("H").append(number(to + width));
            }
            x = to + width;
        }
        return path.toString();
    }

    private void edge(Graph.Edge edge, String path) {
        Graph.Node from = graph.nodes().get(edge.from());
        Graph.Node to = graph.nodes().get(edge.to());
        StringBuilder classes = new StringBuilder("edge");
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            if (from.marks().apply(column).isRunning()
                    && to.marks().apply(column).isRunning()) {
                classes.append(" e").append(i);
            }
        }
        classes.append(edge.optional() ? " optional" : "");
        svg.append("<path class=\"%s\" d=\"%s\" marker-end=\"url(#%s-a)\"/>\n".formatted(classes, path, id));
    }

    private void node(Graph.Node node, double x, double y) {
        String classes = "node " + node.kind() + events(node.marks(), columns);
        svg.append("<g class=\"%s\"><title>%s</title>".formatted(classes, Html.text(title(node))));
        svg.append("<rect x=\"%s\" y=\"%s\" width=\"%d\" height=\"%d\" rx=\"8\"/>"
                .formatted(number(x), number(y), width, HEIGHT));
        boolean two = !node.detail().isEmpty();
        String name = cut(node.name(), LETTER, node.secrets() ? KEY : 0);
        line("name", x + PADDING, y + (two ? 19 : 27), name);
        if (two) {
            line("detail", x + PADDING, y + 34, cut(node.detail(), SMALL_LETTER, 0));
        }
        if (node.secrets()) {
            // A key: a ring and its bit.
            svg.append(
                    "<path class=\"key\" d=\"M%s %sm-4 0a3.4 3.4 0 1 0 6.8 0 3.4 3.4 0 1 0-6.8 0M%s %sh7.5v3m-3-3v2.4\"/>"
                            .formatted(
                                    number(x + width - 20), number(y + 14), number(x + width - 17.2), number(y + 14)));
        }
        svg.append("</g>\n");
    }

    /** The classes by which the style sheet finds what runs on a chosen event, with the space before them. */
    static String events(Function<Column, Mark> marks, List<Column> columns) {
        StringBuilder classes = new StringBuilder();
        for (int i = 0; i < columns.size(); i++) {
            Mark mark = marks.apply(columns.get(i));
            classes.append(mark.isRunning() ? " e" + i : "").append(mark.verdict() == Verdict.MAY_RUN ? " m" + i : "");
        }
        return classes.toString();
    }

    private static String title(Graph.Node node) {
        return node.kind() + " " + node.name() + (node.detail().isEmpty() ? "" : " on " + node.detail())
                + (node.secrets() ? ", sees secrets" : "");
    }

    private void line(String kind, double x, double y, String text) {
        svg.append("<text class=\"%s\" x=\"%s\" y=\"%s\">%s</text>"
                .formatted(kind, number(x), number(y), Html.text(text)));
    }

    private String cut(String text, double letter, int taken) {
        String line = Printable.line(text);
        double room = width - 2 * PADDING - taken;
        if (Cells.width(line) * letter <= room + 1) {
            return line;
        }
        StringBuilder cut = new StringBuilder();
        for (int c : line.codePoints().toArray()) {
            if ((Cells.width(cut + Character.toString(c)) + 1) * letter > room) {
                break;
            }
            cut.appendCodePoint(c);
        }
        return cut + "…";
    }

    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
