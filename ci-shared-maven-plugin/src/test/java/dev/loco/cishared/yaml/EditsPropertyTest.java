package dev.loco.cishared.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.finding.Edit;
import dev.loco.cishared.text.Splicer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Thousands of generated documents, one random edit each: exactly what was meant changes in the tree, every comment
 * outside the edited node stays, line ends stay, and the same edit made again changes nothing.
 */
class EditsPropertyTest {
    private static final int DOCUMENTS = 6_000;
    private static final int MANY = 40_000;

    private static final List<String> VALUES = List.of(
            "new",
            "'quoted'",
            "12",
            "~",
            "[x, y]",
            "{x: y}",
            "- x\n- y: z\n  w: v\n",
            "x: y\nz:\n  - 1\n",
            "|\n  line 1\n  # line 2\n",
            ">-\n  folded\n  text\n",
            "x: |\n  text\n",
            "\"a: b\"",
            "a b # gone");

    private static final List<String> TEXTS = List.of(
            "new",
            "a: b",
            "",
            " x",
            "12",
            "true",
            "it's",
            "line 1\nline 2\n",
            "one\n\n\ntwo",
            "tab\there",
            "# x",
            "[a",
            "😀",
            "\"q\"",
            "\u0007",
            "x, y",
            "-",
            "a\nb\n\n",
            "~",
            "<<",
            "back\\slash",
            "  lead\nline\n");

    private enum Kind {
        SCALAR,
        VALUE,
        ITEM,
        INSERT_ENTRY,
        INSERT_ITEM,
        REMOVE_ENTRY,
        REMOVE_ITEM,
        RENAME,
        REORDER_ITEMS,
        REORDER_ENTRIES
    }

    /** A node with its path and whether an alias or anchor is near. */
    private record Place(List<Object> path, YamlNode node) {}

    private final Map<Kind, Integer> made = new EnumMap<>(Kind.class);
    private final Map<Kind, Integer> refused = new EnumMap<>(Kind.class);

    @Test
    void oneEditChangesOneNodeAndTheSameAgainChangesNothing() {
        long first = Long.getLong("yaml.seed", 1);
        int count = Integer.getInteger("yaml.documents", DOCUMENTS);
        tryAll(first, count);
        if (count == DOCUMENTS) {
            for (Kind kind : Kind.values()) {
                int done = made.getOrDefault(kind, 0);
                assertThat(done)
                        .as("edits made of kind " + kind + ", refused " + refused.get(kind))
                        .isGreaterThan(200);
                assertThat(refused.getOrDefault(kind, 0))
                        .as("refused of kind " + kind)
                        .isLessThan(kind.name().startsWith("REORDER") ? done : done / 5);
            }
        }
    }

    /** Documents that the everyday run does not see. */
    @Test
    @Tag("stress")
    void soDoManyMore() {
        tryAll(DOCUMENTS + 1L, MANY);
        assertThat(made.keySet()).containsExactly(Kind.values());
    }

    private void tryAll(long first, int count) {
        for (long seed = first; seed < first + count; seed++) {
            try {
                tryOne(seed);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(
                        "seed " + seed + " (-Dyaml.seed=" + seed + " -Dyaml.documents=1): " + e.getMessage()
                                + "\n--- document\n" + DocumentGenerator.document(seed),
                        e);
            }
        }
    }

    private static YamlFile read(String text) {
        return YamlReader.read("a.yml", text.getBytes(StandardCharsets.UTF_8));
    }

    private void tryOne(long seed) {
        String text = DocumentGenerator.document(seed);
        YamlFile file = read(text);
        assertThat(file.problems()).as("problems of the generated document").isEmpty();
        List<Place> places = new ArrayList<>();
        collect(file.root().orElseThrow(), List.of(), places);
        Random random = new Random(seed);
        Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
        List<Place> fitting = places.stream().filter(p -> fits(kind, p.node())).toList();
        if (fitting.isEmpty()) {
            return;
        }
        Place place = fitting.get(random.nextInt(fitting.size()));
        Attempt attempt = new Attempt(file, place, random);
        Optional<List<Edit>> edits = attempt.make(kind);
        if (edits.isEmpty()) {
            refused.merge(kind, 1, Integer::sum);
            return;
        }
        String after = splice(text, edits.get());
        String what = kind + " at " + place.path() + "\n--- after\n" + after;
        made.merge(kind, 1, Integer::sum);
        YamlFile again = read(after);
        assertThat(again.problems()).as(what).isEmpty();
        assertThat(Model.of(again.root().orElseThrow())).as(what).isEqualTo(attempt.expected);
        lineEndsStay(text, after, attempt.value.contains("|\n"), what);
        commentsStay(file, again, edits.get(), kind, what);
        if (attempt.repeatable(kind)) {
            Optional<List<Edit>> second =
                    new Attempt(again, attempt.sameIn(again), new Random(0)).repeat(kind, attempt);
            String twice = second.map(e -> splice(after, e)).orElse(after);
            assertThat(twice).as("the second time, " + what).isEqualTo(after);
        }
    }

