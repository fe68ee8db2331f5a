package dev.loco.cishared.pipeline.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Makes workflow files in many forms, the same for the same seed. */
final class RandomWorkflows {
    private static final List<String> EVENTS = List.of(
            "push",
            "pull_request",
            "pull_request_closed",
            "pull_request_metadata",
            "tag",
            "release",
            "deployment",
            "cron",
            "manual");
    private static final List<String> BRANCHES = List.of(
            "main",
            "'*'",
            "'**'",
            "release/*",
            "'{main,dev}'",
            "'ma?n'",
            "'[a-m]*'",
            "feature/**",
            "'release/**/x'",
            "'${CI_REPO_DEFAULT_BRANCH}'",
            "'[!m]*'",
            "'*/*'");
    private static final List<String> REFS = List.of(
            "refs/heads/main",
            "'refs/heads/**'",
            "'refs/tags/v*'",
            "'refs/tags/{v1,v2}*'",
            "'refs/tags/**'",
            "'refs/*/*'",
            "'refs/pull/**'",
            "'refs/tags/v[0-9].[0-9].[0-9]'");
    private static final List<String> PATHS = List.of(
            "'**'",
            "src/**",
            "'**/*.md'",
            "'*.md'",
            "docs/",
            "'docs/**/x'",
            "'{src,web}/**'",
            "go.mod",
            "'**/go.*'",
            "'src/?.go'");
    private static final List<String> CRONS = List.of("nightly", "'night*'", "weekly", "'*'");

    private final Random random;

    RandomWorkflows(long seed) {
        this.random = new Random(seed);
    }

    /** One to three files, by name. */
    Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            files.put("w" + i + (random.nextBoolean() ? ".yml" : ".yaml"), file(i, count));
        }
        return files;
    }

    private String file(int number, int count) {
        StringBuilder text = new StringBuilder("skip_clone: true\n");
        boolean matrix = random.nextInt(4) == 0;
        if (matrix) {
            text.append("matrix: {A: [x, y], B: ['1', '2']}\n");
        }
        if (random.nextInt(3) == 0) {
            text.append("when: ").append(when(false, false)).append('\n');
        }
        if (count > 1 && random.nextInt(3) == 0) {
            String other = "w" + (number + 1) % count;
            text.append("depends_on: ")
                    .append(random.nextBoolean() ? other : "[{name: " + other + ", optional: true}]");
            text.append('\n');
        }
        text.append("steps:\n");
        boolean map = random.nextInt(4) == 0;
        boolean graph = random.nextInt(3) == 0;
        int steps = 1 + random.nextInt(5);
        for (int i = 0; i < steps; i++) {
            text.append(map ? "  s" + i + ": {" : "  - {name: s" + i + ", ");
            boolean fails = !graph && random.nextInt(7) == 0;
            text.append("image: bash, commands: ").append(fails ? "FAIL" : "RUN");
            if (fails && random.nextBoolean()) {
                text.append(", failure: ignore");
            }
            if (random.nextInt(3) > 0) {
                text.append(", when: ").append(when(true, matrix));
            }
            if (graph && random.nextInt(3) > 0) {
                text.append(", depends_on: ").append(needs(i));
            }
            text.append("}\n");
        }
        return text.toString();
    }

    private String needs(int step) {
        List<String> needs = new ArrayList<>();
        for (int i = 0; i < step; i++) {
            if (random.nextInt(3) == 0) {
                needs.add(random.nextInt(3) > 0 ? "{name: s" + i + ", optional: true}" : "s" + i);
            }
        }
        return needs.toString();
    }

    private String when(boolean step, boolean matrix) {
        if (random.nextInt(3) > 0) {
            return constraint(step, matrix);
        }
        return "[" + constraint(step, matrix) + ", " + constraint(step, matrix) + "]";
    }

    private String constraint(boolean step, boolean matrix) {
        List<String> keys = new ArrayList<>();
        if (random.nextInt(4) > 0) {
            List<String> events = some(EVENTS, 6);
            keys.add("event: " + (events.size() == 1 ? events.get(0) : events));
        }
        if (random.nextInt(2) == 0) {
            keys.add("branch: " + filter(BRANCHES));
        }
        if (random.nextInt(5) == 0) {
            keys.add("ref: " + filter(REFS));
        }
        if (random.nextInt(3) == 0) {
            keys.add("path: " + filter(PATHS));
        }
        if (random.nextInt(4) == 0) {
            keys.add("cron: " + filter(CRONS));
        }
        if (step && random.nextInt(4) == 0) {
            keys.add("status: " + pick(List.of("failure", "success", "[success, failure]", "[failure]")));
        }
        if (step && matrix && random.nextInt(2) == 0) {
            keys.add("matrix: " + pick(List.of("{A: x}", "{B: '?'}", "{A: y, B: '2'}", "{C: x}")));
        }
        return keys.isEmpty() ? "{event: push}" : "{" + String.join(", ", keys) + "}";
    }

    private String filter(List<String> patterns) {
        return switch (random.nextInt(4)) {
            case 0 -> some(patterns, 3).toString();
            case 1 -> "{exclude: " + some(patterns, 2) + "}";
            case 2 -> "{include: " + some(patterns, 2) + ", exclude: " + pick(patterns) + "}";
            default -> pick(patterns);
        };
    }

    private List<String> some(List<String> of, int most) {
        List<String> some = new ArrayList<>();
        int count = 1 + random.nextInt(most);
        for (int i = 0; i < count; i++) {
            String one = pick(of);
            if (!some.contains(one)) {
                some.add(one);
            }
        }
        return some;
    }

    private String pick(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
