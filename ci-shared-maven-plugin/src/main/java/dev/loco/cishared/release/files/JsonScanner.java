package dev.loco.cishared.release.files;

import java.util.ArrayList;
import java.util.List;

/** Finds the strings at one path of a JSON document (RFC 8259) and where they stand. */
final class JsonScanner {
    // package-lock.json of version 1 nests a level for every version of a package that is needed twice.
    private static final int DEEPEST = 500;

    private final Source source;
    private final String text;
    private final List<String> path;
    private final List<Place> found = new ArrayList<>();
    private int at;

    private JsonScanner(Source source, List<String> path) {
        this.source = source;
        this.text = source.text();
        this.path = path;
        this.at = source.start();
    }

    /**
     * What stands between the quotes of the strings at a path of keys; several when a key is given twice.
     *
     * @throws Malformed when it is no JSON
     */
    static List<Place> find(Source source, List<String> path) {
        JsonScanner scanner = new JsonScanner(source, path);
        scanner.skip();
        scanner.value(0, 0);
        scanner.skip();
        if (scanner.at < scanner.text.length()) {
            throw scanner.malformed("the end of the file");
        }
        return scanner.found;
    }

    /** {@code on} is how many keys of the path lead here; -1 when this is off the path. */
    private void value(int depth, int on) {
        if (depth > DEEPEST) {
            throw malformed("values nested less deeply");
        }
        switch (peek()) {
            case '{' -> object(depth, on);
            case '[' -> array(depth);
            case '"' -> {
                Place place = string();
                if (on == path.size()) {
                    found.add(place);
                }
            }
            default -> other();
        }
    }

    private void object(int depth, int on) {
        at++;
        skip();
        if (take('}')) {
            return;
        }
        do {
            skip();
            if (peek() != '"') {
                throw malformed("a key in quotes");
            }
            Place key = string();
            skip();
            expect(':');
            skip();
            boolean next = on >= 0 && on < path.size() && unescaped(key).equals(path.get(on));
            value(depth + 1, next ? on + 1 : -1);
            skip();
        } while (take(','));
        expect('}');
    }

    private void array(int depth) {
        at++;
        skip();
        if (take(']')) {
            return;
        }
        do {
            skip();
            value(depth + 1, -1);
            skip();
        } while (take(','));
        expect(']');
    }

    private Place string() {
        int open = at++;
        while (peek() != '"') {
            if (peek() < ' ') {
                throw new Malformed(source, open, "JSON", "a string that ends on its line");
            }
            at += peek() == '\\' ? 2 : 1;
        }
        at++;
        return new Place(open + 1, at - open - 2);
    }

    private void other() {
        int start = at;
        while ("+-.0123456789abcdefghijklmnopqrstuvwxyzE".indexOf(peek()) >= 0) {
            at++;
        }
        String word = text.substring(start, Math.min(at, text.length()));
        if (!word.matches("true|false|null|-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?")) {
            at = start;
            throw malformed("a value");
        }
    }

    private String unescaped(Place key) {
        String raw = source.text(key);
        if (raw.indexOf('\\') < 0) {
            return raw;
        }
        StringBuilder value = new StringBuilder();
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '\\' && i + 1 < raw.length()) {
                char escaped = raw.charAt(++i);
                if (escaped == 'u' && raw.length() - i > 4) {
                    try {
                        c = (char) Integer.parseInt(raw, i + 1, i + 5, 16);
                    } catch (NumberFormatException e) {
                        throw new Malformed(source, key.offset() + i, "JSON", "4 hexadecimal digits");
                    }
                    i += 4;
                } else {
                    int known = "bfnrt".indexOf(escaped);
                    c = known >= 0 ? "\b\f\n\r\t".charAt(known) : escaped;
                }
            }
            value.append(c);
        }
        return value.toString();
    }

    private void skip() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    /** The character here; NUL, which may not stand in JSON, at the end. */
    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private boolean take(char c) {
        if (peek() == c) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char c) {
        if (!take(c)) {
            throw malformed("`" + c + "`");
        }
    }

    private Malformed malformed(String expected) {
        return new Malformed(source, at, "JSON", expected);
    }
}
