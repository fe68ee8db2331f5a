package dev.loco.cishared.repository;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Every version of every plain file that the commits of a range wrote: what each of them changed against all of its
 * parents. Each version's content is handed out once, with all paths it lay at.
 */
public final class History {
    private static final int THREADS = 2;

    private final Git git;
    private final BlobIndex index;
    private final long[] sizes;
    private final Map<Integer, Integer> head;

    private History(Git git, BlobIndex index, long[] sizes, Map<Integer, Integer> head) {
        this.git = git;
        this.index = index;
        this.sizes = sizes;
        this.head = head;
    }

    /**
     * A path that a version lay at.
     *
     * @param path relative to the root, for people
     * @param commit the oldest commit of the range that has it there, as a number: a greater one is older
     * @param head whether the newest commit has it there
     */
    public record Place(String path, int commit, boolean head) {}

    /** Looks at versions, on one thread. */
    public interface Reader {
        /**
         * One version.
         *
         * @param places at least one
         * @param content reused for the next one
         * @param length how much of it is the version
         */
        void read(List<Place> places, byte[] content, int length);
    }

    /**
     * What was not handed out.
     *
     * @param tooLarge how many versions
     * @param missing how many are not in this clone
     */
    public record Left(int tooLarge, int missing) {}

    /**
     * Lists the versions.
     *
     * @param range revisions as {@code git log} takes them
     * @param prefix where the root lies in the repository, with a slash at its end, or empty
     * @param wanted which paths, relative to the root
     * @throws IOException when git cannot read its own history
     */
    static History list(Git git, List<String> range, String prefix, Predicate<String> wanted, Set<String> absent)
            throws IOException {
        BlobIndex index = new BlobIndex();
        String rawPrefix = new String(prefix.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        try (BlobSizes sizes = new BlobSizes(git)) {
            String[] log = {
                "-c",
                "log.showRoot=true",
                "-c",
                "diff.relative=false",
                "-c",
                "log.follow=false",
                "log",
                "--date-order",
                "-c",
                "--raw",
                "--no-abbrev",
                "-z",
                "--no-renames",
                "--no-show-signature",
                "--no-notes",
                "--no-decorate",
                "--no-color",
                "--no-ext-diff",
                "--ignore-submodules=none",
                "-O/dev/null",
                "--format=%H"
            };
            String[] all = Arrays.copyOf(log, log.length + range.size() + 1);
            for (int i = 0; i < range.size(); i++) {
                all[log.length + i] = range.get(i);
            }
            all[all.length - 1] = "--";
            Process process = git.start(all);
            process.getOutputStream().close();
            Map<String, Boolean> known = new HashMap<>();
            try (InputStream out = process.getInputStream()) {
                new HistoryLog(out).read(new HistoryLog.Taker() {
                    @Override
                    public void commit(String id) {
                        index.commit(id);
                    }

                    @Override
                    public void file(byte[] blob, String rawPath) throws IOException {
                        boolean is = rawPath.startsWith(rawPrefix)
                                && known.computeIfAbsent(
                                        rawPath.substring(rawPrefix.length()),
                                        path -> wanted.test(
                                                RawName.display(path.getBytes(StandardCharsets.ISO_8859_1))));
                        if (is && index.add(blob, rawPath.substring(rawPrefix.length()))) {
                            boolean here =
                                    absent.isEmpty() || !absent.contains(new String(blob, StandardCharsets.US_ASCII));
                            // A name no object has: asked for the blob itself, an old git would fetch it.
                            sizes.ask(here ? blob : "absent".getBytes(StandardCharsets.US_ASCII));
                        }
                    }
                });
                if (process.waitFor() != 0) {
                    throw new IOException("git cannot walk the whole history: a commit or a tree is not in this clone,"
                            + " or broken; `git fsck` tells which, `git fetch --refetch` or a new clone mends it");
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", stop);
            } finally {
                process.destroy();
            }
            return new History(git, index, sizes.all(), head(git, index));
        }
    }

    /** Which blob lies at which path in the newest commit. */
    private static Map<Integer, Integer> head(Git git, BlobIndex index) {
        Map<String, Integer> paths = new HashMap<>();
        for (int path = 0; path < index.paths(); path++) {
            paths.put(index.path(path), path);
        }
        Map<Integer, Integer> head = new HashMap<>();
        Optional<Git.Answer> tree = git.ask("ls-tree", "-r", "-z", "HEAD");
        for (byte[] entry : RepositoryFile.split(
                tree.filter(a -> a.code() == 0).map(Git.Answer::out).orElse(new byte[0]))) {
            // <mode> blob <id>\t<path>
            String line = new String(entry, StandardCharsets.ISO_8859_1);
            int tab = line.indexOf('\t');
            Integer path = paths.get(line.substring(tab + 1));
            int blob = index.find(
                    line.substring(line.lastIndexOf(' ', tab) + 1, tab).getBytes(StandardCharsets.US_ASCII));
            if (path != null && blob >= 0) {
                head.put(path, blob);
            }
        }
        return head;
    }

    /** How many commits there are in the range. */
    public int commits() {
        return index.commits();
    }

    /** How many versions there are. */
    public int versions() {
        return index.blobs();
    }

    /** The full id of a commit by the number in {@link Place}. */
    public String commitId(int commit) {
        return index.commitId(commit);
    }

    /**
     * Hands out the contents of all versions up to the limit, each to one of the readers, which work at the same time.
     * Versions of one file come one after the other: that is how git has them packed.
     *
     * @param readers one a thread
     * @throws IOException when git ends early
     */
    public Left read(List<? extends Reader> readers, long mostBytes) throws IOException {
        int tooLarge = 0;
        int missing = 0;
        int[] ranks = index.ranks();
        long[] order = new long[index.blobs()];
        int count = 0;
        long bytes = 0;
        for (int blob = 0; blob < order.length; blob++) {
            if (sizes[blob] == BlobSizes.MISSING) {
                missing++;
            } else if (sizes[blob] > mostBytes) {
                tooLarge++;
            } else {
                order[count++] = (long) ranks[index.somePath(blob)] << 32 | blob;
                bytes += sizes[blob];
            }
        }
        Arrays.sort(order, 0, count);
        Shares shares = new Shares(Arrays.copyOf(order, count), sizes, bytes / readers.size() + 1);
        List<Work> works =
                readers.stream().map(reader -> new Work(reader, shares.next())).toList();
        works.forEach(Work::start);
        for (Work work : works) {
            missing += work.finished();
        }
        return new Left(tooLarge, missing);
    }

    /** How many threads pay. */
    public static int threads() {
        return Math.min(THREADS, Runtime.getRuntime().availableProcessors());
    }

    /** Hands out stretches of about equal weight. */
    private static final class Shares {
        private final long[] order;
        private final long[] sizes;
        private final long weight;
        private int at;

        Shares(long[] order, long[] sizes, long weight) {
            this.order = order;
            this.sizes = sizes;
            this.weight = weight;
        }

        int[] next() {
            int start = at;
            for (long taken = 0; at < order.length && taken < weight; at++) {
                taken += sizes[(int) order[at]];
            }
            int[] share = new int[at - start];
            for (int i = 0; i < share.length; i++) {
                share[i] = (int) order[start + i];
            }
            return share;
        }
    }

    /** One reader on its thread. */
    private final class Work extends Thread {
        private final Reader reader;
        private final int[] blobs;
        private final Set<String> faults = new HashSet<>();
        private Optional<RuntimeException> thrown = Optional.empty();
        private int missing;

        Work(Reader reader, int[] blobs) {
            super("ci-shared history");
            setDaemon(true);
            this.reader = reader;
            this.blobs = blobs;
        }

        @Override
        public void run() {
            try (BlobStream stream = new BlobStream(git, index, blobs)) {
                for (int blob : blobs) {
                    int length = stream.next();
                    if (length < 0) {
                        missing++;
                    } else {
                        reader.read(places(blob), stream.content(), length);
                    }
                }
            } catch (IOException fault) {
                faults.add(String.valueOf(fault.getMessage()));
            } catch (RuntimeException fault) {
                thrown = Optional.of(fault);
            }
        }

        int finished() throws IOException {
            try {
                join();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", stop);
            }
            if (thrown.isPresent()) {
                throw thrown.get();
            }
            if (!faults.isEmpty()) {
                throw new IOException(String.join("; ", faults));
            }
            return missing;
        }
    }

    private List<Place> places(int blob) {
        return index.places(blob).stream()
                .map(place -> new Place(index.shown(place[0]), place[1], head.getOrDefault(place[0], -1) == blob))
                .toList();
    }
}
