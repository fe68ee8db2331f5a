package dev.loco.cishared.manifest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Globs in a tree of segments, to find those that contain another without comparing each with each: a manifest with
 * ten thousand entries is checked in the time its text takes to read.
 */
final class GlobIndex<T> {
    private final Node<T> root = new Node<>();

    private static final class Node<T> {
        final Map<String, Node<T>> next = new HashMap<>();
        final Map<String, List<T>> open = new HashMap<>();
        final List<T> closed = new ArrayList<>();
    }

    void add(PathGlob glob, T value) {
        Node<T> node = root;
        List<String> segments = glob.segments();
        int last = segments.size() - 1;
        for (int i = 0; i < last; i++) {
            node = node.next.computeIfAbsent(segments.get(i), s -> new Node<>());
        }
        if (glob.open()) {
            node.open
                    .computeIfAbsent(segments.get(last), s -> new ArrayList<>())
                    .add(value);
        } else {
            node.next
                    .computeIfAbsent(segments.get(last), s -> new Node<>())
                    .closed
                    .add(value);
        }
    }

    /** The first added value, wildest glob first, whose glob contains the given one and that passes the test. */
    Optional<T> firstContaining(PathGlob glob, Predicate<T> test) {
        return search(root, glob, 0, test);
    }

    private Optional<T> search(Node<T> node, PathGlob glob, int depth, Predicate<T> test) {
        List<String> segments = glob.segments();
        if (depth == segments.size()) {
            return glob.open()
                    ? Optional.empty()
                    : node.closed.stream().filter(test).findFirst();
        }
        String segment = segments.get(depth);
        // Whatever starts with a beginning of this segment and then is free: "*", "h*", "he*", ...
        for (int end = 0; end <= segment.length() && !node.open.isEmpty(); end++) {
            List<T> values = segment.equals("+") && end > 0
                    ? List.of()
                    : node.open.getOrDefault(segment.substring(0, end), List.of());
            Optional<T> found = values.stream().filter(test).findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        if (glob.open() && depth == segments.size() - 1) {
            return Optional.empty();
        }
        Node<T> any = node.next.get("+");
        Optional<T> found = any == null ? Optional.empty() : search(any, glob, depth + 1, test);
        Node<T> same = segment.equals("+") ? null : node.next.get(segment);
        return found.isPresent() || same == null ? found : search(same, glob, depth + 1, test);
    }
}
