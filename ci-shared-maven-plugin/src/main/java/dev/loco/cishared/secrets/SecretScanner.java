package dev.loco.cishared.secrets;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.secrets.Pass.Hit;
import dev.loco.cishared.secrets.Pass.Outcome;
import dev.loco.cishared.secrets.ScanResult.CutOff;
import dev.loco.cishared.secrets.ScanResult.Reason;
import dev.loco.cishared.secrets.ScanResult.Skipped;
import dev.loco.cishared.text.Masking;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Looks for credentials of OpenBao and Vault and for unsafe use of them in files of any kind. No message, label or help
 * of its findings holds a credential; the stretches that do are the findings' masked spans. Scanning is
 * not for two threads at once; {@link #mask} and {@link #looksLikeCredential} may be asked from any thread meanwhile.
 */
public final class SecretScanner {
    private static final int LONGEST_SHOWN = 80;
    // A credential that stands alone as a value: a share, or a UUID as AppRole and old tokens have it.
    private static final Pattern BARE = Pattern.compile("[0-9a-fA-F]{64}|[0-9a-fA-F]{66}|[A-Za-z0-9+/]{44}"
            + "|[A-Za-z0-9+/]{43}=|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final SecretSettings settings;
    private final Catalogue catalogue;
    private final Globs excluded;
    private final Pass pass;

    /** A scanner for the settings; may be used again and again. */
    public SecretScanner(SecretSettings settings) {
        this(settings, List.of());
    }

    /** A scanner that also looks for a repository's own patterns; each must be without {@link OwnPattern#fault()}. */
    public SecretScanner(SecretSettings settings, List<OwnPattern> own) {
        this.settings = settings;
        catalogue = Catalogue.of(
                entry -> settings.enabled().test(entry.rule()),
                own.stream().map(OwnPattern::entry).toList());
        excluded = new Globs(settings.excluded());
        pass = new Pass(catalogue, settings.declaredPath());
    }

    /**
     * Scans files.
     *
     * @param root the folder that the files lie in; symbolic links are not followed out of it
     * @param files paths relative to the root, with {@code /}
     * @throws IOException when there is no such root; a file that cannot be read is counted, not thrown
     */
    public ScanResult scan(Path root, List<String> files) throws IOException {
        List<Finding> findings = new ArrayList<>();
        List<Skipped> skipped = new ArrayList<>();
        List<CutOff> cutOff = new ArrayList<>();
        FileBytes content = new FileBytes(root, settings.mostBytes(), files);
        int scanned = 0;
        for (String file : files) {
            Optional<Reason> reason = excluded.match(file) ? Optional.of(Reason.EXCLUDED) : content.read(file);
            if (reason.isPresent()) {
                skipped.add(new Skipped(file, reason.get()));
            } else {
                scanned++;
                scan(file, content.bytes(), content.length(), findings, cutOff);
            }
        }
        findings.sort(null);
        return new ScanResult(findings, scanned, skipped, cutOff);
    }

    /** Scans what a file holds, wherever it was read from: a staged blob, standard input. Nothing is found in binary. */
    public List<Finding> scan(String file, byte[] content) {
        List<Finding> findings = new ArrayList<>();
        if (!excluded.match(file) && !FileBytes.isBinary(content, content.length)) {
            scan(file, content, content.length, findings, new ArrayList<>());
        }
        findings.sort(null);
        return findings;
    }

    /** The text of a file as the places of findings count it: UTF-16 where a byte-order mark says so, else UTF-8. */
    public static String text(byte[] content) {
        byte[] utf8 = Decoded.isUtf16(content, content.length) ? Decoded.utf16ToUtf8(content, content.length) : content;
        return new String(utf8, StandardCharsets.UTF_8);
    }

    /** Whether a value holds a credential, or is one by its shape alone: a token, a share, a secret_id. */
    public boolean looksLikeCredential(String value) {
        String bare = value.strip();
        if (BARE.matcher(bare).matches()) {
            return Randomness.entropy(bare) > 2.5
                    && (bare.length() != 44
                            || (Randomness.hasBothCases(bare)
                                    && Randomness.isVaried(bare)
                                    && !Randomness.isName(bare)));
        }
        return AllRules.holdsCredential("token: \"" + bare + '"');
    }

    /**
     * The text with every credential in it hidden, each by as many characters as it had. All rules look for them, those
     * that are switched off too.
     */
    public String mask(String text) {
        return mask("", text);
    }

    /** The same for the text of a file, whose name some rules go by. */
    public String mask(String file, String text) {
        String masked = text;
        for (Span credential : credentials(file, text)) {
            masked = Masking.mask(masked, credential.offset(), credential.length(), settings.shown());
        }
        return masked;
    }

    /** Where in a file's text credentials stand, for all rules; spans may overlap. */
    public List<Span> credentials(String file, String text) {
        return AllRules.credentials(file, text);
    }

    private void scan(String file, byte[] content, int contentLength, List<Finding> findings, List<CutOff> cutOff) {
        byte[] bytes = content;
        int length = contentLength;
        if (Decoded.isUtf16(bytes, length)) {
            bytes = Decoded.utf16ToUtf8(bytes, length);
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

    /** Of hits on the same token the one of the first entry, which then masks what the others would have masked. */
    private static Iterable<Hit> withoutOverlaps(List<Hit> hits) {
        TreeMap<Integer, Hit> kept = new TreeMap<>();
        hits.sort(Comparator.comparingInt(Hit::entry).thenComparingInt(Hit::start));
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
        Finding finding = Finding.of(entry.rule(), primary, entry.message().replace("{}", shown), entry.help())
                .withLabel(entry.label().replace("{}", shown));
        List<int[]> secrets = hit.secrets().stream()
                .sorted(Comparator.comparingInt((int[] s) -> s[0]).thenComparingInt(s -> s[1]))
                .toList();
        for (int[] secret : secrets) {
            finding = finding.withMasked(decoded.span(secret[0], secret[1]));
        }
        return finding;
    }

    private String shown(Hit hit, Decoded decoded) {
        Span primary = decoded.span(hit.start(), hit.end());
        String token = decoded.text(primary);
        for (int[] secret : hit.secrets()) {
            Span span = decoded.span(Math.max(secret[0], hit.start()), Math.min(secret[1], hit.end()));
            token = Masking.mask(token, span.offset() - primary.offset(), span.length(), settings.shown());
        }
        String oneLine = mask(token).replaceAll("\\s+", " ").strip();
        return oneLine.length() <= LONGEST_SHOWN ? oneLine : oneLine.substring(0, LONGEST_SHOWN) + "…";
    }

    /** Finds credentials in single texts with the whole catalogue, whatever the settings say; made when first asked. */
    private static final class AllRules {
        private static final Pass PASS = new Pass(Catalogue.whole(), path -> true);

        static boolean holdsCredential(String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return hits("", bytes).stream()
                    .map(hit -> SecretRules.ENTRIES.get(hit.entry()))
                    .anyMatch(Entry::isCredential);
        }

        static List<Span> credentials(String file, String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            List<Hit> hits = hits(file, bytes);
            if (hits.isEmpty()) {
                return List.of();
            }
            Decoded decoded = new Decoded(file, bytes, bytes.length);
            return hits.stream()
                    .flatMap(hit -> hit.secrets().stream())
                    .map(secret -> decoded.span(secret[0], secret[1]))
                    .toList();
        }

        private static synchronized List<Hit> hits(String file, byte[] bytes) {
            return PASS.over(file, bytes, bytes.length).hits();
        }
    }
}
