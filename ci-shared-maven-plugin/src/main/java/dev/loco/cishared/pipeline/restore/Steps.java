package dev.loco.cishared.pipeline.restore;

import dev.loco.cishared.pipeline.model.Section;
import dev.loco.cishared.pipeline.model.Step;
import dev.loco.cishared.pipeline.model.Workflow;
import dev.loco.cishared.pipeline.restore.Restoration.Left;
import dev.loco.cishared.yaml.YamlFile;
import dev.loco.cishared.yaml.YamlMapping;
import dev.loco.cishared.yaml.YamlNode;
import dev.loco.cishared.yaml.YamlScalar;
import dev.loco.cishared.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts whole steps back, and back into order: with the comments above them, whether they stand in a list or in a map. */
public final class Steps {
    private final Workflow found;
    private final Workflow canonical;
    private final YamlFile file;
    private final Restorer restorer;
    private final Rendering rendering;
    private final Gap gap;
    private final Style style;

    /** For one file and the filled template it follows. */
    public Steps(Workflow found, Workflow canonical) {
        this.found = found;
        this.canonical = canonical;
        this.file = found.file();
        this.style = Style.of(file);
        this.restorer = new Restorer(file, canonical.file());
        this.rendering = new Rendering(canonical.file(), style);
        this.gap = new Gap(file);
    }

    /** A stretch of the file that is one step with its comments. */
    private record Chunk(int start, int end) {}

    /**
     * Inserts a step of the template below the one it follows there.
     *
     * @param before the canonical steps before it, nearest first
     * @param after the canonical steps after it, nearest first
     */
    public Restoration insert(Step step, List<Step> before, List<Step> after) {
        Section section = step.section();
        Optional<YamlMapping.Entry> holder = found.root().flatMap(r -> r.entry(section.key()));
        if (holder.isEmpty() || found.in(section).isEmpty()) {
            return insertSection(section, holder);
        }
        YamlNode list = holder.get().value();
        if (list.alias().isPresent()) {
            return Restoration.ALIASED;
        }
        Optional<Step> previous = present(before);
        if (isFlow(list)) {
            return insertInFlow(step, list, previous);
        }
        int column = list.span().column() - 1;
        Rendering.Block block = list instanceof YamlSequence
                ? new Rendering.Block(commentsOf(step, column), listStep(step, column))
                : new Rendering.Block(commentsOf(step, column), keyedStep(step, column));
        if (previous.isPresent()) {
            return below(previous.get(), block, column);
        }
        Optional<Step> next = present(after);
        if (next.isPresent()) {
            return above(next.get(), block);
        }
        List<Step> all = found.in(section);
        return below(all.get(all.size() - 1), block, column);
    }

    /**
     * Puts the steps of a section into another order. What stands between two steps stays where it is.
     *
     * @param order the steps of the section in their new order, all of them
     */
    public Restoration reorder(Section section, List<Step> order) {
        List<Step> now = found.in(section);
        List<Chunk> chunks = new ArrayList<>();
        for (Step step : now) {
            if (step.body().alias().isPresent()) {
                return Restoration.ALIASED;
            }
            chunks.add(chunk(step));
        }
        int first = 0;
        while (first < now.size() && now.get(first) == order.get(first)) {
            first++;
        }
        int last = now.size() - 1;
        while (last > first && now.get(last) == order.get(last)) {
            last--;
        }
        StringBuilder text = new StringBuilder();
        for (int i = first; i <= last; i++) {
            Chunk from = chunks.get(indexOf(now, order.get(i)));
            text.append(file.text(), from.start, from.end);
            if (i < last) {
                if (chunks.get(i + 1).start < chunks.get(i).end) {
                    return new Left("two steps share a line");
                }
                text.append(file.text(), chunks.get(i).end, chunks.get(i + 1).start);
            }
        }
        int start = chunks.get(first).start;
        return Restoration.edit(start, chunks.get(last).end - start, text.toString());
    }

    /** Takes a step out, with the comments above it and one of the blank lines around it. */
    public Restoration remove(Step step) {
        Optional<YamlNode> holder =
                found.root().flatMap(r -> r.get(step.section().key()));
        if (holder.isEmpty()
                || holder.get().alias().isPresent()
                || step.body().alias().isPresent()) {
            return Restoration.ALIASED;
        }
        if (isFlow(holder.get()) || found.in(step.section()).size() == 1) {
            return holder.get() instanceof YamlSequence list
                    ? restorer.removeItem(list, step.body())
                    : restorer.removeEntry(
                            (YamlMapping) holder.get(),
                            ((YamlMapping) holder.get()).entry(step.name()).orElseThrow());
        }
        Chunk chunk = chunk(step);
        int first = file.lineAt(chunk.start);
        int next = file.lineAt(chunk.end) + 1;
        if (next > file.lines()
                || next == file.lines() && file.startOfLine(next) == file.text().length()) {
            // The last of the file: what is now last ends the file as this did.
            while (first > 1 && gap.blankAbove(first)) {
                first--;
            }
            int start = file.endOfLine(first - 1);
            return Restoration.edit(start, chunk.end - start, "");
        }
        while (next < file.lines() && gap.blankAbove(next + 1) && gap.blankAbove(first)) {
            next++;
        }
        int start = file.startOfLine(first);
        return Restoration.edit(start, file.startOfLine(next) - start, "");
    }

