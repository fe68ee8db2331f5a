package dev.loco.cishared.pipeline.simulate;

import dev.loco.cishared.pipeline.model.When;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The occasions that a set of conditions can tell apart: one branch, tag, cron job and changed file for every pattern
 * in them, and one of each that no pattern names. What runs on none of them runs on nothing.
 *
 * @param defaultBranch the repository's
 * @param occasions all of them, by column
 * @param complete whether every pattern has its example; else what runs on none of them may still run
 */
record Samples(String defaultBranch, List<Occasion> occasions, boolean complete) {
    /** More than any real repository has; a hostile one shall not cost a minute. */
    private static final int MOST = 750;

    private static final int FEWEST = 10;

    /** How many constraints may be asked, over all occasions of an event. */
    private static final int MOST_ASKED = 750_000;

    private static final int MOST_NAMES = 120;

    /** The names that a tag is likely to have, tried before a made-up one. */
    private static final List<String> LIKELY_TAGS =
            List.of("v1.2.3", "1.2.3", "v1", "v1.2.3-rc.1", "latest", "nightly");

    private static final Set<String> SAMPLED = Set.of("branch", "cron", "path", "ref");
    private static final List<String> USUAL_DEFAULTS = List.of("main", "master");

    /**
     * Gathers the patterns of all conditions, and makes the occasions.
     *
     * @param asked how many constraints one occasion is asked
     */
    static Samples of(Collection<When> conditions, String defaultBranch, Expansion expansion, long asked) {
        Gathering gathering = new Gathering(expansion);
        conditions.forEach(gathering::add);
        Samples all = gathering.samples(defaultBranch);
        long most = Math.max(FEWEST, Math.min(MOST, MOST_ASKED / Math.max(1, asked)));
        Map<Column, Long> seen = new EnumMap<>(Column.class);
        List<Occasion> kept = all.occasions.stream()
                .filter(o -> seen.merge(o.column(), 1L, Long::sum) <= most)
                .toList();
        return new Samples(defaultBranch, kept, all.complete && kept.size() == all.occasions.size());
    }

    /**
     * The default branch that pipelines are written for, when nobody says it: {@code main} or {@code master}, whichever
     * their conditions name; {@code main} when neither.
     */
    static String likelyDefault(Collection<When> conditions) {
        Set<String> named = new LinkedHashSet<>();
        for (When when : conditions) {
            for (When.Constraint constraint : when.items()) {
                When.Filter branch = constraint.filters().get("branch");
                if (branch != null) {
                    named.addAll(branch.include());
                }
            }
        }
        return USUAL_DEFAULTS.stream().filter(named::contains).findFirst().orElse("main");
    }

    /** What a pattern says once its variables are replaced, without the occasion: only the default branch is known. */
    interface Expansion {
        List<String> of(String pattern);
    }

    private static final class Gathering {
        private final Expansion expansion;
        private final Set<String> branches = new LinkedHashSet<>();
        private final Set<String> tags = new LinkedHashSet<>();
        private final Set<String> crons = new LinkedHashSet<>();
        private final Set<String> files = new LinkedHashSet<>();
        private boolean complete = true;

        Gathering(Expansion expansion) {
            this.expansion = expansion;
        }

        void add(When when) {
            for (When.Constraint constraint : when.items()) {
                constraint.filters().forEach(this::add);
            }
        }

        private void add(String key, When.Filter filter) {
            List<String> patterns = new ArrayList<>(filter.include());
            patterns.addAll(filter.exclude());
            for (String pattern : patterns) {
                List<String> expanded = expansion.of(pattern);
                complete &= !expanded.isEmpty() || !SAMPLED.contains(key);
                expanded.forEach(e -> add(key, e));
            }
        }

