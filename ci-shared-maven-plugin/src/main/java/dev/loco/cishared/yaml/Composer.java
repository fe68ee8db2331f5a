package dev.loco.cishared.yaml;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.text.SourceText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;

/**
 * Builds the tree of the first document from snakeyaml's events. Not from its nodes, because events give the place of
 * an alias, and a limit can stop them before a hostile document has cost anything.
 *
 * <p>Merges follow gopkg.in/yaml.v3 (decode.go, {@code merge}) for mappings and codeberg.org/6543/xyaml
 * (merge_sequences.go) for lists.
 */
final class Composer {
    private final Events events;
    private final SourceText source;
    private final Extent extent;
    private final List<Finding> problems;
    private final List<int[]> scalars = new ArrayList<>();
    private final Map<String, YamlNode> anchors = new HashMap<>();
    private final Map<String, Span> open = new LinkedHashMap<>();
    private int nodes;

    Composer(Events events, SourceText source, Extent extent, List<Finding> problems) {
        this.events = events;
        this.source = source;
        this.extent = extent;
        this.problems = problems;
    }

    /**
     * A node as it is written at one place.
     *
     * @param node what it means; of an alias the aliased node, copied
     * @param end the offset just after its text here
     * @param plain whether it is an untagged plain scalar, which may be a merge key
     * @param merge of a mapping that is nothing but one merge: the value
     */
    private record Part(
            YamlNode node, int end, boolean plain, @Nullable Part merge) {}

    /**
     * The root of the next document.
     *
     * @throws Unreadable when a limit is passed or an alias stands for nothing
     */
    YamlNode document() {
        return part(1, false).node();
    }

    /** The stretches of text that are scalars, ascending. */
    List<int[]> scalars() {
        return scalars;
    }

    private Part part(int depth, boolean inList) {
        Event event = events.next();
        if (event instanceof AliasEvent alias) {
            return alias(alias, depth);
        }
        NodeEvent start = (NodeEvent) event;
        count(start);
        Optional<String> anchor = Optional.ofNullable(start.getAnchor());
        if (event instanceof CollectionStartEvent && depth > Limit.DEPTH) {
            throw new Unreadable(Limit.tooDeep(extent.span(start.getStartMark(), 1)));
        }
        anchor.ifPresent(name -> open.put(name, extent.span(start.getStartMark(), name.length() + 1)));
        Part part = switch (event.getEventId()) {
            case Scalar -> scalar((ScalarEvent) event);
            case SequenceStart -> sequence((SequenceStartEvent) event, depth);
            case MappingStart -> mapping((MappingStartEvent) event, depth, inList);
            default -> throw new IllegalStateException("not a node: " + event);
        };
        anchor.ifPresent(name -> {
            open.remove(name);
            anchors.put(name, part.node());
        });
        return part;
    }

    private void problem(Finding finding) {
        // A file with more than this is no pipeline, and nobody reads on.
        if (problems.size() < 100) {
            problems.add(finding);
        }
    }

    private void count(Event event) {
        if (++nodes > Limit.NODES) {
            throw new Unreadable(Limit.tooMany(extent.span(event.getStartMark(), 1), false));
        }
    }

    private Part alias(AliasEvent event, int depth) {
        String name = event.getAnchor();
        Span place = extent.span(event.getStartMark(), event.getEndMark());
        Span around = open.get(name);
        if (around != null) {
            throw new Unreadable(Alias.containsItself(place, name, around));
        }
        YamlNode target = anchors.get(name);
        if (target == null) {
            throw new Unreadable(Alias.unknown(place, name, anchors.keySet()));
        }
        return new Part(copy(target, place, depth), place.end(), false, null);
    }

    /** The node once more, as used at the alias. */
    private YamlNode copy(YamlNode node, Span alias, int depth) {
        if (++nodes > Limit.NODES) {
            throw new Unreadable(Limit.tooMany(alias, true));
        }
        Optional<Span> at = Optional.of(alias);
        if (node instanceof YamlScalar s) {
            return new YamlScalar(s.value(), s.type(), s.style(), s.span(), at);
        }
        if (depth > Limit.DEPTH) {
            throw new Unreadable(Limit.tooDeep(alias));
        }
        if (node instanceof YamlSequence s) {
            List<YamlNode> items = new ArrayList<>();
            s.items().forEach(item -> items.add(copy(item, alias, depth + 1)));
            return new YamlSequence(items, s.flow(), s.span(), at);
        }
        YamlMapping m = (YamlMapping) node;
        List<YamlMapping.Entry> entries = new ArrayList<>();
        for (YamlMapping.Entry e : m.entries()) {
            entries.add(
                    new YamlMapping.Entry((YamlScalar) copy(e.key(), alias, depth), copy(e.value(), alias, depth + 1)));
        }
        return new YamlMapping(entries, m.flow(), m.span(), at);
    }

