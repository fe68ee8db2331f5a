package dev.loco.cishared.pipeline.woodpecker;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.pipeline.model.Workflow;
import dev.loco.cishared.pipeline.woodpecker.RealLinter.Complaint;
import dev.loco.cishared.pipeline.woodpecker.RealLinter.Verdict;
import dev.loco.cishared.yaml.YamlFile;
import dev.loco.cishared.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Our findings about one file against the real linter's.
 *
 * @param unsaid what it says and we do not; an empty list is agreement
 * @param beyond what we say and it does not
 */
record Agreement(List<String> unsaid, List<Finding> beyond) {
    private static final Pattern ADDITIONAL = Pattern.compile("Additional property (.+) is not allowed");

    /**
     * Errors that the real linter does not say: the server computes the matrix, and a key that is there twice is refused
     * where the parser looks only.
     */
    private static boolean isBeyondTheLinter(Finding finding) {
        return finding.message().contains("`matrix") || finding.rule().id().equals("yaml/duplicate-key");
    }

    static Agreement of(String text, Verdict verdict) {
        YamlFile file = YamlReader.read("ci.yml", text.getBytes(StandardCharsets.UTF_8));
        List<Finding> ours = new ArrayList<>(file.problems());
        if (file.root().isPresent() || file.problems().isEmpty()) {
            ours.addAll(WoodpeckerCheck.check(Workflow.read(file), true, (step, key) -> false, false));
        }
        List<Finding> errors =
                ours.stream().filter(f -> f.severity() == Severity.ERROR).toList();
        if (!verdict.parsed()) {
            return new Agreement(errors.isEmpty() ? List.of("the parser refuses the file") : List.of(), List.of());
        }
        return new Comparison(Workflow.read(file), ours, verdict).agreement(errors);
    }

    /** One file that could be parsed. */
    private static final class Comparison {
        private final Workflow workflow;
        private final NodePaths paths;
        private final List<Finding> ours;
        private final Verdict verdict;
        private final Set<Finding> matched = new LinkedHashSet<>();

        Comparison(Workflow workflow, List<Finding> ours, Verdict verdict) {
            this.workflow = workflow;
            this.paths = new NodePaths(workflow);
            this.ours = ours;
            this.verdict = verdict;
        }

        Agreement agreement(List<Finding> errors) {
            List<String> unsaid = new ArrayList<>();
            for (Complaint complaint : verdict.complaints()) {
                if (!isMatched(complaint)) {
                    unsaid.add(complaint.toString());
                }
            }
            boolean failed = verdict.complaints().stream().anyMatch(Complaint::error);
            if (!failed) {
                errors.stream()
                        .filter(f -> !isBeyondTheLinter(f))
                        .forEach(f -> unsaid.add("no error, though we say: " + f.message()));
            }
            return new Agreement(
                    unsaid, ours.stream().filter(f -> !matched.contains(f)).toList());
        }

        private boolean isMatched(Complaint complaint) {
            String message = complaint.message();
            if (message.startsWith("Consider adding a `when`") || message.startsWith("Set an event filter")) {
                return match(complaint, "no-event-filter", List.of(""), true);
            }
            if (message.startsWith("Usage of `runs_on`")) {
                return match(complaint, "deprecated-key", List.of("runs_on"), true);
            }
            if (message.startsWith("Usage of ")) {
                String name = message.split("`", -1)[1];
                boolean used = Variables.of(workflow.file()).containsKey(name);
                // The real linter reads comments as well.
                return !used || match(complaint, "deprecated-variable", List.of(""), true);
            }
            List<String> at = paths.normalised(complaint.field().orElse(""));
            if (message.contains("`steps` section") || message.equals("steps is required")) {
                return match(complaint, "no-steps|removed-key|wrong-type", List.of(""), true);
            }
            if (message.equals("Invalid or missing image") || message.equals("image is required")) {
                return match(complaint, "no-image", at, true)
                        || message.equals("image is required") && match(complaint, "wrong-type", at, false);
            }
            if (message.startsWith("One or more of the specified dependencies")) {
                return match(complaint, "unknown-dependency", at, true);
            }
            if (message.startsWith("Cannot configure both") || message.startsWith("Should not configure both")) {
                return match(complaint, "settings-and-commands", at, true);
            }
            if (message.startsWith("The formerly privileged plugin")) {
                // One finding for an image, which names its first uses only.
                String image = "`" + message.split("`", -1)[1] + "`";
                return ours.stream()
                                .anyMatch(f -> f.rule().equals(PrivilegedPlugin.RULE)
                                        && f.message().contains(image))
                        && match(complaint, "privileged-plugin", List.of(""), true);
            }
            if (message.startsWith("Specified clone image")) {
                return message.contains("$")
                        || match(complaint, "untrusted-clone|no-image", at, false)
                        || isVariable(at);
            }
            return isSchemaMatched(complaint, at);
        }

        /** An image with a variable is not known before the run; the real linter takes the text for its name. */
        private boolean isVariable(List<String> at) {
            return workflow.cloneSteps().stream()
                    .anyMatch(
                            s -> s.image().filter(i -> i.value().contains("$")).isPresent()
                                    || s.image().isEmpty());
        }

        private boolean isSchemaMatched(Complaint complaint, List<String> at) {
            Matcher additional = ADDITIONAL.matcher(complaint.message());
            if (!additional.matches()) {
                return match(complaint, ".*", at, true);
            }
            String key = additional.group(1);
            List<String> exact =
                    at.stream().map(p -> p.isEmpty() ? key : p + "." + key).toList();
            if (match(complaint, ".*", exact, true)) {
                return true;
            }
            // Of the two kinds of steps the schema prints the faults of the one that fits better: what a key of the
            // other
            // kind is an additional property of is said by us where the fault is.
            boolean step = Schema.STEP.keys().orElseThrow().allowed().containsKey(key);
            return step && match(complaint, ".*", at, true);
        }

        /** Whether one of ours of those rules is at one of the places, or below. */
        private boolean match(Complaint complaint, String rules, List<String> at, boolean ofRank) {
            boolean found = false;
            for (Finding finding : ours) {
                boolean rank = !complaint.error()
                        || finding.severity() == Severity.ERROR
                        || finding.rule().equals(PrivilegedPlugin.RULE);
                boolean rule = finding.rule().namespace().equals("yaml")
                        || finding.rule().name().matches(rules);
                boolean habit = finding.rule().equals(NoEventFilter.RULE) && rules.equals(".*");
                if (rule && !habit && (rank || !ofRank) && isAt(finding, at)) {
                    matched.add(finding);
                    found = true;
                }
            }
            return found;
        }

        private boolean isAt(Finding finding, List<String> at) {
            return at.contains("")
                    || paths.of(finding).stream()
                            .anyMatch(place -> at.stream()
                                    .anyMatch(path -> isBelow(place.path(), path)
                                            || place.aliased() && isBelow(path, place.path())));
        }

        private static boolean isBelow(String path, String above) {
            return above.isEmpty() || path.equals(above) || path.startsWith(above + ".");
        }
    }
}
