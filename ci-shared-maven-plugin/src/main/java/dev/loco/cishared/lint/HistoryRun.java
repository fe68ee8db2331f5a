package dev.loco.cishared.lint;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.PassedOver;
import dev.loco.cishared.repository.Commits;
import dev.loco.cishared.repository.History;
import dev.loco.cishared.secrets.OwnPattern;
import dev.loco.cishared.secrets.ScanResult;
import dev.loco.cishared.secrets.SecretScanner;
import dev.loco.cishared.secrets.SecretSettings;
import dev.loco.cishared.text.Decoding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The scan of a history for forbidden patterns: every version of a file once, whatever the number of its commits. */
final class HistoryRun {
    private static final int MOST_NOTES = 20;
    private static final String NOT_HERE = "not in this clone";

    private final LintRequest request;
    private final HistoryRange range;
    private final SecretSettings settings;
    private final List<OwnPattern> own;

    HistoryRun(LintRequest request, HistoryRange range, SecretSettings settings, List<OwnPattern> own) {
        this.request = request;
        this.range = range;
        this.settings = settings;
        this.own = own;
    }

    /** Scans. */
    SecretsRun.Scanned scan() {
        try {
            Commits commits = request.repository().commits();
            History history = commits.history(range.revisions(), this::isWanted);
            PastFindings past = new PastFindings(request.today(), request.shown());
            List<Reading> readings = new ArrayList<>();
            for (int i = 0; i < History.threads(); i++) {
                readings.add(new Reading(new SecretScanner(settings, own), past));
            }
            History.Left left = history.read(readings, settings.mostBytes());
            PastFindings.Result result = past.result(history, commits, readings.get(0).scanner);
            List<String> notes = new ArrayList<>(range.notes());
            Map<String, Integer> cutOff = new TreeMap<>();
            Map<ScanResult.Reason, Integer> skipped = new EnumMap<>(ScanResult.Reason.class);
            skipped.put(ScanResult.Reason.TOO_LARGE, left.tooLarge());
            for (Reading reading : readings) {
                reading.skipped.forEach((reason, count) -> skipped.merge(reason, count, Integer::sum));
                reading.cutOff.forEach((name, count) -> cutOff.merge(name, count, Integer::sum));
            }
            cutOff.entrySet().stream()
                    .limit(MOST_NOTES)
                    .forEach(one -> notes.add("gave up looking for " + one.getKey()
                            + " in " + one.getValue() + (one.getValue() == 1 ? " version" : " versions")
                            + ": its pattern took too many steps there"));
            if (left.missing() > 0) {
                notes.add(left.missing() + (left.missing() == 1 ? " version of a file is" : " versions of files are")
                        + " not in this clone (a partial one?) and not looked at; to have them:"
                        + " git fetch --refetch --no-filter, or a whole clone");
            }
            Map<String, Integer> reasons =
                    new LinkedHashMap<>(SecretsRun.passedOver(skipped).reasons());
            reasons.put(NOT_HERE, left.missing());
            PassedOver passedOver = new PassedOver(reasons);
            return new SecretsRun.Scanned(
                    result.findings(),
                    List.of(),
                    Set.of(),
                    passedOver,
                    notes,
                    history.versions() - passedOver.files(),
                    result.allowed());
        } catch (IOException fault) {
            throw new UncheckedIOException("the history could not be read: " + fault.getMessage(), fault);
        }
    }

    private boolean isWanted(String path) {
        return request.whole()
                || request.files().stream()
                        .anyMatch(name -> name.isEmpty() || path.equals(name) || path.startsWith(name + "/"));
    }

    /** One thread's reading. */
    private static final class Reading implements History.Reader {
        private final SecretScanner scanner;
        private final PastFindings past;
        private final Map<String, Integer> cutOff = new TreeMap<>();
        private final Map<ScanResult.Reason, Integer> skipped = new EnumMap<>(ScanResult.Reason.class);

        Reading(SecretScanner scanner, PastFindings past) {
            this.scanner = scanner;
            this.past = past;
        }

        @Override
        public void read(List<History.Place> places, byte[] content, int length) {
            boolean looked = false;
            ScanResult.Reason why = ScanResult.Reason.EXCLUDED;
            String before = "";
            for (History.Place place : places) {
                // Few rules mind the path: under a second one most versions need no second look.
                if (scanner.excludes(place.path()) || (looked && !scanner.mayDiffer(before, place.path()))) {
                    continue;
                }
                before = place.path();
                ScanResult result = scanner.look(place.path(), content, length);
                if (result.scanned() == 0) {
                    why = result.skipped().get(0).reason();
                    break; // Binary or an archive, under whatever path.
                }
                looked = true;
                List<Finding> found = result.findings();
                if (!found.isEmpty()) {
                    past.take(found, place, Decoding.of(content, length).text());
                }
                result.cutOff().forEach(one -> cutOff.merge(one.rule(), 1, Integer::sum));
            }
            if (!looked) {
                skipped.merge(why, 1, Integer::sum);
            }
        }
    }
}
