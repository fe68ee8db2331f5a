package dev.loco.cishared.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What owners and accidents do to a pipeline, at random but for a seed. */
final class Mutations {
    private static final List<String> STEPS = List.of(
            "bao-checks", "lint", "audit", "test", "bump-prepare", "build-image", "bump-push", "reverse-coverage");

    private final Random random;
    private final List<String> done = new ArrayList<>();
    private int own;

    Mutations(Random random) {
        this.random = random;
    }

    List<String> done() {
        return done;
    }

    /** The canonical pipeline with what an owner may add. */
    String asOwner() {
        String text = Consumer.canonical();
        for (int i = random.nextInt(5); i > 0; i--) {
            int n = ++own;
            String step = STEPS.get(random.nextInt(STEPS.size()));
            text = switch (random.nextInt(6)) {
                case 0 ->
                    before(
                            text,
                            step,
                            "  # ours " + n + "\n  - name: own-" + n
                                    + "\n    image: registry.example/tools/own:1\n    when: {event: push}\n    commands:\n      - own "
                                    + n
                                    + "\n\n");
                case 1 ->
                    before(
                            text,
                            step,
                            "  - {name: own-" + n
                                    + ", image: registry.example/tools/own:1, when: {event: push}} # ours " + n
                                    + "\n\n");
                case 2 ->
                    text.replace("      - pytest\n", "      # ours " + n + "\n      - own " + n + "\n      - pytest\n");
                case 3 ->
                    text.replace(
                            "      - pyflakes .\n", "      - pyflakes .\n      - own " + n + " # ours " + n + "\n");
                case 4 ->
                    text.replace(
                            "    environment: # open\n",
                            "    environment: # open\n      OWN_" + n + ": \"" + n + "\"\n");
                default -> text.replaceFirst("(?m)^(  - name: " + step + ")$", "$1 # ours " + n);
            };
        }
        return random.nextInt(4) == 0 ? text.replace("PYTHONWARNINGS: default", "PYTHONWARNINGS: error") : text;
    }

    /** One to four faults. */
    String drift(String start) {
        String text = start;
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            text = one(text);
        }
        return random.nextInt(5) == 0 ? text.replace("\n", "\r\n") : text;
    }

    private String one(String text) {
        String step = STEPS.get(random.nextInt(STEPS.size()));
        int kind = random.nextInt(13);
        done.add(kind + " " + step);
        return switch (kind) {
            case 0 -> in(text, step, ":v1\n", ":v1." + random.nextInt(9) + ".0\n");
            case 1 -> in(text, step, "v1.20.0-debug", "v1.24.0-debug");
            case 2 -> text.replaceFirst("        --(cache|compressed-caching)=[a-z]+\n", "");
            case 3 -> remove(text, step);
            case 4 -> in(text, step, "    pull: true\n", random.nextBoolean() ? "" : "    pull: false\n");
            case 5 -> in(text, step, "      - mvn ", "      - true mvn ");
            case 6 -> in(text, step, "    pull: true\n", "    pull: true\n    failure: ignore\n");
            case 7 -> in(text, step, "    when:\n", "    detach: true\n    when:\n");
            case 8 -> in(text, step, "push, ", "");
            case 9 -> in(text, step, "event: push\n", "event: [push, tag]\n");
            case 10 -> text.replace("depth: 0", "depth: " + (1 + random.nextInt(50)));
            case 11 -> text.replace("      - pytest\n", random.nextBoolean() ? "" : "      - pytest -x\n");
            default -> swap(text, step, STEPS.get(random.nextInt(STEPS.size())));
        };
    }

    private static String in(String text, String step, String find, String replacement) {
        int[] at = find(text, step);
        if (at.length == 0) {
            return text;
        }
        String part = text.substring(at[0], at[1]);
        int i = part.indexOf(find);
        // Twice the same would be no drift but a key that is there twice.
        return i < 0 || part.contains(replacement)
                ? text
                : text.substring(0, at[0])
                        + part.substring(0, i)
                        + replacement
                        + part.substring(i + find.length())
                        + text.substring(at[1]);
    }

    /** Removes a step, unless its owner wrote something into it. */
    private static String remove(String text, String step) {
        int[] at = find(text, step);
        return at.length == 0
                        || text.substring(at[0], at[1]).contains("own")
                        || text.substring(at[0], at[1]).contains("ours")
                ? text
                : text.substring(0, at[0]) + text.substring(at[1]);
    }

    private static String swap(String text, String one, String other) {
        int[] a = find(text, one);
        int[] b = find(text, other);
        if (a.length == 0 || b.length == 0 || a[0] == b[0]) {
            return text;
        }
        int[] first = a[0] < b[0] ? a : b;
        int[] second = a[0] < b[0] ? b : a;
        return text.substring(0, first[0])
                + text.substring(second[0], second[1])
                + text.substring(first[1], second[0])
                + text.substring(first[0], first[1])
                + text.substring(second[1]);
    }

    private static String before(String text, String step, String what) {
        int[] at = find(text, step);
        return at.length == 0 ? text : text.substring(0, at[0]) + what + text.substring(at[0]);
    }

    /** A step with its comment, up to and with the blank line below it. */
    private static int[] find(String text, String step) {
        Matcher matcher = Pattern.compile("(?m)^(?:  #.*\n)*  - name: " + step + "(?: #.*)?\n(?:    .*\n)*\n?")
                .matcher(text);
        return matcher.find() ? new int[] {matcher.start(), matcher.end()} : new int[0];
    }
}