    private Restoration insertSection(Section section, Optional<YamlMapping.Entry> holder) {
        YamlMapping from = canonical.root().orElseThrow();
        YamlMapping.Entry entry = from.entry(section.key()).orElseThrow();
        YamlMapping into =
                found.root().orElse(null) == null ? from : found.root().get();
        return holder.map(h -> restorer.replaceValue(into, h, entry))
                .orElseGet(() -> restorer.insertEntry(into, from, entry));
    }

    private Restoration insertInFlow(Step step, YamlNode list, Optional<Step> previous) {
        String body = rendering.flow(step.body());
        String text = list instanceof YamlSequence ? body : rendering.flow(nameOf(step)) + ": " + body;
        return previous.map(p -> Restoration.edit(p.body().span().end(), 0, ", " + text))
                .orElseGet(() -> Restoration.edit(list.span().offset() + 1, 0, text + ", "));
    }

    private Restoration below(Step previous, Rendering.Block block, int column) {
        if (previous.body().alias().isPresent()) {
            return Restoration.ALIASED;
        }
        int line = gap.bottom(file.lineAt(previous.body().span().end()), column);
        int at = gap.below(line, block.comments());
        List<String> lines = new ArrayList<>(at == line ? block.whole() : block.lines());
        if (at == line && blankBetween(previous.section())) {
            lines.add(0, "");
        }
        return Restoration.edit(file.endOfLine(at), 0, style.lineEnd() + String.join(style.lineEnd(), lines));
    }

    private Restoration above(Step next, Rendering.Block block) {
        if (next.body().alias().isPresent()) {
            return Restoration.ALIASED;
        }
        int line = gap.top(file.lineAt(chunk(next).start));
        int top = file.startOfLine(line);
        List<String> lines = new ArrayList<>(block.whole());
        // Comments that were left behind when the step went still stand above the next one.
        int left = gap.below(line - 1, block.comments());
        if (left >= line && !block.comments().isEmpty()) {
            lines = new ArrayList<>(block.lines());
            top = file.startOfLine(left + 1);
        }
        if (blankBetween(next.section())) {
            lines.add("");
        }
        return Restoration.edit(top, 0, String.join(style.lineEnd(), lines) + style.lineEnd());
    }

    /** Whether the file, or when it has too few steps the template, keeps blank lines between steps. */
    private boolean blankBetween(Section section) {
        List<Step> steps = found.in(section);
        if (steps.size() < 2) {
            return section == Section.STEPS;
        }
        return steps.stream()
                .skip(1)
                .anyMatch(s -> s.body().alias().isEmpty() && gap.blankAbove(gap.top(file.lineAt(chunk(s).start))));
    }

    private Chunk chunk(Step step) {
        int end = step.body().span().end();
        int start =
                step.key().map(k -> k.span().offset()).orElse(step.body().span().offset());
        boolean inBrackets = found.root()
                .flatMap(r -> r.get(step.section().key()))
                .map(Steps::isFlow)
                .orElse(false);
        if (inBrackets) {
            return new Chunk(start, end);
        }
        if (step.key().isEmpty()) {
            start = file.text().lastIndexOf('-', start - 1);
        }
        int column = gap.indent(file.lineAt(start));
        int bottom = gap.bottom(file.lineAt(end), column);
        return new Chunk(file.startOfLine(gap.top(file.lineAt(start))), file.endOfLine(bottom));
    }

    private Optional<Step> present(List<Step> candidates) {
        return candidates.stream()
                .flatMap(c -> found.find(c.section(), c.name()).stream())
                .findFirst();
    }

    private List<String> commentsOf(Step step, int column) {
        return rendering.above(step.key().isPresent() ? step.key().get() : step.body(), column);
    }

    private List<String> listStep(Step step, int column) {
        List<String> lines = new ArrayList<>();
        if (step.key().isPresent()) {
            lines.add(" ".repeat(column) + "- name: " + step.name());
            lines.addAll(rendering.mapLines(step.body().entries(), column + 2));
            return lines;
        }
        return rendering.item(step.body(), column).lines();
    }

    private List<String> keyedStep(Step step, int column) {
        List<YamlMapping.Entry> entries = step.body().entries().stream()
                .filter(e -> !e.name().equals("name"))
                .toList();
        return Stream.concat(
                        Stream.of(" ".repeat(column) + step.name() + ":"),
                        rendering.mapLines(entries, column + style.map()).stream())
                .toList();
    }

    private static YamlScalar nameOf(Step step) {
        return step.nameToken().orElseThrow();
    }

    private static boolean isFlow(YamlNode list) {
        return list instanceof YamlSequence s
                ? s.flow()
                : list.mapping().map(YamlMapping::flow).orElse(false);
    }

    private static int indexOf(List<Step> steps, Step step) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i) == step) {
                return i;
            }
        }
        throw new IllegalArgumentException("not among the steps: " + step.name());
    }
}