    private static String splice(String text, List<Edit> edits) {
        Splicer splicer = new Splicer(text);
        edits.forEach(e -> splicer.replace(e.offset(), e.length(), e.replacement()));
        return splicer.result();
    }

    private static void lineEndsStay(String before, String after, boolean blockScalar, String what) {
        if (before.contains("\r\n")) {
            assertThat(after.replace("\r\n", "")).as(what).doesNotContain("\n").doesNotContain("\r");
        } else {
            assertThat(after).as(what).doesNotContain("\r");
        }
        assertThat(after.startsWith("\uFEFF")).as(what).isEqualTo(before.startsWith("\uFEFF"));
        if (!blockScalar) {
            // A block scalar at the end needs its line end.
            assertThat(after.endsWith("\n")).as("final line end, " + what).isEqualTo(before.endsWith("\n"));
        }
    }

    private static void commentsStay(YamlFile before, YamlFile after, List<Edit> edits, Kind kind, String what) {
        List<String> kept = before.comments().stream()
                .filter(c -> kind == Kind.REORDER_ITEMS
                        || kind == Kind.REORDER_ENTRIES
                        || edits.stream()
                                .noneMatch(e -> e.offset() <= c.span().offset()
                                        && e.offset() + e.length() >= c.span().end()))
                .map(YamlComment::text)
                .toList();
        assertThat(after.comments().stream().map(YamlComment::text)).as(what).containsAll(kept);
    }

    private static void collect(YamlNode node, List<Object> path, List<Place> into) {
        if (node.alias().isPresent()) {
            return;
        }
        into.add(new Place(path, node));
        if (node instanceof YamlMapping m) {
            for (YamlMapping.Entry e : m.entries()) {
                if (e.key().alias().isEmpty()) {
                    collect(e.value(), with(path, e.name()), into);
                }
            }
        } else if (node instanceof YamlSequence s) {
            for (int i = 0; i < s.items().size(); i++) {
                collect(s.items().get(i), with(path, i), into);
            }
        }
    }

    private static List<Object> with(List<Object> path, Object step) {
        List<Object> longer = new ArrayList<>(path);
        longer.add(step);
        return longer;
    }

    private static boolean fits(Kind kind, YamlNode node) {
        return switch (kind) {
            case SCALAR -> node instanceof YamlScalar;
            case VALUE, REMOVE_ENTRY, RENAME ->
                node instanceof YamlMapping m && !m.entries().isEmpty();
            case REORDER_ENTRIES -> node instanceof YamlMapping m && m.entries().size() > 1;
            case INSERT_ENTRY -> node instanceof YamlMapping;
            case ITEM, REMOVE_ITEM ->
                node instanceof YamlSequence s && !s.items().isEmpty();
            case REORDER_ITEMS -> node instanceof YamlSequence s && s.items().size() > 1;
            case INSERT_ITEM -> node instanceof YamlSequence;
        };
    }

    /** One edit and what the document should say after it. */
    private static final class Attempt {
        private final YamlEdits edits;
        private final Place place;
        private final Random random;
        private final Object expected;
        private final Object here;
        private String key = "";
        private int index;
        private String value = "";

        Attempt(YamlFile file, Place place, Random random) {
            this.edits = new YamlEdits(file);
            this.place = place;
            this.random = random;
            this.expected = Model.of(file.root().orElseThrow());
            this.here = Model.at(expected, place.path());
        }

        private <T> T any(List<T> of) {
            return of.get(random.nextInt(of.size()));
        }

        private void put(List<Object> path, Object model) {
            if (path.isEmpty()) {
                throw new IllegalStateException("the root is not replaced");
            }
            Object parent = Model.at(expected, path.subList(0, path.size() - 1));
            Object last = path.get(path.size() - 1);
            if (last instanceof Integer i) {
                Model.list(parent).set(i, model);
            } else {
                Model.map(parent).put((String) last, model);
            }
        }

        private static Object model(String yaml) {
            return Model.of(read(yaml).root().orElseThrow());
        }

