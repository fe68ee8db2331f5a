package dev.loco.cishared.yaml;

import dev.loco.cishared.finding.Edit;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.text.Splicer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether edits did what they were to do and nothing else: the text is parsed again, and only nodes that an edit
 * touches may differ. That tells an edit of an anchored node (its aliases change too) from a harmless one, and a line
 * that slid into a block scalar from one that did not.
 */
public final class EditCheck {
    /** What may become of the aliases of an edited node. */
    public enum Aliases {
        /** They are nodes of their own and must not change. */
        STAY,
        /** They are the edited node at another place and change with it. */
        FOLLOW
    }

    private final Layout layout;
    private final List<Edit> edits;
    private final Aliases aliases;

    private EditCheck(YamlFile before, List<Edit> edits, Aliases aliases) {
        this.layout = new Layout(before);
        this.edits = edits;
        this.aliases = aliases;
    }

    /**
     * What is wrong with the edits, one phrase; empty when nothing is.
     *
     * @param before the file that the edits count in
     * @param edits in any order, not overlapping
     * @param aliases of the edited nodes
     */
    public static Optional<String> fault(YamlFile before, List<Edit> edits, Aliases aliases) {
        Splicer splicer = new Splicer(before.text());
        edits.forEach(edit -> splicer.replace(edit.offset(), edit.length(), edit.replacement()));
        if (splicer.overlaps()) {
            return Optional.of("the edits overlap");
        }
        String text = splicer.result();
        YamlFile after = YamlReader.read(before.file(), text.getBytes(StandardCharsets.UTF_8));
        if (after.problems().size() > before.problems().size()) {
            return Optional.of("the YAML is worse than before: "
                    + after.problems().get(after.problems().size() - 1).message());
        }
        if (after.root().isEmpty() && before.root().isPresent()) {
            return Optional.of("nothing is left of the document");
        }
        EditCheck check = new EditCheck(before, edits, aliases);
        if (before.root().isPresent()) {
            Optional<String> collateral =
                    check.difference(before.root().get(), after.root().orElseThrow(), "");
            if (collateral.isPresent()) {
                return collateral;
            }
        }
        return check.lostComment(before, after);
    }

    /** Whether an edit changes its text. What is inserted beside it on lines of its own does not. */
    private boolean touched(Span span) {
        return edits.stream().anyMatch(e -> {
            int end = e.offset() + e.length();
            if (e.offset() == span.end() && span.length() > 0) {
                return !e.replacement().isEmpty()
                        && !e.replacement().startsWith("\n")
                        && !e.replacement().startsWith("\r");
            }
            if (end == span.offset() && span.length() > 0) {
                return e.replacement().equals(e.replacement().stripTrailing())
                        && !e.replacement().isEmpty();
            }
            return e.offset() <= span.end() && end >= span.offset();
        });
    }

    /** Whether an edit changes its text here, or where it was written when aliases follow. */
    private boolean touched(YamlNode node) {
        return touched(node.use()) || (aliases == Aliases.FOLLOW && touched(node.span()));
    }

    /** Whether an edit lies in the collection, or only blank lines and comments away: there its new children come. */
    private boolean touchedWidely(YamlNode node) {
        Span span = aliases == Aliases.FOLLOW ? node.span() : node.use();
        return touched(node)
                || edits.stream()
                        .anyMatch(e -> e.offset() > span.end()
                                ? layout.skipBlankAndComments(span.end()) >= e.offset()
                                : layout.skipBlankAndComments(e.offset() + e.length()) >= span.offset());
    }

    /** The first node that differs without having been touched. */
    private Optional<String> difference(YamlNode before, YamlNode after, String path) {
        if (before instanceof YamlMapping b && after instanceof YamlMapping a) {
            Set<String> keys = new LinkedHashSet<>();
            b.entries().forEach(e -> keys.add(e.name()));
            a.entries().forEach(e -> keys.add(e.name()));
            for (String key : keys) {
                Optional<YamlNode> one = b.get(key);
                Optional<YamlNode> two = a.get(key);
                String inner = path.isEmpty() ? key : path + "." + key;
                Optional<String> found = one.isPresent() && two.isPresent()
                        ? difference(one.get(), two.get(), inner)
                        : gone(b, key, inner);
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        }
        if (before instanceof YamlSequence b && after instanceof YamlSequence a) {
            return difference(b, a, path);
        }
        return same(before, after) ? Optional.empty() : collateral(before, path);
    }

    /** A key that is only in one of the two: it was removed, or added somewhere in the mapping. */
    private Optional<String> gone(YamlMapping before, String key, String path) {
        Optional<YamlMapping.Entry> entry = before.entry(key);
        boolean meant = entry.map(e -> touched(e.key()) || touched(e.value())).orElseGet(() -> touchedWidely(before));
        return meant ? Optional.empty() : wouldChange(path);
    }

    private Optional<String> difference(YamlSequence before, YamlSequence after, String path) {
        List<YamlNode> b = before.items();
        List<YamlNode> a = after.items();
        if (b.size() != a.size() && !touchedWidely(before)) {
            return wouldChange(path);
        }
        int next = 0;
        for (int i = 0; i < b.size(); i++) {
            YamlNode item = b.get(i);
            String inner = path + "[" + i + "]";
            if (b.size() == a.size()) {
                Optional<String> found = difference(item, a.get(i), inner);
                if (found.isPresent()) {
                    return found;
                }
            } else if (!touched(item)) {
                // Items came or went: those that no edit touches are still there, in their order.
                while (next < a.size() && !same(item, a.get(next))) {
                    next++;
                }
                if (next++ >= a.size()) {
                    return wouldChange(inner);
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> collateral(YamlNode node, String path) {
        return touched(node) ? Optional.empty() : wouldChange(path);
    }

    private static Optional<String> wouldChange(String path) {
        return Optional.of("`" + (path.isEmpty() ? "the document" : path) + "` would change too");
    }

    private Optional<String> lostComment(YamlFile before, YamlFile after) {
        Iterator<YamlComment> left = after.comments().iterator();
        for (YamlComment comment : before.comments()) {
            Span span = comment.span();
            boolean edited =
                    edits.stream().anyMatch(e -> e.offset() < span.end() && e.offset() + e.length() > span.offset());
            boolean found = edited;
            while (!found && left.hasNext()) {
                found = left.next().text().equals(comment.text());
            }
            if (!found) {
                return Optional.of("the comment `#" + comment.text() + "` would be lost");
            }
        }
        return Optional.empty();
    }

    /** Whether two trees say the same; the order of keys, the style and the places do not count. */
    public static boolean same(YamlNode one, YamlNode two) {
        if (one instanceof YamlScalar a && two instanceof YamlScalar b) {
            return a.type() == b.type() && a.value().equals(b.value());
        }
        if (one instanceof YamlSequence a && two instanceof YamlSequence b) {
            for (int i = 0;
                    i < a.items().size() && a.items().size() == b.items().size();
                    i++) {
                if (!same(a.items().get(i), b.items().get(i))) {
                    return false;
                }
            }
            return a.items().size() == b.items().size();
        }
        return one instanceof YamlMapping a
                && two instanceof YamlMapping b
                && a.entries().size() == b.entries().size()
                && a.entries().stream()
                        .allMatch(e -> b.get(e.name())
                                .filter(other -> same(e.value(), other))
                                .isPresent());
    }
}
