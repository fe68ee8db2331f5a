package dev.loco.cishared.policy.hcl;

import dev.loco.cishared.policy.hcl.Node.Item;
import dev.loco.cishared.policy.hcl.Node.Items;
import dev.loco.cishared.policy.hcl.Node.Kind;
import dev.loco.cishared.policy.hcl.Node.ListValue;
import dev.loco.cishared.policy.hcl.Node.Literal;
import dev.loco.cishared.policy.hcl.Node.ObjectValue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Reads HCL 1 ({@code hcl/parser}, duplicate keys allowed), with what it lets pass and its words for the rest. */
final class HclParser {
    // A key without a value at the very end: upstream drops it and is content.
    private static final Item END = new Item(List.of(), 0, new Items(List.of()), Mark.NOWHERE);

    private final Cursor cursor;
    private final Scanner scanner;
    private boolean again;
    private int depth;

    HclParser(Cursor cursor) {
        this.cursor = cursor;
        this.scanner = new HclScanner(cursor);
    }

    Items parse() throws Unread {
        return items(false);
    }

    private Token scan() {
        if (again) {
            again = false;
        } else {
            do {
                scanner.scan();
            } while (scanner.type == Token.COMMENT);
        }
        return scanner.type;
    }

    private Token look() {
        Token type = scan();
        again = true;
        return type;
    }

    private Items items(boolean inside) throws Unread {
        List<Item> items = new ArrayList<>(4);
        while (!inside || look() != Token.RBRACE) {
            Item item = item();
            if (item == END) {
                break;
            }
            items.add(item);
            if (look() == Token.COMMA) {
                again = false;
            }
        }
        return new Items(items);
    }

    private Item item() throws Unread {
        List<Word> keys = new ArrayList<>(2);
        while (true) {
            switch (scan()) {
                case IDENT, STRING:
                    keys.add(word());
                    break;
                case EOF:
                    if (keys.isEmpty()) {
                        return END;
                    }
                    throw noValue(keys);
                case ASSIGN:
                    return assignment(keys);
                case LBRACE:
                    if (keys.isEmpty()) {
                        throw at("expected: IDENT | STRING got: LBRACE");
                    }
                    return new Item(keys, 0, object(), keys.get(0).mark());
                case ILLEGAL:
                    throw at("illegal character");
                default:
                    throw scanner.type == Token.RBRACE && !keys.isEmpty()
                            ? noValue(keys)
                            : at("expected: IDENT | STRING | ASSIGN | LBRACE got: " + scanner.type);
            }
        }
    }

    private Item assignment(List<Word> keys) throws Unread {
        if (keys.size() > 1) {
            throw at("nested object expected: LBRACE got: ASSIGN");
        }
        if (keys.isEmpty()) {
            throw at("no object keys found!");
        }
        int line = scanner.mark().line();
        switch (scan()) {
            case NUMBER, FLOAT, BOOL, STRING, HEREDOC:
                return new Item(keys, line, literal(), keys.get(0).mark());
            case LBRACE:
                return new Item(keys, line, object(), keys.get(0).mark());
            case LBRACK:
                return new Item(keys, line, list(), keys.get(0).mark());
            case EOF:
                return END;
            default:
                throw at("Unknown token: " + scanner.mark().at() + " " + scanner.type + " " + scanner.raw());
        }
    }

    private Unread noValue(List<Word> keys) {
        String written = keys.stream().map(Word::raw).collect(Collectors.joining(" "));
        return at("key '" + written + "' expected start of object ('{') or assignment ('=')");
    }

    private ObjectValue object() throws Unread {
        Mark open = open();
        Items items = items(true);
        if (scan() != Token.RBRACE) {
            throw at("object expected closing RBRACE got: " + scanner.type);
        }
        depth--;
        return new ObjectValue(items, open.to(scanner.mark()));
    }

    private ListValue list() throws Unread {
        Mark open = open();
        List<Node> values = new ArrayList<>(4);
        boolean needComma = false;
        while (true) {
            Token type = scan();
            if (needComma && type != Token.COMMA && type != Token.RBRACK) {
                throw at("error parsing list, expected comma or list end, got: " + type);
            }
            switch (type) {
                case BOOL, NUMBER, FLOAT, STRING, HEREDOC:
                    values.add(literal());
                    needComma = true;
                    break;
                case COMMA:
                    needComma = false;
                    break;
                case LBRACE:
                    values.add(within(true));
                    needComma = true;
                    break;
                case LBRACK:
                    // No comma is asked for after an inner list.
                    values.add(within(false));
                    break;
                case RBRACK:
                    depth--;
                    return new ListValue(values, open.to(scanner.mark()));
                default:
                    throw at("unexpected token while parsing list: " + type);
            }
        }
    }

    private Node within(boolean object) throws Unread {
        Mark open = scanner.mark();
        try {
            return object ? object() : list();
        } catch (Unread e) {
            if (e.limit()) {
                throw e;
            }
            String what = object ? "object" : "list";
            throw Unread.because(
                    "At " + open.at() + ": error while trying to parse " + what + " within list: " + e.message(),
                    e.mark());
        }
    }

    private Mark open() throws Unread {
        if (++depth > Hcl.DEEPEST) {
            throw Unread.tooDeep(scanner.mark());
        }
        return scanner.mark();
    }

    private Literal literal() {
        Kind kind = Kind.valueOf(scanner.type.name());
        return new Literal(kind, word());
    }

    private Word word() {
        Mark mark = scanner.mark();
        String raw = scanner.raw();
        if (raw.indexOf('\r') >= 0) {
            raw = raw.replace("\r\n", "\n");
        }
        if (cursor.failed()) {
            return new Word(raw, "", false, mark);
        }
        return switch (scanner.type) {
            case STRING -> Quoted.hcl(raw, mark);
            case HEREDOC -> new Word(raw, Heredoc.value(raw), false, mark);
            default -> new Word(raw, raw, false, mark);
        };
    }

    private Unread at(String message) {
        Mark mark = scanner.mark();
        return Unread.because("At " + mark.at() + ": " + message, mark);
    }
}
