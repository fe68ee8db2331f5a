package dev.loco.cishared.release.files;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the text of elements by their path in an XML document (XML 1.0): comments, CDATA sections and processing
 * instructions are known, a document type is refused, as nobody needs one in a pom.
 */
final class XmlScanner {
    private static final int DEEPEST = 500;

    private final Source source;
    private final String text;
    private final Map<String, List<Element>> elements = new LinkedHashMap<>();
    private final Deque<Element> open = new ArrayDeque<>();
    private int at;

    /**
     * An element.
     *
     * @param path the names from the root on: {@code project/version}
     * @param offset where its tag starts
     * @param texts its own stretches of text that are not blank, those of CDATA sections without their brackets
     */
    record Element(String path, int offset, List<Place> texts) {}

    private XmlScanner(Source source) {
        this.source = source;
        this.text = source.text();
        this.at = source.start();
    }

    /**
     * All elements by their paths, in their order.
     *
     * @throws Malformed when tags do not match, or something does not end
     */
    static Map<String, List<Element>> read(Source source) {
        XmlScanner scanner = new XmlScanner(source);
        scanner.scan();
        return scanner.elements;
    }

    private void scan() {
        while (at < text.length()) {
            int tag = text.indexOf('<', at);
            text(at, tag < 0 ? text.length() : tag);
            if (tag < 0) {
                break;
            }
            at = tag;
            if (text.startsWith("<!--", at)) {
                at = past("-->", at + 4);
            } else if (text.startsWith("<![CDATA[", at)) {
                int end = past("]]>", at + 9);
                text(at + 9, end - 3);
                at = end;
            } else if (text.startsWith("<?", at)) {
                at = past("?>", at + 2);
            } else if (text.startsWith("<!", at)) {
                throw malformed("a pom without a document type");
            } else if (text.startsWith("</", at)) {
                close();
            } else {
                open();
            }
        }
        if (!open.isEmpty() || elements.isEmpty()) {
            throw malformed(open.isEmpty() ? "an element" : "`</" + name(open.element()) + ">`");
        }
    }

    private void text(int from, int to) {
        int start = from;
        int end = to;
        while (start < end && text.charAt(start) <= ' ') {
            start++;
        }
        while (end > start && text.charAt(end - 1) <= ' ') {
            end--;
        }
        if (start < end && !open.isEmpty()) {
            open.element().texts.add(new Place(start, end - start));
        }
    }

    private void open() {
        int start = at;
        int end = at + 1;
        char quote = 0;
        while (end < text.length() && (quote != 0 || text.charAt(end) != '>')) {
            char c = text.charAt(end);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '<') {
                break;
            }
            end++;
        }
        if (end >= text.length() || text.charAt(end) != '>') {
            throw malformed("a tag that ends");
        }
        boolean empty = text.charAt(end - 1) == '/';
        String name = text.substring(start + 1, empty ? end - 1 : end).split("[ \\t\\r\\n]", 2)[0];
        if (name.isEmpty()) {
            throw malformed("a name");
        }
        String path = open.isEmpty() ? name : open.element().path + "/" + name;
        Element element = new Element(path, start, new ArrayList<>());
        elements.computeIfAbsent(path, p -> new ArrayList<>()).add(element);
        if (!empty) {
            open.push(element);
        }
        if (open.size() > DEEPEST) {
            throw malformed("elements nested less deeply");
        }
        at = end + 1;
    }

    private void close() {
        int end = past(">", at);
        String name = text.substring(at + 2, end - 1).strip();
        if (open.isEmpty() || !name(open.element()).equals(name)) {
            throw malformed(open.isEmpty() ? "the end of the file" : "`</" + name(open.element()) + ">`");
        }
        open.pop();
        at = end;
    }

    private static String name(Element element) {
        return element.path.substring(element.path.lastIndexOf('/') + 1);
    }

    private int past(String end, int from) {
        int found = text.indexOf(end, from);
        if (found < 0) {
            throw malformed("`" + end + "`");
        }
        return found + end.length();
    }

    private Malformed malformed(String expected) {
        return new Malformed(source, at, "XML", expected);
    }
}
