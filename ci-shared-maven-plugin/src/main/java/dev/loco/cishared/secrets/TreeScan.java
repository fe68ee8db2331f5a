package dev.loco.cishared.secrets;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.secrets.ScanResult.CutOff;
import dev.loco.cishared.secrets.ScanResult.Reason;
import dev.loco.cishared.secrets.ScanResult.Skipped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One scan of files below a root, by two threads that take turns; what it gives does not depend on their pace. */
final class TreeScan {
    // Taken at a time: few enough that both end together, enough that taking them costs nothing.
    private static final int TURN = 32;
    // Java tries a pattern's groups by calls inside each other: its steps are to run out before the stack does.
    private static final long STACK = 64L << 20;

    private final Path root;
    private final List<String> files;
    private final long mostBytes;
    private final Globs excluded;
    private final Supplier<ContentScan> scans;
    private final AtomicInteger next = new AtomicInteger();
    /** By a file's place in the list: why it was not looked at. */
    private final @Nullable Reason[] reasons;

    private @Nullable Set<String> listed;

    /** What one thread found. */
    private record Part(List<Finding> findings, List<CutOff> cutOff) {}

    TreeScan(Path root, List<String> files, long mostBytes, Globs excluded, Supplier<ContentScan> scans) {
        this.root = root;
        this.files = files;
        this.mostBytes = mostBytes;
        this.excluded = excluded;
        this.scans = scans;
        this.reasons = new Reason[files.size()];
    }

    ScanResult run() throws IOException {
        Optional<FutureTask<Part>> other = Optional.empty();
        if (files.size() > TURN) {
            FutureTask<Part> task = new FutureTask<>(this::part);
            Thread thread = new Thread(null, task, "ci-shared scan", STACK);
            thread.setDaemon(true);
            thread.start();
            other = Optional.of(task);
        }
        Part own = part();
        List<Finding> findings = new ArrayList<>(own.findings());
        List<CutOff> cutOff = new ArrayList<>(own.cutOff());
        if (other.isPresent()) {
            Part theirs = join(other.get());
            findings.addAll(theirs.findings());
            cutOff.addAll(theirs.cutOff());
        }
        findings.sort(null);
        cutOff.sort(Comparator.comparing(CutOff::file)
                .thenComparingInt(CutOff::line)
                .thenComparing(CutOff::rule));
        List<Skipped> skipped = new ArrayList<>();
        for (int i = 0; i < reasons.length; i++) {
            Reason reason = reasons[i];
            if (reason != null) {
                skipped.add(new Skipped(files.get(i), reason));
            }
        }
        return new ScanResult(findings, files.size() - skipped.size(), skipped, cutOff);
    }

    private Part part() throws IOException {
        try (PipeWatch pipes = new PipeWatch()) {
            return part(new FileBytes(root, mostBytes, this::listed, pipes));
        }
    }

    private Part part(FileBytes content) {
        Part part = new Part(new ArrayList<>(), new ArrayList<>());
        ContentScan scan = scans.get();
        for (int from = next.getAndAdd(TURN); from < files.size(); from = next.getAndAdd(TURN)) {
            for (int i = from; i < Math.min(files.size(), from + TURN); i++) {
                String file = files.get(i);
                Optional<Reason> reason = excluded.match(file) ? Optional.of(Reason.EXCLUDED) : content.read(file);
                if (reason.isPresent()) {
                    reasons[i] = reason.get();
                } else {
                    scan.scan(file, content.bytes(), content.length(), part.findings(), part.cutOff());
                }
            }
        }
        return part;
    }

    private synchronized Set<String> listed() {
        Set<String> known = listed;
        if (known == null) {
            known = new HashSet<>(files);
            listed = known;
        }
        return known;
    }

    private static Part join(FutureTask<Part> other) throws IOException {
        try {
            return other.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException fault) {
                throw fault;
            }
            if (e.getCause() instanceof Error fault) {
                throw fault;
            }
            throw e.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while files were scanned", e);
        }
    }
}
