package dev.loco.cishared.pipeline;

import dev.loco.cishared.pipeline.model.Section;
import dev.loco.cishared.pipeline.model.Step;
import dev.loco.cishared.pipeline.model.Workflow;
import dev.loco.cishared.pipeline.template.Catalogue;
import dev.loco.cishared.pipeline.template.Holes;
import dev.loco.cishared.pipeline.template.TemplateRevision;
import dev.loco.cishared.pipeline.update.TestTemplates;
import dev.loco.cishared.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a template and a pipeline made from it went through since, at random but for a seed. */
final class RandomHistory {
    static final Map<String, String> VALUES =
            Map.of("registry", "registry.example", "mirror", "sm-zot.example", "image", "orders");
    private static final List<String> STEPS = List.of("checks", "lint", "audit", "test", "build-image", "coverage");
    private static final Map<String, String> COMMANDS = Map.of(
            "checks", "mvn ci-shared:lint",
            "lint", "ruff check .",
            "audit", "pip-audit -r requirements.txt",
            "test", "pip install -r requirements.txt",
            "coverage", "mvn ci-shared:reverse-coverage");

    private final Random random;
    private final TemplateRevision base = TestTemplates.upTo(1).revisions().get(0);
    private final List<Done> byTemplate = new ArrayList<>();
    private final List<Done> byOwner = new ArrayList<>();
    private String template = base.text();
    private String pipeline = Holes.fill(base.text(), VALUES);
    private boolean locked;
    private int count;

    /**
     * Something that was done.
     *
     * @param what for a person
     * @param place what it was done to, parts with slashes; empty when nobody else could want that place
     * @param holds whether a pipeline shows it
     */
    record Done(String what, String place, Predicate<Workflow> holds) {
        boolean meets(Done other) {
            if (place.isEmpty() || other.place.isEmpty()) {
                return false;
            }
            boolean order = place.startsWith("order/") && other.place.startsWith("order/");
            return order || (place + "/").startsWith(other.place + "/") || (other.place + "/").startsWith(place + "/");
        }
    }

    RandomHistory(long seed) {
        this.random = new Random(seed);
        for (int i = 1 + random.nextInt(5); i > 0; i--) {
            template = templateChange(template);
        }
        template = template.replaceFirst("revision 1", "revision 2");
        for (int i = random.nextInt(6); i > 0; i--) {
            pipeline = ownersChange(pipeline);
        }
        format();
    }

    Catalogue catalogue() {
        return new Catalogue(List.of(base, new TemplateRevision(base.name(), 2, template)));
    }

    Workflow newest() {
        return Workflow.read(Consumer.read(template));
    }

    String pipeline() {
        return pipeline;
    }

    List<Done> byTemplate() {
        return byTemplate;
    }

    List<Done> byOwner() {
        return byOwner;
    }

    /** Whether the owner changed something that is locked. */
    boolean drifted() {
        return locked;
    }

    private String templateChange(String text) {
        String step = any();
        String command = COMMANDS.getOrDefault(step, "VERSION");
        int n = ++count;
        return switch (random.nextInt(14)) {
            case 0 ->
                template(
                        text, step, ":v1\n", ":v2\n", step + "/image", w -> of(w, step, s -> image(s).endsWith(":v2")));
            case 1 ->
                template(
                        text,
                        step,
                        "- " + command + "\n",
                        "- " + command + " --new\n",
                        step + "/commands/" + command,
                        w -> of(w, step, s -> runs(s, command + " --new") && !runs(s, command)));
            case 2 ->
                template(
                        text,
                        "lint",
                        "      - pyflakes .\n",
                        "",
                        "lint/commands/pyflakes .",
                        w -> of(w, "lint", s -> !runs(s, "pyflakes .")));
            case 3 ->
                template(
                        text,
                        step,
                        "- " + command + "\n",
                        "- " + command + "\n      - extra " + n + "\n",
                        step + "/commands/+" + n,
                        w -> of(w, step, s -> runs(s, "extra " + n)));
            case 4 -> removedByTemplate(text, step);
            case 5 -> {
                String name = "new-" + n;
                String added = before(
                        text,
                        step,
                        "  # New.\n  - name: " + name
                                + "\n    image: <registry>/loco/shared-ci-shared:v1\n    pull: true\n    commands:\n      - new "
                                + n + "\n    when:\n      - event: push\n\n");
                byTemplate.add(new Done(
                        "adds " + name, name, w -> w.find(Section.STEPS, name).isPresent()));
                yield added;
            }
            case 6 ->
                template(
                        text,
                        step,
                        "- name: " + step + "\n",
                        "- name: " + step + "-2\n",
                        step + "/name",
                        w -> w.find(Section.STEPS, step).isEmpty());
            case 7 -> movedByTemplate(text, step);
            case 8 -> template(text, step, "    pull: true\n", "", step + "/pull", w -> of(w, step, s -> !s.pulls()));
            case 9 ->
                template(
                        text,
                        "test",
                        "      PIP_NO_INPUT",
                        "      NEW_" + n + ": \"1\"\n      PIP_NO_INPUT",
                        "test/environment/NEW_" + n,
                        w -> of(
                                w,
                                "test",
                                s -> s.body().get("environment").toString().contains("NEW_" + n)));
            case 10 -> template(text, "audit", "    commands:\n", "    commands: # open\n", "", w -> true);
            case 11 ->
                template(
                        text,
                        "audit",
                        "# Known vulnerabilities in",
                        "# All known vulnerabilities of",
                        "audit/#",
                        w -> of(w, "audit", s -> w.file().text().contains("# All known vulnerabilities of")));
            case 12 -> template(text, step, "push, ", "", step + "/when", w -> of(w, step, RandomHistory::isNotOnPush));
            default ->
                template(text, "lint", "    commands: # open\n", "    commands:\n", "lint/commands/+own", w -> true);
        };
    }

