package dev.loco.cishared.pipeline.woodpecker;

import dev.loco.cishared.finding.Span;
import dev.loco.cishared.yaml.YamlComment;
import dev.loco.cishared.yaml.YamlFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a file uses variables of Woodpecker's: {@code $CI_…}, <code>${CI_…}</code>, {@code $$CI_…}; not in comments. */
final class Variables {
    private static final Pattern USE = Pattern.compile("\\$\\$?(\\{?)(CI_[A-Z0-9_]+)(?![A-Za-z0-9_])");

    private Variables() {}

    /** The names, each with the places of the name itself, in the order of the file. */
    static Map<String, List<Span>> of(YamlFile file) {
        Map<String, List<Span>> uses = new LinkedHashMap<>();
        if (!file.text().contains("$")) {
            return uses;
        }
        Matcher matcher = USE.matcher(file.text());
        while (matcher.find()) {
            Span name = file.span(matcher.start(2), matcher.end(2) - matcher.start(2));
            if (!isCommented(file, name)) {
                uses.computeIfAbsent(matcher.group(2), n -> new ArrayList<>()).add(name);
            }
        }
        return uses;
    }

    private static boolean isCommented(YamlFile file, Span place) {
        return file.commentOn(place.line())
                .map(YamlComment::span)
                .filter(place::overlaps)
                .isPresent();
    }
}
