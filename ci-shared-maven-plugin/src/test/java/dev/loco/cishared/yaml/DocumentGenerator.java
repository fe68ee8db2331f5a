package dev.loco.cishared.yaml;

import java.util.List;
import java.util.Random;

/** Small random YAML documents in every style that people write pipelines in; the same seed gives the same document. */
final class DocumentGenerator {
    private static final List<String> PLAIN = List.of(
            "lint",
            "registry.example/loco/base:v1",
            "a b c",
            "12",
            "true",
            "~",
            "1.5",
            "on",
            "12:30:45",
            "x#y",
            "http://example.org/?q=1",
            "😀 smile",
            "v1.0.3",
            "-x",
            "é",
            "a'b",
            "$${TAG}",
            "tab\there");
    private static final List<String> QUOTED = List.of(
            "'single'",
            "'it''s'",
            "\"double\"",
            "\"\\u00e9 \\n\"",
            "'# no comment'",
            "\"a: b\"",
            "''",
            "\"😀\"",
            "'[x'",
            "\"tab\there\"");

    private final Random random;
    private final StringBuilder out = new StringBuilder();
    private final boolean unindented;
    private final int step;
    private int comments;
    private int anchors;
    private int names;

    private DocumentGenerator(long seed) {
        this.random = new Random(seed);
        this.unindented = random.nextBoolean();
        this.step = random.nextInt(4) == 0 ? 4 : 2;
    }

    static String document(long seed) {
        return new DocumentGenerator(seed).document();
    }

    private String document() {
        if (one(3)) {
            out.append("# top of the file\n");
        }
        if (one(10)) {
            out.append("---\n");
        }
        if (one(4)) {
            sequence(0, 0);
        } else {
            mapping(0, 0, false);
        }
        if (one(5)) {
            out.append("# the end\n");
        }
        String text = out.toString();
        if (one(4)) {
            text = text.stripTrailing();
        }
        if (one(4)) {
            text = text.replace("\n", "\r\n");
        }
        return one(8) ? "\uFEFF" + text : text;
    }

    private boolean one(int in) {
        return random.nextInt(in) == 0;
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private void indent(int spaces) {
        out.append(" ".repeat(spaces));
    }

    /** Blank lines and comment lines, as people put them between things. */
    private void between(int spaces) {
        if (one(8)) {
            out.append('\n');
        }
        if (one(6)) {
            indent(spaces);
            out.append("# above ").append(comments++).append('\n');
        }
        if (one(12)) {
            out.append("\n  # odd ").append(comments++).append("\n\n");
        }
    }

    private void endOfLine() {
        out.append(one(5) ? "  # behind " + comments++ : one(20) ? " " : "").append('\n');
    }

    private String key() {
        String name = (one(10) ? "'k " : one(15) ? "é" : "k") + names++;
        return name.startsWith("'") ? name + "'" : name;
    }

    private void mapping(int indent, int depth, boolean firstInline) {
        int entries = 1 + random.nextInt(4);
        for (int i = 0; i < entries; i++) {
            if (i > 0 || !firstInline) {
                if (i > 0 || depth > 0) {
                    between(indent);
                }
                indent(indent);
            }
            out.append(key()).append(":");
            value(indent, depth, true);
        }
        if (anchors > 0 && one(8)) {
            indent(indent);
            out.append("<<: {m").append(names++).append(": 1}\n");
        }
    }

    private void sequence(int indent, int depth) {
        int items = 1 + random.nextInt(4);
        for (int i = 0; i < items; i++) {
            if (i > 0 || depth > 0) {
                between(indent);
            }
            indent(indent);
            out.append('-');
            if (one(12)) {
                out.append(" # after the dash ").append(comments++).append('\n');
                indent(indent + 2);
                mapping(indent + 2, depth + 1, true);
            } else if (depth < 4 && one(3)) {
                out.append(' ');
                mapping(indent + 2, depth + 1, true);
            } else {
                value(indent, depth, false);
            }
        }
    }

    /** What follows a key's colon or a dash, up to the end of its last line. */
    private void value(int indent, int depth, boolean ofKey) {
        String anchor = one(12) ? " &a" + anchors++ : "";
        switch (random.nextInt(depth > 3 ? 7 : 12)) {
            case 0 -> {
                out.append(anchor);
                endOfLine();
            }
            case 1, 2 -> scalar(anchor + " " + any(PLAIN));
            case 3 -> scalar(anchor + " " + any(QUOTED));
            case 4 -> block(indent, anchor, ofKey);
            case 5 -> {
                out.append(anchor).append(' ').append(flow(0));
                endOfLine();
            }
            case 6 -> {
                if (anchors > 0 && anchor.isEmpty()) {
                    alias(anchors - 1);
                } else {
                    multiLineFlow(indent, anchor);
                }
            }
            case 7, 8, 9 -> {
                out.append(anchor);
                endOfLine();
                mapping(indent + step, depth + 1, false);
            }
            default -> {
                out.append(anchor);
                endOfLine();
                sequence(ofKey && unindented ? indent : indent + step, depth + 1);
            }
        }
    }

    /** Only of anchors that are closed: the node of a later one may still be open, and then it names a scalar above. */
    private void alias(int last) {
        int target = random.nextInt(last + 1);
        String name = "&a" + target;
        // An alias inside its own node is an error, so only those of one-line nodes are used.
        int at = out.indexOf(name + " ");
        boolean simple = at >= 0
                && out.indexOf("\n", at) > at + name.length() + 1
                && "'\"[{lrav1-x$".indexOf(out.charAt(at + name.length() + 1)) >= 0;
        scalar(simple ? " *a" + target : " no-alias");
    }

    private void scalar(String text) {
        out.append(text);
        endOfLine();
    }

    private void block(int indent, String anchor, boolean ofKey) {
        int inner = indent + step;
        out.append(anchor)
                .append(one(2) ? " |" : " >")
                .append(any(List.of("", "-", "", "+")))
                .append(one(6) ? " # head " + comments++ : "")
                .append('\n');
        int lines = 1 + random.nextInt(3);
        for (int i = 0; i < lines; i++) {
            indent(inner);
            out.append(any(List.of("echo 1", "# no comment", "key: value", "- dash", "tab\there", "😀")))
                    .append('\n');
            if (one(5)) {
                out.append('\n');
            }
        }
    }

    private String flow(int depth) {
        int children = random.nextInt(4);
        StringBuilder text = new StringBuilder();
        boolean list = one(2);
        text.append(list ? "[" : "{").append(one(3) ? " " : "");
        for (int i = 0; i < children; i++) {
            text.append(i > 0 ? one(8) ? " ," : ", " : "");
            String value = depth < 2 && one(4)
                    ? flow(depth + 1)
                    : any(List.of("a", "1", "'b, c'", "\"d]\"", "x y", "😀", "true"));
            text.append(list ? value : key() + (one(8) ? "" : ": " + value));
        }
        return text.append(one(10) && children > 0 ? "," : "")
                .append(one(3) ? " " : "")
                .append(list ? "]" : "}")
                .toString();
    }

    private void multiLineFlow(int indent, String anchor) {
        boolean list = one(2);
        out.append(anchor)
                .append(list ? " [" : " {")
                .append(one(4) ? " # open " + comments++ : "")
                .append('\n');
        int children = 1 + random.nextInt(3);
        for (int i = 0; i < children; i++) {
            indent(indent + step);
            out.append(list ? "f" + i : key() + ": f" + i).append(i < children - 1 || one(3) ? "," : "");
            endOfLine();
        }
        indent(indent + 1);
        out.append(list ? "]" : "}");
        endOfLine();
    }
}