    private Part scalar(ScalarEvent event) {
        int start = extent.contentStart(event);
        int end = extent.scalarEnd(event, start);
        boolean plain = event.getScalarStyle() == ScalarStyle.PLAIN;
        YamlScalar.Style style = switch (event.getScalarStyle()) {
            case PLAIN, JSON_SCALAR_STYLE -> YamlScalar.Style.PLAIN;
            case SINGLE_QUOTED -> YamlScalar.Style.SINGLE_QUOTED;
            case DOUBLE_QUOTED -> YamlScalar.Style.DOUBLE_QUOTED;
            case LITERAL -> YamlScalar.Style.LITERAL;
            case FOLDED -> YamlScalar.Style.FOLDED;
        };
        String tag = event.getTag();
        boolean untagged = tag == null || tag.equals("!");
        YamlScalar.Type type = untagged && !plain ? YamlScalar.Type.STRING : CoreSchema.ofPlain(event.getValue());
        if (!untagged) {
            // An explicit `!!int "8"` resolves as the plain 8 would; a tag of one's own makes it text.
            Optional<YamlScalar.Type> tagged = CoreSchema.ofTag(tag);
            boolean fits = tagged.isEmpty()
                    || tagged.get() == type
                    || (tagged.get() == YamlScalar.Type.FLOAT && type == YamlScalar.Type.INTEGER);
            if (!fits) {
                Span value = source.at(start, end - start, Span::new);
                problem(Syntax.tagMismatch(value, event.getValue(), tag.substring(CoreSchema.TAG.length())));
            }
            type = tagged.orElse(YamlScalar.Type.STRING);
        }
        // A block scalar's header may carry a comment, so only its body is off limits for comments.
        int body = style == YamlScalar.Style.LITERAL || style == YamlScalar.Style.FOLDED
                ? Math.min(end, source.endOfLine(source.lineAt(start)))
                : start;
        scalars.add(new int[] {body, end});
        Span span = source.at(start, end - start, Span::new);
        return new Part(
                new YamlScalar(event.getValue(), type, style, span, Optional.empty()), end, plain && untagged, null);
    }

    private Part sequence(SequenceStartEvent event, int depth) {
        int start = extent.sequenceStart(event);
        int end = start + 1;
        List<YamlNode> items = new ArrayList<>();
        while (!events.nextIs(Event.ID.SequenceEnd)) {
            Part item = part(depth + 1, true);
            end = Math.max(end, item.end());
            if (item.merge() == null) {
                items.add(item.node());
            } else {
                splice(item.merge(), items);
            }
        }
        Event last = events.next();
        end = event.isFlow() ? extent.offset(last.getEndMark()) : end;
        return new Part(
                new YamlSequence(items, event.isFlow(), source.at(start, end - start, Span::new), Optional.empty()),
                end,
                false,
                null);
    }

    /** xyaml: the value is an alias of a list, or a list of nothing but such aliases. */
    private void splice(Part value, List<YamlNode> items) {
        if (value.node() instanceof YamlSequence list) {
            if (list.alias().isPresent()) {
                items.addAll(list.items());
                return;
            }
            for (YamlNode each : list.items()) {
                if (!(each instanceof YamlSequence inner) || inner.alias().isEmpty()) {
                    problem(Merge.notAList(each.use(), each.kindName()));
                    return;
                }
            }
            list.items().forEach(each -> items.addAll(((YamlSequence) each).items()));
        } else {
            problem(Merge.notAList(value.node().use(), value.node().kindName()));
        }
    }

    private Part mapping(MappingStartEvent event, int depth, boolean inList) {
        int start = extent.mappingStart(event);
        int end = start;
        Map<String, YamlMapping.Entry> own = new LinkedHashMap<>();
        List<Part> merges = new ArrayList<>();
        Span mergeKey = null;
        while (!events.nextIs(Event.ID.MappingEnd)) {
            Part keyPart = part(depth + 1, false);
            if (!(keyPart.node() instanceof YamlScalar key)) {
                throw new Unreadable(Syntax.keyIsNoScalar(keyPart.node()));
            }
            Part value = value(keyPart, depth);
            end = Math.max(end, value.end());
            if (keyPart.plain() && key.value().equals("<<")) {
                if (mergeKey == null) {
                    mergeKey = key.span();
                    merges.add(value);
                } else {
                    problem(DuplicateKey.of(key.span(), "<<", mergeKey));
                }
                continue;
            }
            YamlMapping.Entry first = own.putIfAbsent(key.value(), new YamlMapping.Entry(key, value.node()));
            if (first != null) {
                problem(DuplicateKey.of(key.use(), key.value(), first.key().use()));
            }
        }
        Event last = events.next();
        boolean braces = event.isFlow() && source.text().charAt(start) == '{';
        end = braces ? extent.offset(last.getEndMark()) : end;
        boolean onlyMerge = inList && own.isEmpty() && merges.size() == 1;
        if (!onlyMerge) {
            merges.forEach(merge -> merge(merge.node(), own));
        }
        Span span = source.at(start, end - start, Span::new);
        return new Part(
                new YamlMapping(List.copyOf(own.values()), event.isFlow(), span, Optional.empty()),
                end,
                false,
                onlyMerge ? merges.get(0) : null);
    }

    /** The value of a key; one that is not there is put just after the colon, or after the key when there is none. */
    private Part value(Part key, int depth) {
        Part value = part(depth + 1, false);
        if (value.node() instanceof YamlScalar s
                && s.span().length() == 0
                && s.alias().isEmpty()
                && s.span().offset() > key.end()
                && !extent.ownPlace(s.span().offset())) {
            scalars.remove(scalars.size() - 1);
            Span place = source.at(key.end(), 0, Span::new);
            return new Part(new YamlScalar("", s.type(), s.style(), place, Optional.empty()), key.end(), true, null);
        }
        return value;
    }

    private void merge(YamlNode value, Map<String, YamlMapping.Entry> into) {
        List<YamlNode> sources =
                value instanceof YamlSequence list && list.alias().isEmpty() ? list.items() : List.of(value);
        for (YamlNode one : sources) {
            if (one instanceof YamlMapping merged) {
                // What stands in the merge itself is written there, not here: it carries that place like an alias.
                YamlMapping here = merged.alias().isPresent() ? merged : (YamlMapping) copy(merged, merged.span(), 1);
                here.entries().forEach(entry -> into.putIfAbsent(entry.name(), entry));
            } else {
                problem(Merge.notAMapping(one.use(), one.kindName()));
            }
        }
    }
}