        Optional<List<Edit>> make(Kind kind) {
            return switch (kind) {
                case SCALAR -> {
                    YamlScalar scalar = (YamlScalar) place.node();
                    value = any(TEXTS);
                    YamlScalar.Type type = CoreSchema.ofPlain(value);
                    boolean typed = type == scalar.type()
                            && type != YamlScalar.Type.NULL
                            && scalar.style() == YamlScalar.Style.PLAIN;
                    put(place.path(), (typed ? type : YamlScalar.Type.STRING) + " " + value);
                    yield edits.replaceScalar(scalar, value);
                }
                case VALUE -> {
                    key = any(List.copyOf(Model.map(here).keySet()));
                    value = any(VALUES);
                    Model.map(here).put(key, model(value));
                    yield edits.replaceValue((YamlMapping) place.node(), key, value);
                }
                case ITEM -> {
                    index = random.nextInt(Model.list(here).size());
                    value = any(VALUES);
                    Model.list(here).set(index, model(value));
                    yield edits.replaceItem((YamlSequence) place.node(), index, value);
                }
                case INSERT_ENTRY -> {
                    YamlMapping mapping = (YamlMapping) place.node();
                    index = random.nextInt(mapping.entries().size() + 1);
                    value = any(List.of("new: 1", "new:\n  - a\n  # in it\n  - b", "new: |\n  text\n", "new: {a: b}"));
                    Model.map(here).put("new", Model.map(model(value)).get("new"));
                    yield edits.insertEntry(mapping, index, value);
                }
                case INSERT_ITEM -> {
                    index = random.nextInt(Model.list(here).size() + 1);
                    value = any(VALUES);
                    Model.list(here).add(index, model(value));
                    yield edits.insertItem((YamlSequence) place.node(), index, value);
                }
                case REMOVE_ENTRY -> {
                    key = any(List.copyOf(Model.map(here).keySet()));
                    Model.map(here).remove(key);
                    yield edits.removeEntry((YamlMapping) place.node(), key);
                }
                case REMOVE_ITEM -> {
                    index = random.nextInt(Model.list(here).size());
                    Model.list(here).remove(index);
                    yield edits.removeItem((YamlSequence) place.node(), index);
                }
                case RENAME -> {
                    key = any(List.copyOf(Model.map(here).keySet()));
                    value = any(List.of("renamed", "with: colon", "12", "a b"));
                    Object moved = Model.map(here).remove(key);
                    Model.map(here).put(value, moved);
                    yield edits.renameKey((YamlMapping) place.node(), key, value);
                }
                case REORDER_ITEMS -> {
                    List<Integer> order = order(Model.list(here).size());
                    List<Object> items = List.copyOf(Model.list(here));
                    for (int i = 0; i < items.size(); i++) {
                        Model.list(here).set(i, items.get(order.get(i)));
                    }
                    yield edits.reorderItems((YamlSequence) place.node(), order);
                }
                case REORDER_ENTRIES -> {
                    YamlMapping mapping = (YamlMapping) place.node();
                    long own = mapping.entries().stream()
                            .filter(e -> e.key().alias().isEmpty())
                            .count();
                    yield edits.reorderEntries(mapping, order((int) own));
                }
            };
        }

        private List<Integer> order(int size) {
            List<Integer> order = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                order.add(i);
            }
            Collections.shuffle(order, random);
            return order;
        }

        boolean repeatable(Kind kind) {
            return switch (kind) {
                case SCALAR, VALUE, ITEM, INSERT_ENTRY, REMOVE_ENTRY, RENAME -> true;
                default -> false;
            };
        }

        Place sameIn(YamlFile again) {
            YamlNode node = again.root().orElseThrow();
            for (Object step : place.path()) {
                node = step instanceof Integer i
                        ? ((YamlSequence) node).items().get(i)
                        : ((YamlMapping) node).get((String) step).orElseThrow();
            }
            return new Place(place.path(), node);
        }

        Optional<List<Edit>> repeat(Kind kind, Attempt first) {
            return switch (kind) {
                case SCALAR -> edits.replaceScalar((YamlScalar) place.node(), first.value);
                case VALUE -> edits.replaceValue((YamlMapping) place.node(), first.key, first.value);
                case ITEM -> edits.replaceItem((YamlSequence) place.node(), first.index, first.value);
                case INSERT_ENTRY -> edits.insertEntry((YamlMapping) place.node(), first.index, first.value);
                case REMOVE_ENTRY -> edits.removeEntry((YamlMapping) place.node(), first.key);
                case RENAME -> edits.renameKey((YamlMapping) place.node(), first.key, first.value);
                default -> throw new IllegalStateException("not repeated: " + kind);
            };
        }
    }
}