    private String ownersChange(String text) {
        // Often where the template did something too: else both would rarely meet.
        String step = random.nextBoolean() ? touched() : any();
        String command = COMMANDS.getOrDefault(step, "VERSION");
        int n = ++count;
        return switch (random.nextInt(13)) {
            case 0, 1 -> {
                String own = random.nextBoolean()
                        ? "  # ours " + n + "\n  - name: own-" + n
                                + "\n    image: registry.example/tools/own:1\n    commands:\n      - own " + n
                                + "\n    when:\n      - event: push\n\n"
                        : "  - {name: own-" + n + ", image: registry.example/tools/own:1, when: {event: push}} # ours "
                                + n + "\n\n";
                yield before(text, step, own);
            }
            case 2 ->
                owner(
                        text,
                        "lint",
                        "- ruff check .\n",
                        "- ruff check .\n      # ours " + n + "\n      - own " + n + "\n",
                        "lint/commands/+own");
            case 3 ->
                owner(
                        text,
                        "test",
                        "      - pytest\n",
                        "      - own " + n + " # ours " + n + "\n      - pytest\n",
                        "test/commands/+own");
            case 4 ->
                owner(
                        text,
                        "test",
                        "environment: # open\n",
                        "environment: # open\n      OWN_" + n + ": \"1\" # ours " + n + "\n",
                        "test/environment/OWN_" + n);
            case 5 ->
                owner(
                        text,
                        "test",
                        "PYTHONWARNINGS: default",
                        "PYTHONWARNINGS: error",
                        "test/environment/PYTHONWARNINGS");
            case 6 ->
                owner(text, step, "- name: " + step + "\n", "- name: " + step + " # ours " + n + "\n", step + "/#");
            case 7 -> drift(text, step, ":v1\n", ":v1.3\n", step + "/image", s -> image(s).endsWith(":v1.3"));
            case 8 ->
                drift(
                        text,
                        step,
                        "- " + command + "\n",
                        "- " + command + " --ours\n",
                        step + "/commands/" + command,
                        s -> runs(s, command + " --ours"));
            case 9 -> drift(text, step, "    pull: true\n", "", step + "/pull", s -> !s.pulls());
            case 10 -> removedByOwner(text, step);
            case 11 -> drift(text, step, "push, ", "", step + "/when", RandomHistory::isNotOnPush);
            default -> swappedByOwner(text, step);
        };
    }

    private void format() {
        if (random.nextInt(5) == 0) {
            pipeline = pipeline.stripTrailing();
        }
        if (random.nextInt(5) == 0 && !pipeline.contains("- {name")) {
            pipeline = pipeline.replaceAll("(?m)^  - name: ([a-z0-9-]+)", "  $1:");
        }
        if (random.nextInt(5) == 0) {
            pipeline = pipeline.replace("\n", "\r\n");
        }
    }

    private String any() {
        return STEPS.get(random.nextInt(STEPS.size()));
    }

    /** A step that the template did something to. */
    private String touched() {
        List<String> touched = byTemplate.stream()
                .map(d -> d.place.split("/", -1)[0])
                .filter(STEPS::contains)
                .toList();
        return touched.isEmpty() ? any() : touched.get(random.nextInt(touched.size()));
    }

    private String template(
            String text, String step, String find, String replacement, String place, Predicate<Workflow> holds) {
        String changed = in(text, step, find, replacement);
        if (!changed.equals(text)) {
            byTemplate.add(new Done("template: " + find.strip() + " -> " + replacement.strip(), place, holds));
        }
        return changed;
    }

    private String owner(String text, String step, String find, String replacement, String place) {
        return owner(text, step, find, replacement, place, w -> true, false);
    }

    /** A change of something that is locked. */
    private String drift(
            String text, String step, String find, String replacement, String place, Predicate<Step> holds) {
        return owner(text, step, find, replacement, place, w -> of(w, step, holds), true);
    }

