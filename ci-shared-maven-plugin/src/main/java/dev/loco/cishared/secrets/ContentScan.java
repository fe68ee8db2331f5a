package dev.loco.cishared.secrets;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.secrets.Pass.Hit;
import dev.loco.cishared.secrets.Pass.Outcome;
import dev.loco.cishared.secrets.ScanResult.CutOff;
import dev.loco.cishared.text.Decoding;
import dev.loco.cishared.text.Masking;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes findings of what stands in contents, one after another; for one thread. */
final class ContentScan {
    private static final int LONGEST_SHOWN = 80;

    private final SecretSettings settings;
    private final Catalogue catalogue;
    private final LayeredPass pass;

    ContentScan(SecretSettings settings, Catalogue catalogue) {
        this.settings = settings;
        this.catalogue = catalogue;
        this.pass = new LayeredPass(catalogue, settings.declaredPath());
    }

    /**
     * Adds what the first bytes of the content hold to the findings, and what was not looked at to its end.
     *
     * @param contentLength how many of the bytes are the file's
     */
    void scan(String file, byte[] content, int contentLength, List<Finding> findings, List<CutOff> cutOff) {
        byte[] bytes = content;
        int length = contentLength;
        if (Decoding.isUtf16(bytes, length)) {
            bytes = Decoding.utf16ToUtf8(bytes, length);
            length = bytes.length;
        }
        Outcome outcome = pass.over(file, bytes, length);
        if (outcome.hits().isEmpty() && outcome.unfinished().isEmpty()) {
            return;
        }
        Decoded decoded = new Decoded(file, bytes, length);
        for (Hit hit : withoutOverlaps(outcome.hits())) {
            findings.add(finding(hit, decoded));
        }
        for (Pass.Unfinished one : outcome.unfinished()) {
            cutOff.add(new CutOff(catalogue.entry(one.entry()).rule().id(), file, decoded.line(one.offset())));
        }
    }

    /** Whether other things might be found in what was looked at last, as {@code file}, if it were called {@code other}. */
    boolean mayDiffer(String file, String other) {
        return pass.mayDiffer(file, other);
    }

    /** Of hits on the same token the one of the first entry, which then masks what the others would have masked. */
    private static Iterable<Hit> withoutOverlaps(List<Hit> hits) {
        TreeMap<Integer, Hit> kept = new TreeMap<>();
        hits.sort(Comparator.comparingInt(Hit::entry)
                .thenComparing(hit -> hit.layer().isPresent())
                .thenComparingInt(Hit::start));
        for (Hit hit : hits) {
            Map.Entry<Integer, Hit> before = kept.lowerEntry(hit.end());
            if (before == null || before.getValue().end() <= hit.start()) {
                kept.put(hit.start(), hit);
            } else {
                before.getValue().secrets().addAll(hit.secrets());
            }
        }
        return kept.values();
    }

    private Finding finding(Hit hit, Decoded decoded) {
        Entry entry = catalogue.entry(hit.entry());
        Span primary = decoded.span(hit.start(), hit.end());
        String shown = shown(hit, decoded);
        String in = hit.layer().map(layer -> ", in " + layer.encoding().words()).orElse("");
        Finding finding = Finding.of(entry.rule(), primary, entry.message().replace("{}", shown) + in, entry.help())
                .withLabel(entry.label().replace("{}", shown) + in);
        List<int[]> secrets = hit.secrets().stream()
                .sorted(Comparator.comparingInt((int[] s) -> s[0]).thenComparingInt(s -> s[1]))
                .toList();
        for (int[] secret : secrets) {
            finding = finding.withMasked(decoded.span(secret[0], secret[1]));
        }
        return finding;
    }

    private String shown(Hit hit, Decoded decoded) {
        String token = hit.layer().map(this::masked).orElseGet(() -> masked(hit, decoded));
        String oneLine = SecretScanner.mask("", token, settings.shown())
                .replaceAll("\\s+", " ")
                .strip();
        return oneLine.length() <= LONGEST_SHOWN ? oneLine : oneLine.substring(0, LONGEST_SHOWN) + "…";
    }

    private String masked(Hit hit, Decoded decoded) {
        Span primary = decoded.span(hit.start(), hit.end());
        String token = decoded.text(primary);
        for (int[] secret : hit.secrets()) {
            Span span = decoded.span(Math.max(secret[0], hit.start()), Math.min(secret[1], hit.end()));
            token = Masking.mask(token, span.offset() - primary.offset(), span.length(), settings.shown());
        }
        return token;
    }

    private String masked(Pass.Layer layer) {
        String token = layer.token();
        for (int[] secret : layer.secrets()) {
            token = Masking.mask(token, secret[0], secret[1] - secret[0], settings.shown());
        }
        return token;
    }
}