        private void add(String key, String pattern) {
            switch (key) {
                case "branch" -> examples(pattern, branches);
                case "cron" -> examples(pattern, crons);
                case "path" -> examples(pattern, files);
                case "ref" -> {
                    if (pattern.startsWith(Occasion.HEADS)) {
                        examples(pattern.substring(Occasion.HEADS.length()), branches);
                    } else {
                        tag(pattern);
                        // What a manual start has for a ref.
                        if (!pattern.startsWith("refs/")) {
                            examples(pattern, branches);
                        }
                    }
                }
                default -> {}
            }
        }

        private void tag(String pattern) {
            Doublestar glob = Doublestar.of(pattern);
            LIKELY_TAGS.stream()
                    .filter(t -> glob.matches(Occasion.TAGS + t))
                    .findFirst()
                    .ifPresent(tags::add);
            for (String example : Doublestar.examples(pattern)) {
                if (example.startsWith(Occasion.TAGS)) {
                    tags.add(example.substring(Occasion.TAGS.length()));
                }
            }
        }

        private void examples(String pattern, Set<String> into) {
            List<String> examples = Doublestar.examples(pattern);
            complete &= !examples.isEmpty();
            into.addAll(examples);
        }

        Samples samples(String defaultBranch) {
            branches.remove(defaultBranch);
            List<String> names = limited(branches);
            names.add("some-branch");
            List<String> all = new ArrayList<>(List.of(defaultBranch));
            all.addAll(names);
            List<String> tagNames = limited(tags);
            tagNames.add("some-tag");
            List<String> jobs = limited(crons);
            jobs.add("some-job");
            List<List<String>> changes = changes();
            List<Occasion> occasions = new ArrayList<>();
            for (Column column : Column.values()) {
                switch (column) {
                    case PUSH_DEFAULT -> changed(occasions, column, List.of(defaultBranch), changes);
                    case PUSH_OTHER -> changed(occasions, column, names, changes);
                    case PULL_REQUEST, PULL_REQUEST_CLOSED, PULL_REQUEST_METADATA ->
                        changed(occasions, column, all, changes);
                    case TAG -> tagNames.forEach(t -> occasions.add(of(column, "", Occasion.TAGS + t, "")));
                    case RELEASE ->
                        tagNames.forEach(t -> all.forEach(b -> occasions.add(of(column, b, Occasion.TAGS + t, ""))));
                    case CRON ->
                        jobs.forEach(job -> all.forEach(b -> occasions.add(of(column, b, Occasion.HEADS + b, job))));
                    case DEPLOYMENT -> {
                        all.forEach(b -> occasions.add(of(column, b, Occasion.HEADS + b, "")));
                        tagNames.forEach(t -> occasions.add(of(column, "", Occasion.TAGS + t, "")));
                    }
                    case MANUAL -> all.forEach(b -> occasions.add(of(column, b, b, "")));
                }
            }
            return new Samples(defaultBranch, List.copyOf(occasions), complete);
        }

        private void changed(List<Occasion> occasions, Column column, List<String> names, List<List<String>> changes) {
            for (String branch : names) {
                String ref = column.isPullRequest() ? Occasion.PULL_REF : Occasion.HEADS + branch;
                for (List<String> change : changes) {
                    occasions.add(new Occasion(column, branch, ref, "", change));
                }
            }
        }

        /** Each file alone, all together, none, and one that no pattern names. */
        private List<List<String>> changes() {
            List<String> names = limited(files);
            names.add(0, "some-file");
            List<List<String>> changes = new ArrayList<>();
            names.forEach(f -> changes.add(List.of(f)));
            if (names.size() > 1) {
                changes.add(names);
                changes.add(List.of());
            }
            return changes;
        }

        private List<String> limited(Set<String> names) {
            complete &= names.size() <= MOST_NAMES;
            return new ArrayList<>(names.stream().limit(MOST_NAMES).toList());
        }

        private static Occasion of(Column column, String branch, String ref, String cron) {
            return new Occasion(column, branch, ref, cron, List.of());
        }
    }
}
