package dev.loco.cishared.lint;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Fingerprint;
import dev.loco.cishared.finding.Past;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.repository.Commits;
import dev.loco.cishared.repository.History;
import dev.loco.cishared.secrets.SecretScanner;
import dev.loco.cishared.text.SourceText;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes one finding of what stands in many versions of a file: the same rule, path, line and token. What a line says
 * masked is not enough for that, since one credential put in another's place may look the same.
 */
final class PastFindings {
    private static final int LINES_AT_EITHER_END = 4;

    private final LocalDate today;
    private final int shown;
    private final Map<Key, Group> groups = new HashMap<>();

    PastFindings(LocalDate today, int shown) {
        this.today = today;
        this.shown = shown;
    }

    private record Key(long high, long low, int occurrence) {}

    /** What is known of one finding so far; the representative is that of the oldest commit. */
    private static final class Group {
        private Finding finding;
        private Map<Integer, String> lines;
        private int commit;
        private int versions;
        private boolean head;
        private boolean allowed = true;
        private boolean allowedInHead;

        Group(Finding finding, Map<Integer, String> lines, int commit) {
            this.finding = finding;
            this.lines = lines;
            this.commit = commit;
        }
    }

    /** Takes what was found in one version at one path. */
    void take(List<Finding> found, History.Place place, String text) {
        SourceText source = new SourceText(place.path(), text);
        List<Span> credentials = new ArrayList<>();
        found.forEach(finding -> credentials.addAll(finding.masked()));
        Allowances allowing = new Allowances(AllowComments.in(source), today, (finding, step) -> false);
        Map<Key, Integer> occurrences = new HashMap<>();
        for (Finding finding : found) {
            Key one = key(finding, source);
            Key key = new Key(one.high(), one.low(), occurrences.merge(one, 1, Integer::sum));
            boolean allowed = allowing.filter(List.of(finding)).isEmpty();
            add(key, finding, place, allowed, () -> lines(finding.primary(), source, credentials));
        }
    }

    private synchronized void add(
            Key key,
            Finding finding,
            History.Place place,
            boolean allowed,
            java.util.function.Supplier<Map<Integer, String>> lines) {
        Group group = groups.get(key);
        if (group == null) {
            group = new Group(finding, lines.get(), place.commit());
            groups.put(key, group);
        } else if (place.commit() > group.commit) {
            group.finding = finding;
            group.lines = lines.get();
            group.commit = place.commit();
        }
        group.versions++;
        group.head |= place.head();
        group.allowed &= allowed;
        group.allowedInHead |= allowed && place.head();
    }

    /**
     * What counts, with its commits.
     *
     * @param findings in no order
     * @param allowed how many more are allowed by comments: in every version, or in the one of the newest commit
     */
    record Result(List<Finding> findings, int allowed) {}

    Result result(History history, Commits commits, SecretScanner masking) {
        Set<String> ids = new HashSet<>();
        groups.values().forEach(group -> ids.add(history.commitId(group.commit)));
        Map<String, Commits.About> about = commits.about(ids);
        List<Finding> findings = new ArrayList<>();
        int allowed = 0;
        for (Group group : groups.values()) {
            if (group.allowed || group.allowedInHead) {
                allowed++;
                continue;
            }
            String id = history.commitId(group.commit);
            Commits.About said = about.getOrDefault(id, new Commits.About("", "", ""));
            Map<Integer, String> lines = new HashMap<>();
            group.lines.forEach((number, line) -> lines.put(number, masking.mask(line)));
            findings.add(group.finding.withPast(
                    new Past(id, said.date(), said.author(), said.subject(), group.versions, group.head, lines)));
        }
        return new Result(findings, allowed);
    }

    private Map<Integer, String> lines(Span span, SourceText source, List<Span> credentials) {
        Map<Integer, String> lines = new LinkedHashMap<>();
        for (int line = span.line(); line <= span.endLine(); line++) {
            if (line < span.line() + LINES_AT_EITHER_END || line > span.endLine() - LINES_AT_EITHER_END) {
                int number = line;
                source.line(line)
                        .ifPresent(text -> lines.put(number, Redaction.hide(source, number, text, credentials, shown)));
            }
        }
        return lines;
    }

    private static Key key(Finding finding, SourceText source) {
        Span span = finding.primary();
        String line = source.line(span.line()).map(Fingerprint::normal).orElse("");
        String token = source.text()
                .substring(
                        Math.min(span.offset(), source.text().length()),
                        Math.min(span.end(), source.text().length()));
        String all = String.join("\0", finding.rule().id(), span.file(), line, token);
        try {
            ByteBuffer digest =
                    ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8)));
            return new Key(digest.getLong(), digest.getLong(), 0);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
