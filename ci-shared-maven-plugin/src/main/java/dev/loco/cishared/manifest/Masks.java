package dev.loco.cishared.manifest;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Related;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.yaml.YamlFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Hides the credentials of a file in whatever is said of a line that holds one. */
final class Masks {
    /** More of them on one line are hidden as one stretch: a file may hold tens of thousands. */
    private static final int APART = 32;

    private final Map<Integer, List<Span>> byLine = new HashMap<>();

    Masks(YamlFile file, List<Span> credentials) {
        for (Span span : credentials) {
            for (int line = span.line(); line <= span.endLine(); line++) {
                byLine.computeIfAbsent(line, l -> new ArrayList<>()).add(span);
            }
        }
        byLine.replaceAll((line, spans) -> {
            if (spans.size() <= APART) {
                return List.copyOf(spans);
            }
            int start = spans.stream().mapToInt(Span::offset).min().orElseThrow();
            int end = spans.stream().mapToInt(Span::end).max().orElseThrow();
            return List.of(file.span(start, end - start));
        });
    }

    /** The finding with every credential hidden that stands on a line it shows. */
    Finding on(Finding finding) {
        if (byLine.isEmpty()) {
            return finding;
        }
        Set<Span> hidden = new LinkedHashSet<>();
        Stream.concat(Stream.of(finding.primary()), finding.related().stream().map(Related::span))
                .forEach(span -> {
                    for (int line = span.line(); line <= span.endLine(); line++) {
                        hidden.addAll(byLine.getOrDefault(line, List.of()));
                    }
                });
        Finding result = finding;
        for (Span span : hidden) {
            result = result.withMasked(span);
        }
        return result;
    }
}
