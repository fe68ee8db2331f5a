package dev.loco.cishared.pipeline.woodpecker;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What may stand at one place of a workflow, twice: for the schema, which only warns, and for the parser, which refuses
 * the whole file.
 *
 * @param expected in words, after "expected": {@code a string or a list of strings}
 * @param valid what Woodpecker's schema allows
 * @param decoded what its parser takes
 * @param item what the items of a list are
 * @param keys what the keys of a mapping are
 * @param words the closed set of values; empty when any will do
 * @param least the least number
 */
record Shape(
        String expected,
        Set<Kind> valid,
        Set<Kind> decoded,
        Optional<Shape> item,
        Optional<Keys> keys,
        List<String> words,
        Optional<Integer> least) {

    private static final Set<Kind> ALL = EnumSet.allOf(Kind.class);

    /**
     * The keys of a mapping.
     *
     * @param of whose keys, in words: {@code a step}
     * @param allowed by the schema
     * @param parsed by the parser although the schema does not allow them here
     * @param others what any other key holds; empty when no other is allowed
     * @param required those that must be there
     * @param exactlyOne those of which one must be there, and no other
     */
    record Keys(
            String of,
            Map<String, Shape> allowed,
            Map<String, Shape> parsed,
            Optional<Shape> others,
            Set<String> required,
            List<String> exactlyOne) {

        /** A mapping of these keys and no others. */
        static Keys closed(String of, Map<String, Shape> allowed) {
            return new Keys(of, allowed, Map.of(), Optional.empty(), Set.of(), List.of());
        }

        Keys requiring(String key) {
            return new Keys(of, allowed, parsed, others, Set.of(key), exactlyOne);
        }

        Keys withOneOf(String... keys) {
            return new Keys(of, allowed, parsed, others, required, List.of(keys));
        }

        /** The same where the parser reads these keys too. */
        Keys alsoParsed(Map<String, Shape> more) {
            Map<String, Shape> rest = new LinkedHashMap<>(more);
            rest.keySet().removeAll(allowed.keySet());
            return new Keys(of, allowed, rest, others, required, exactlyOne);
        }

        /** The same with any other key. */
        Keys open(Shape other) {
            return new Keys(of, allowed, parsed, Optional.of(other), required, exactlyOne);
        }
    }

    static Shape of(String expected, Set<Kind> valid, Set<Kind> decoded) {
        return new Shape(expected, valid, decoded, Optional.empty(), Optional.empty(), List.of(), Optional.empty());
    }

    /** Whatever it is. */
    static Shape any() {
        return of("anything", ALL, ALL);
    }

    /** Where the parser looks at nothing. */
    Shape unparsed() {
        return new Shape(expected, valid, ALL, item, keys, words, least);
    }

    Shape listing(Shape items) {
        return new Shape(expected, valid, decoded, Optional.of(items), keys, words, least);
    }

    Shape keyed(Keys mapping) {
        return new Shape(expected, valid, decoded, item, Optional.of(mapping), words, least);
    }

    /** Of these words alone, be it one or a list of them. */
    Shape oneOf(List<String> closedSet) {
        return new Shape(
                expected, valid, decoded, item.map(i -> i.oneOf(closedSet)), keys, List.copyOf(closedSet), least);
    }

    Shape atLeast(int number) {
        return new Shape(expected, valid, decoded, item, keys, words, Optional.of(number));
    }

    /** The same where only the parser looks: under a key that the schema does not know or does not look into. */
    Shape onlyParsed() {
        return new Shape(
                expected,
                decoded,
                decoded,
                item.map(Shape::onlyParsed),
                keys.map(Shape::onlyParsed),
                List.of(),
                Optional.empty());
    }

    private static Keys onlyParsed(Keys keys) {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        keys.allowed().forEach((key, shape) -> shapes.put(key, shape.onlyParsed()));
        keys.parsed().forEach((key, shape) -> shapes.put(key, shape.onlyParsed()));
        return new Keys(
                keys.of(),
                shapes,
                Map.of(),
                Optional.of(keys.others().map(Shape::onlyParsed).orElseGet(Shape::any)),
                keys.required(),
                List.of());
    }

    /** A set of kinds out of sets and single ones. */
    static Set<Kind> kinds(Set<Kind> some, Kind... more) {
        Set<Kind> kinds = new LinkedHashSet<>(some);
        kinds.addAll(Arrays.asList(more));
        return EnumSet.copyOf(kinds);
    }
}
