package dev.loco.cishared.pipeline.woodpecker;

import dev.loco.cishared.finding.Edit;
import dev.loco.cishared.finding.Fix;
import dev.loco.cishared.yaml.YamlFile;
import dev.loco.cishared.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Several edits of a file one after the other, as one fix. */
final class Rewrite {
    private Rewrite() {}

    /**
     * The fix, empty as soon as one of the edits cannot be made safely.
     *
     * @param steps each makes its edits from the file as the ones before left it
     */
    static Optional<Fix> of(
            YamlFile file, String title, Fix.Safety safety, List<Function<YamlFile, Optional<List<Edit>>>> steps) {
        YamlFile now = file;
        for (Function<YamlFile, Optional<List<Edit>>> step : steps) {
            Optional<List<Edit>> edits = step.apply(now);
            if (edits.isEmpty()) {
                return Optional.empty();
            }
            now = YamlReader.read(file.file(), applied(now.text(), edits.get()).getBytes(StandardCharsets.UTF_8));
            if (now.root().isEmpty()) {
                return Optional.empty();
            }
        }
        return now.text().equals(file.text())
                ? Optional.empty()
                : Optional.of(new Fix(safety, title, List.of(between(file.text(), now.text()))));
    }

    private static String applied(String text, List<Edit> edits) {
        StringBuilder result = new StringBuilder(text);
        for (int i = edits.size() - 1; i >= 0; i--) {
            Edit edit = edits.get(i);
            result.replace(edit.offset(), edit.offset() + edit.length(), edit.replacement());
        }
        return result.toString();
    }

    /** The one edit that makes the second text of the first. */
    private static Edit between(String before, String after) {
        int most = Math.min(before.length(), after.length());
        int start = 0;
        while (start < most && before.charAt(start) == after.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < most - start
                && before.charAt(before.length() - 1 - end) == after.charAt(after.length() - 1 - end)) {
            end++;
        }
        return new Edit(start, before.length() - start - end, after.substring(start, after.length() - end));
    }
}
