package dev.loco.cishared.lint;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.PassedOver;
import dev.loco.cishared.repository.Content;
import dev.loco.cishared.repository.MissingFile;
import dev.loco.cishared.repository.RepositoryFile;
import dev.loco.cishared.repository.Settings;
import dev.loco.cishared.repository.UnreadableFile;
import dev.loco.cishared.repository.WorkTree;
import dev.loco.cishared.secrets.OwnPattern;
import dev.loco.cishared.secrets.ReadPath;
import dev.loco.cishared.secrets.ScanResult;
import dev.loco.cishared.secrets.SecretScanner;
import dev.loco.cishared.secrets.SecretSettings;
import dev.loco.cishared.yaml.YamlFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The scan of any files for forbidden patterns, on a thread of its own: it waits for git and for the disk. */
final class SecretsRun {
    // No array is longer than that.
    private static final int LARGEST = Integer.MAX_VALUE - 64;

    private final LintRequest request;
    private final SecretSettings settings;
    private final List<OwnPattern> own;
    private Optional<Set<String>> tracked = Optional.empty();

    /** Finds files with allowances in the same pass; what it finds is no finding. */
    static final OwnPattern ALLOWANCE = OwnPattern.of(
            "comment/allowance",
            List.of(Check.SECRETS.command() + AllowComments.MARK),
            Check.SECRETS.command() + AllowComments.MARK,
            "an allowance",
            "none");

    /**
     * What the scan came to.
     *
     * @param files names of those that were scanned
     * @param allowing names of those that may hold allowances
     * @param skipped those that were not, by reason
     * @param notes what a person should know of it, a sentence each
     * @param versions how many more were scanned that are no files on disk, but versions of such
     * @param allowed how many findings are not among these because comments in those versions allow them
     */
    record Scanned(
            List<Finding> findings,
            List<String> files,
            Set<String> allowing,
            PassedOver skipped,
            List<String> notes,
            int versions,
            int allowed) {
        static final Scanned NOTHING = new Scanned(List.of(), List.of(), Set.of(), PassedOver.NONE, List.of(), 0, 0);
    }

    SecretsRun(LintRequest request, SecretSettings settings, List<OwnPattern> own) {
        this.request = request;
        this.settings = settings;
        // In a history every version's own text is looked at for them where there is something to allow.
        this.own = request.history().isPresent()
                ? own
                : Stream.concat(own.stream(), Stream.of(ALLOWANCE)).toList();
    }

    /**
     * How to scan.
     *
     * @param manifest the repository's, which says what may be read; empty when there is none, and then a path
     *     of which not all is known cannot be held against anything
     */
    static SecretSettings settings(LintRequest request, Settings settings, Optional<YamlFile> manifest) {
        Predicate<ReadPath> declared = manifest.map(file -> (Predicate<ReadPath>) new DeclaredReads(file))
                .orElse(path -> !path.known());
        return new SecretSettings(
                rule -> request.rules().includes(rule) || rule.equals(ALLOWANCE.rule()),
                settings.secrets()
                        .maxFileSize()
                        .map(bytes -> Math.min(bytes, LARGEST))
                        .map(Integer::longValue)
                        .orElse(SecretSettings.DEFAULT_MOST_BYTES),
                declared,
                settings.secrets().exclude(),
                request.shown());
    }

    Alongside<Scanned> start() {
        return Alongside.start(
                Check.SECRETS.command(),
                () -> request.history().isPresent()
                        ? new HistoryRun(request, request.history().get(), settings, own).scan()
                        : scan());
    }

    private Scanned scan() {
        List<Finding> findings = new ArrayList<>();
        Map<String, RepositoryFile> files = files(findings);
        SecretScanner scanner = new SecretScanner(settings, own);
        List<String> onDisk = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        List<ScanResult.CutOff> cutOff = new ArrayList<>();
        Map<ScanResult.Reason, Integer> skipped = new EnumMap<>(ScanResult.Reason.class);
        for (RepositoryFile file : files.values()) {
            if (isPlain(file)) {
                onDisk.add(file.name());
            } else if (content(file) instanceof Content.Bytes content) {
                ScanResult one = scanner.look(file.name(), content.bytes(), content.bytes().length);
                findings.addAll(one.findings());
                cutOff.addAll(one.cutOff());
                one.skipped().forEach(other -> skipped.merge(other.reason(), 1, Integer::sum));
                if (one.scanned() > 0) {
                    names.add(file.name());
                }
            } else {
                ScanResult.Reason reason = reason(content(file));
                skipped.merge(reason, 1, Integer::sum);
                if (reason == ScanResult.Reason.UNREADABLE) {
                    findings.add(UnreadableFile.at(file.name(), reason.words()));
                }
            }
        }
        ScanResult result = scan(scanner, onDisk);
        findings.addAll(result.findings());
        names.addAll(onDisk);
        List<String> notes = new ArrayList<>();
        for (ScanResult.Skipped one : result.skipped()) {
            names.remove(one.file());
            if (one.reason() != ScanResult.Reason.VANISHED || !isTracked(one.file())) {
                skipped.merge(one.reason(), 1, Integer::sum);
            }
            if (one.reason() == ScanResult.Reason.UNREADABLE) {
                findings.add(UnreadableFile.at(one.file(), one.reason().words()));
            }
        }
        cutOff.addAll(result.cutOff());
        for (ScanResult.CutOff one : cutOff) {
            notes.add("gave up looking for " + one.rule() + " in " + one.file() + ", line " + one.line()
                    + ": its pattern took too many steps there");
        }
        Set<String> allowing = new LinkedHashSet<>();
        for (Finding finding : findings) {
            if (finding.rule().equals(ALLOWANCE.rule())) {
                allowing.add(finding.primary().file());
            }
        }
        findings.removeIf(finding -> finding.rule().equals(ALLOWANCE.rule()));
        return new Scanned(findings, List.copyOf(names), allowing, passedOver(skipped), notes, 0, 0);
    }