    private String owner(
            String text,
            String step,
            String find,
            String replacement,
            String place,
            Predicate<Workflow> holds,
            boolean drift) {
        String changed = in(text, step, find, replacement);
        if (!changed.equals(text)) {
            byOwner.add(new Done("owner: " + find.strip() + " -> " + replacement.strip(), place, holds));
            locked |= drift;
        }
        return changed;
    }

    private String removedByTemplate(String text, String step) {
        int[] at = find(text, step);
        if (at.length == 0 || byTemplate.stream().anyMatch(d -> d.place.startsWith(step + "/"))) {
            return text;
        }
        byTemplate.add(new Done(
                "template removes " + step,
                step,
                w -> w.find(Section.STEPS, step).isEmpty()));
        return text.substring(0, at[0]) + text.substring(at[1]);
    }

    private String removedByOwner(String text, String step) {
        int[] at = find(text, step);
        if (at.length == 0 || byOwner.stream().anyMatch(d -> d.place.startsWith(step + "/"))) {
            return text;
        }
        byOwner.add(new Done("owner removes " + step, step, w -> named(w, step).isEmpty()));
        locked = true;
        return text.substring(0, at[0]) + text.substring(at[1]);
    }

    private String movedByTemplate(String text, String step) {
        String target = any();
        int[] at = find(text, step);
        if (at.length == 0 || find(text, target).length == 0 || target.equals(step)) {
            return text;
        }
        String moved = text.substring(at[0], at[1]);
        String rest = text.substring(0, at[0]) + text.substring(at[1]);
        // The last step of the file has no blank line below it.
        String whole = moved.endsWith("\n\n") ? moved : moved + "\n";
        byTemplate.add(new Done("template moves " + step + " before " + target, "order/" + step, this::isInOrder));
        return before(rest, target, whole).replaceFirst("\n+$", "\n");
    }

    private String swappedByOwner(String text, String step) {
        int[] a = find(text, step);
        int next = STEPS.indexOf(step) + 1;
        int[] b = a.length == 0 || next == STEPS.size() ? a : find(text, STEPS.get(next));
        if (b.length == 0
                || b[0] != (a.length == 0 ? -1 : a[1])
                || !text.substring(b[0], b[1]).endsWith("\n\n")) {
            return text;
        }
        String other = STEPS.get(next);
        byOwner.add(new Done(
                "owner swaps " + step + " and " + other,
                "order/" + step,
                w -> named(w, step).isEmpty()
                        || named(w, other).isEmpty()
                        || w.steps().indexOf(named(w, other).get())
                                < w.steps().indexOf(named(w, step).get())));
        locked = true;
        return text.substring(0, a[0]) + text.substring(b[0], b[1]) + text.substring(a[0], a[1]) + text.substring(b[1]);
    }

    /** Whether the template's steps are in its new order. */
    private boolean isInOrder(Workflow workflow) {
        List<String> wanted = newest().steps().stream().map(Step::name).toList();
        List<Integer> order = workflow.steps().stream()
                .map(s -> wanted.indexOf(s.name()))
                .filter(i -> i >= 0)
                .toList();
        return order.equals(order.stream().sorted().toList());
    }

    private static boolean of(Workflow workflow, String step, Predicate<Step> test) {
        return named(workflow, step).map(test::test).orElse(true);
    }

    private static Optional<Step> named(Workflow workflow, String step) {
        return workflow.find(Section.STEPS, step + "-2").or(() -> workflow.find(Section.STEPS, step));
    }

    private static boolean isNotOnPush(Step step) {
        return !step.body().get("when").toString().contains("value=push,");
    }

    private static String image(Step step) {
        return step.image().map(YamlScalar::value).orElse("");
    }

    private static boolean runs(Step step, String command) {
        return step.commands().stream().anyMatch(c -> c.value().equals(command));
    }

    private static String in(String text, String step, String find, String replacement) {
        int[] at = find(text, step);
        if (at.length == 0) {
            return text;
        }
        String part = text.substring(at[0], at[1]);
        int i = part.indexOf(find);
        return i < 0
                ? text
                : text.substring(0, at[0])
                        + part.substring(0, i)
                        + replacement
                        + part.substring(i + find.length())
                        + text.substring(at[1]);
    }

    private static String before(String text, String step, String what) {
        int[] at = find(text, step);
        return at.length == 0 ? text : text.substring(0, at[0]) + what + text.substring(at[0]);
    }

    /** A step with its comment, up to and with the blank line below it. */
    private static int[] find(String text, String step) {
        Matcher matcher = Pattern.compile("(?m)^(?:  #.*\n)*  - name: " + step + "(?:-2)?(?: #.*)?\n(?:    .*\n)*\n?")
                .matcher(text);
        return matcher.find() ? new int[] {matcher.start(), matcher.end()} : new int[0];
    }
}
