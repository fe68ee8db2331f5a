package dev.loco.cishared.policy.hcl;

import dev.loco.cishared.policy.hcl.Node.Item;
import dev.loco.cishared.policy.hcl.Node.Items;
import dev.loco.cishared.policy.hcl.Node.Kind;
import dev.loco.cishared.policy.hcl.Node.ListValue;
import dev.loco.cishared.policy.hcl.Node.Literal;
import dev.loco.cishared.policy.hcl.Node.ObjectValue;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads JSON as HCL 1 does ({@code json/parser}): what follows the first object is not looked at, a text may end in the
 * middle, and an object forgives whatever goes wrong at a closing brace. Not yet flattened.
 */
final class JsonParser {
    private static final Item END = new Item(List.of(), 0, new Items(List.of()), Mark.NOWHERE);

    private final Cursor cursor;
    private final Scanner scanner;
    private int depth;

    JsonParser(Cursor cursor) {
        this.cursor = cursor;
        this.scanner = new JsonScanner(cursor);
    }

    Items parse() throws Unread {
        scanner.scan();
        if (scanner.type != Token.LBRACE) {
            throw unknown("Expected object, got unknown token: ");
        }
        return object().items();
    }

    private ObjectValue object() throws Unread {
        Mark open = open();
        List<Item> items = new ArrayList<>(4);
        try {
            fill(items);
        } catch (Unread e) {
            if (e.limit() || scanner.type != Token.RBRACE) {
                throw e;
            }
        }
        depth--;
        return new ObjectValue(new Items(items), open.to(scanner.mark()));
    }

    private void fill(List<Item> items) throws Unread {
        int level = depth;
        try {
            do {
                Item item = item();
                if (item == END) {
                    return;
                }
                items.add(item);
                scanner.scan();
            } while (scanner.type == Token.COMMA);
        } finally {
            depth = level;
        }
    }

    private Item item() throws Unread {
        List<Word> keys = new ArrayList<>(1);
        while (true) {
            scanner.scan();
            switch (scanner.type) {
                case EOF:
                    return END;
                case STRING:
                    keys.add(word());
                    break;
                case COLON:
                    if (keys.isEmpty()) {
                        throw because("expected: STRING got: COLON");
                    }
                    return value(keys);
                case ILLEGAL:
                    throw because("illegal");
                default:
                    throw because("expected: STRING got: " + scanner.type);
            }
        }
    }

    private Item value(List<Word> keys) throws Unread {
        int line = scanner.mark().line();
        Mark head = keys.get(0).mark();
        scanner.scan();
        return switch (scanner.type) {
            case NUMBER, FLOAT, BOOL, NULL, STRING -> new Item(keys, line, literal(), head);
            case LBRACE -> new Item(keys, line, object(), head);
            case LBRACK -> new Item(keys, line, list(), head);
            case EOF -> END;
            default -> throw unknown("Expected object value, got unknown token: ");
        };
    }

    private ListValue list() throws Unread {
        Mark open = open();
        List<Node> values = new ArrayList<>(4);
        while (true) {
            scanner.scan();
            switch (scanner.type) {
                case NUMBER, FLOAT, STRING:
                    values.add(literal());
                    break;
                case LBRACE:
                    values.add(object());
                    break;
                case COMMA, BOOL, LBRACK:
                    // Upstream reads no truth value and no list inside a list: it looks at what follows.
                    break;
                case RBRACK:
                    depth--;
                    return new ListValue(values, open.to(scanner.mark()));
                default:
                    throw because("unexpected token while parsing list: " + scanner.type);
            }
        }
    }

    private Mark open() throws Unread {
        if (++depth > Hcl.DEEPEST) {
            throw Unread.tooDeep(scanner.mark());
        }
        return scanner.mark().withoutColumn();
    }

    private Literal literal() {
        if (scanner.type == Token.NULL) {
            return new Literal(
                    Kind.STRING, new Word("", "", false, scanner.mark().withoutColumn()));
        }
        return new Literal(Kind.valueOf(scanner.type.name()), word());
    }

    private Word word() {
        Mark mark = scanner.mark().withoutColumn();
        String raw = scanner.raw();
        return scanner.type == Token.STRING && !cursor.failed()
                ? Quoted.json(raw, mark)
                : new Word(raw, raw, false, mark);
    }

    private Unread unknown(String message) {
        return because(message + scanner.mark().at() + " " + scanner.type + " " + scanner.raw());
    }

    private Unread because(String message) {
        return Unread.because(message, scanner.mark());
    }
}
