package dev.loco.cishared.secrets;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.secrets.Pass.Hit;
import dev.loco.cishared.secrets.ScanResult.CutOff;
import dev.loco.cishared.secrets.ScanResult.Reason;
import dev.loco.cishared.secrets.ScanResult.Skipped;
import dev.loco.cishared.text.Masking;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Looks for credentials of OpenBao and Vault and for unsafe use of them in files of any kind. No message, label or help
 * of its findings holds a credential; the stretches that do are the findings' masked spans. Scanning many files takes
 * two threads, but is not for two callers at once; {@link #mask} and {@link #looksLikeCredential} may be asked from any
 * thread meanwhile.
 */
public final class SecretScanner {
    // A credential that stands alone as a value: a share, or a UUID as AppRole and old tokens have it.
    private static final Pattern BARE = Pattern.compile("[0-9a-fA-F]{64}|[0-9a-fA-F]{66}|[A-Za-z0-9+/]{44}"
            + "|[A-Za-z0-9+/]{43}=|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final SecretSettings settings;
    private final Catalogue catalogue;
    private final Globs excluded;
    private final ContentScan own;

    /** A scanner for the settings; may be used again and again. */
    public SecretScanner(SecretSettings settings) {
        this(settings, List.of());
    }

    /** A scanner that also looks for a repository's own patterns; each must be without {@link OwnPattern#fault()}. */
    public SecretScanner(SecretSettings settings, List<OwnPattern> patterns) {
        this.settings = settings;
        catalogue = Catalogue.of(
                entry -> settings.enabled().test(entry.rule()),
                patterns.stream().map(OwnPattern::entry).toList());
        excluded = new Globs(settings.excluded());
        own = contentScan();
    }

    private ContentScan contentScan() {
        return new ContentScan(settings, catalogue);
    }

    /**
     * Scans files.
     *
     * @param root the folder that the files lie in; symbolic links are not followed out of it
     * @param files paths relative to the root, with {@code /}
     * @throws IOException when there is no such root; a file that cannot be read is counted, not thrown
     */
    public ScanResult scan(Path root, List<String> files) throws IOException {
        return new TreeScan(root, files, settings.mostBytes(), excluded, this::contentScan).run();
    }

    /** Scans what a file holds, wherever it was read from: a staged blob, standard input. Nothing is found in binary. */
    public List<Finding> scan(String file, byte[] content) {
        return look(file, content, content.length).findings();
    }

    /** As {@link #scan(String, byte[])}, and tells whether the file was looked at; only the first bytes are its content. */
    public ScanResult look(String file, byte[] content, int length) {
        Optional<Reason> reason =
                excluded.match(file) ? Optional.of(Reason.EXCLUDED) : FileBytes.unfit(content, length);
        if (reason.isPresent()) {
            return new ScanResult(List.of(), 0, List.of(new Skipped(file, reason.get())), List.of());
        }
        List<Finding> findings = new ArrayList<>();
        List<CutOff> cutOff = new ArrayList<>();
        own.scan(file, content, length, findings, cutOff);
        findings.sort(null);
        return new ScanResult(findings, 1, List.of(), cutOff);
    }

    /** Whether a file that begins so is an archive: of one that is too large to be looked at. */
    public static boolean isArchive(byte[] head) {
        return ArchiveHead.is(head, head.length);
    }

    /** Whether files of that path are left out by the settings. */
    public boolean excludes(String file) {
        return excluded.match(file);
    }

    /** Whether other things might be found in what was looked at last, as {@code file}, if it were called {@code other}. */
    public boolean mayDiffer(String file, String other) {
        return own.mayDiffer(file, other);
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
        return mask(file, text, settings.shown());
    }

    /** The same with that many characters of each credential shown. */
    static String mask(String file, String text, int shown) {
        String masked = text;
        for (Span credential : AllRules.credentials(file, text)) {
            masked = Masking.mask(masked, credential.offset(), credential.length(), shown);
        }
        return masked;
    }

    /** Where in a file's text credentials stand, for all rules; spans may overlap. */
    public List<Span> credentials(String file, String text) {
        return AllRules.credentials(file, text);
    }

    /** Finds credentials in single texts with the whole catalogue, whatever the settings say; made when first asked. */
    private static final class AllRules {
        private static final LayeredPass PASS = new LayeredPass(Catalogue.whole(), path -> true);

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