    /** Those by which anything was missed, in the order of their declaration. */
    static PassedOver passedOver(Map<ScanResult.Reason, Integer> skipped) {
        Map<String, Integer> reasons = new LinkedHashMap<>();
        for (ScanResult.Reason reason : ScanResult.Reason.values()) {
            if (reason.counts()) {
                reasons.put(reason.words(), skipped.getOrDefault(reason, 0));
            }
        }
        return new PassedOver(reasons);
    }

    private static ScanResult.Reason reason(Content content) {
        if (content instanceof Content.TooLarge large) {
            return SecretScanner.isArchive(large.head().getBytes(StandardCharsets.ISO_8859_1))
                    ? ScanResult.Reason.ARCHIVE
                    : ScanResult.Reason.TOO_LARGE;
        } else if (content instanceof Content.NotAFile other) {
            if (isFolder(other)) {
                return ScanResult.Reason.FOLDER;
            }
            return other.what().startsWith("a symbolic link") ? ScanResult.Reason.LINK : ScanResult.Reason.NOT_A_FILE;
        }
        return content instanceof Content.Missing ? ScanResult.Reason.VANISHED : ScanResult.Reason.UNREADABLE;
    }

    /** Whether git has it: then somebody deleted it, and there was nothing to look at. */
    private boolean isTracked(String name) {
        if (tracked.isEmpty()) {
            tracked = Optional.of(request.tree() instanceof WorkTree tree ? tree.tracked() : Set.of());
        }
        return tracked.get().contains(name);
    }

    private ScanResult scan(SecretScanner scanner, List<String> onDisk) {
        try {
            return scanner.scan(request.repository().root(), onDisk);
        } catch (IOException rootIsGone) {
            throw new UncheckedIOException("the root vanished during the scan", rootIsGone);
        }
    }

    /** Whether the scanner can find it by its name: not staged, not given, a name that is UTF-8. */
    private boolean isPlain(RepositoryFile file) {
        return request.tree() instanceof WorkTree
                && !request.given().containsKey(file.name())
                && file.elsewhere().isEmpty();
    }

    private Content content(RepositoryFile file) {
        byte[] given = request.given().get(file.name());
        return given == null ? request.tree().read(file, (int) settings.mostBytes()) : new Content.Bytes(given);
    }

    /** Everything, or what lies at or below the names given. */
    private Map<String, RepositoryFile> files(List<Finding> findings) {
        Map<String, RepositoryFile> files = new LinkedHashMap<>();
        if (request.whole()) {
            request.tree().listed().forEach(file -> files.put(file.name(), file));
            return files;
        }
        List<RepositoryFile> all = request.tree().listed();
        for (String name : request.files()) {
            int before = files.size();
            for (RepositoryFile file : all) {
                if (name.isEmpty() || file.name().equals(name) || file.name().startsWith(name + "/")) {
                    files.put(file.name(), file);
                }
            }
            if (files.size() == before && !addNamed(name, files)) {
                findings.add(MissingFile.at(name, "check the path; it is relative to the current directory"));
            }
        }
        return files;
    }

    /** A file or folder that git ignores, or a file that lies elsewhere, but that somebody asked for. */
    private boolean addNamed(String name, Map<String, RepositoryFile> files) {
        boolean given = request.given().containsKey(name);
        Content content = given ? new Content.Missing() : request.tree().read(name, 0);
        boolean isThere = !(content instanceof Content.Missing) && !isFolder(content);
        if (given || isThere) {
            files.put(name, RepositoryFile.plain(name));
        } else if (isFolder(content) && request.tree() instanceof WorkTree tree) {
            tree.below(name).forEach(file -> files.put(file.name(), file));
        }
        return given || isThere || isFolder(content);
    }

    private static boolean isFolder(Content content) {
        return content instanceof Content.NotAFile other && other.what().equals("a directory");
    }
}
