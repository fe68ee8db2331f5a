package dev.loco.cishared.release.files;

import dev.loco.cishared.release.files.Toml.Items;
import dev.loco.cishared.release.files.Toml.Node;
import dev.loco.cishared.release.files.Toml.Other;
import dev.loco.cishared.release.files.Toml.Table;
import dev.loco.cishared.release.files.Toml.Text;
import java.util.ArrayList;
import java.util.List;

/** Reads TOML 1.0.0 far enough to know of every value where it stands and what its path is. */
final class TomlScanner {
    private static final int DEEPEST = 64;

    private final Source source;
    private final String text;
    private int at;
    private int depth;

    TomlScanner(Source source) {
        this.source = source;
        this.text = source.text();
        this.at = source.start();
    }

    Table document() {
        Table root = new Table();
        Table current = root;
        while (true) {
            skipBlank(true);
            if (at >= text.length()) {
                return root;
            }
            if (text.charAt(at) == '[') {
                current = header(root);
            } else {
                entry(current);
            }
            skipBlank(false);
            if (at < text.length() && !lineEnd()) {
                throw malformed("the end of the line");
            }
        }
    }

    private Table header(Table root) {
        boolean many = text.startsWith("[[", at);
        at += many ? 2 : 1;
        List<String> path = keys();
        expect(']');
        if (many) {
            expect(']');
        }
        Table table = root;
        for (String key : path.subList(0, path.size() - 1)) {
            table = inner(table, key);
        }
        String last = path.get(path.size() - 1);
        if (!many) {
            return inner(table, last);
        }
        if (!(table.entries().computeIfAbsent(last, k -> new Items(new ArrayList<>(), true)) instanceof Items items)
                || !items.tables()) {
            throw malformed("a name that is not taken, `" + last + "` is");
        }
        Table item = new Table();
        items.list().add(item);
        return item;
    }

    /** The table of that name, made when it is new; of an array of tables the last (TOML 1.0.0, "Array of Tables"). */
    private Table inner(Table table, String key) {
        Node node = table.entries().computeIfAbsent(key, k -> new Table());
        if (node instanceof Items items && items.tables()) {
            node = items.list().get(items.list().size() - 1);
        }
        if (node instanceof Table inner) {
            return inner;
        }
        throw malformed("a name that is not taken, `" + key + "` is");
    }

    private void entry(Table table) {
        int start = at;
        List<String> path = keys();
        expect('=');
        skipSpace();
        Table owner = table;
        for (String key : path.subList(0, path.size() - 1)) {
            owner = inner(owner, key);
        }
        Node value = value();
        String last = path.get(path.size() - 1);
        if (owner.entries().putIfAbsent(last, value) != null) {
            throw new Malformed(source, start, "TOML", "a key that is not there yet, `" + last + "` is");
        }
    }

    private List<String> keys() {
        List<String> path = new ArrayList<>();
        do {
            skipSpace();
            path.add(key());
            if (path.size() > DEEPEST) {
                throw malformed("a key of fewer parts");
            }
            skipSpace();
        } while (take('.'));
        return path;
    }

    private String key() {
        char c = peek();
        if (c == '"' || c == '\'') {
            return string(c, false).value();
        }
        int start = at;
        while (bare(peek())) {
            at++;
        }
        if (start == at) {
            throw malformed("a key");
        }
        return text.substring(start, at);
    }

    private static boolean bare(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    }

    private Node value() {
        char c = peek();
        if (c == '"' || c == '\'') {
            return string(c, true);
        }
        if (c != '[' && c != '{') {
            return other();
        }
        if (++depth > DEEPEST) {
            throw malformed("values nested less deeply");
        }
        Node node = c == '[' ? array() : inlineTable();
        depth--;
        return node;
    }

    private Items array() {
        at++;
        List<Node> list = new ArrayList<>();
        while (true) {
            skipBlank(true);
            if (take(']')) {
                return new Items(list, false);
            }
            list.add(value());
            skipBlank(true);
            if (!take(',')) {
                expect(']');
                return new Items(list, false);
            }
        }
    }

    private Table inlineTable() {
        at++;
        Table table = new Table();
        // Line ends and a last comma are TOML 1.1; nothing is gained by refusing them.
        while (true) {
            skipBlank(true);
            if (take('}')) {
                return table;
            }
            entry(table);
            skipBlank(true);
            if (!take(',')) {
                expect('}');
                return table;
            }
        }
    }

    private Other other() {
        int start = at;
        while (bare(peek()) || "+.: ".indexOf(peek()) >= 0) {
            at++;
        }
        while (at > start && text.charAt(at - 1) == ' ') {
            at--;
        }
        if (start == at) {
            throw malformed("a value");
        }
        return new Other(new Place(start, at - start));
    }

    private Text string(char quote, boolean mayBeLong) {
        String three = String.valueOf(quote).repeat(3);
        if (text.startsWith(three, at) && mayBeLong) {
            return longString(quote, three);
        }
        int open = at++;
        StringBuilder value = new StringBuilder();
        int start = at;
        while (peek() != quote) {
            if (at >= text.length() || lineEnd()) {
                throw new Malformed(source, open, "TOML", "a string that ends on its line");
            }
            take(quote, value);
        }
        at++;
        return new Text(value.toString(), new Place(start, at - 1 - start));
    }

    private Text longString(char quote, String three) {
        int open = at;
        at += 3;
        if (text.startsWith("\r\n", at)) {
            at++;
        }
        if (peek() == '\n') {
            at++;
        }
        StringBuilder value = new StringBuilder();
        int start = at;
        while (!text.startsWith(three, at)) {
            if (at >= text.length()) {
                throw new Malformed(source, open, "TOML", "a string that ends");
            }
            take(quote, value);
        }
        // Up to two quotes may stand before the closing three.
        while (text.startsWith(three, at + 1)) {
            value.append(quote);
            at++;
        }
        at += 3;
        return new Text(value.toString(), new Place(start, at - 3 - start));
    }

    private void take(char quote, StringBuilder value) {
        char c = text.charAt(at++);
        if (c != '\\' || quote == '\'') {
            value.append(c);
            return;
        }
        char escaped = peek();
        int length = switch (escaped) {
            case 'u' -> 4;
            case 'U' -> 8;
            default -> 0;
        };
        at++;
        if (length == 0) {
            int known = "btnfr\"\\e".indexOf(escaped);
            // A backslash before a line end joins the lines; what the value is there does not matter here.
            value.append(known >= 0 ? "\b\t\n\f\r\"\\\u001b".charAt(known) : escaped);
            return;
        }
        try {
            value.appendCodePoint(Integer.parseInt(text, at, at + length, 16));
            at += length;
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw malformed(length + " hexadecimal digits");
        }
    }

    /** White space and, where they may stand, comments and line ends. */
    private void skipBlank(boolean lines) {
        while (true) {
            skipSpace();
            if (peek() == '#') {
                while (at < text.length() && text.charAt(at) != '\n') {
                    at++;
                }
            }
            if (!lines || at >= text.length() || !lineEnd()) {
                return;
            }
            at++;
        }
    }

    private boolean lineEnd() {
        return text.charAt(at) == '\n' || text.startsWith("\r\n", at);
    }

    private void skipSpace() {
        while (peek() == ' ' || peek() == '\t') {
            at++;
        }
    }

    /** The character here; NUL, which has no meaning in TOML, at the end. */
    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private boolean take(char c) {
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char c) {
        skipSpace();
        if (!take(c)) {
            throw malformed("`" + c + "`");
        }
    }

    private Malformed malformed(String expected) {
        return new Malformed(source, at, "TOML", expected);
    }
}
