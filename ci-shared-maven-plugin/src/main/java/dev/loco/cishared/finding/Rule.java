package dev.loco.cishared.finding;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * One thing the checks look for. Its page lies in the resources at {@link #page()}.
 *
 * @param id stable, {@code namespace/name}: {@code drift/image-pin}
 * @param severity how grave its findings are unless a finding says otherwise
 * @param summary one sentence without a full stop, for lists
 * @param why cause and effect in one sentence without a full stop, printed with every finding
 */
public record Rule(String id, Severity severity, String summary, String why) implements Comparable<Rule> {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*");

    /** ci-shared's own namespaces, those of rules still to come included: what a repository adds lies in others. */
    public static final Set<String> NAMESPACES = Set.of(
            "allow",
            "baseline",
            "commit",
            "coverage",
            "credential",
            "drift",
            "events",
            "graph",
            "images",
            "manifest",
            "policy",
            "release",
            "repository",
            "secrets",
            "settings",
            "shell",
            "template",
            "unsafe",
            "woodpecker",
            "yaml");

    public Rule {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("not a rule id: " + id);
        }
    }

    /** What stands before the slash: {@code drift}. */
    public String namespace() {
        return id.substring(0, id.indexOf('/'));
    }

    /** What stands after the slash: {@code image-pin}. */
    public String name() {
        return id.substring(id.indexOf('/') + 1);
    }

    /** The class-path resource of the rule's page, Markdown in UTF-8. */
    public String page() {
        return "/dev/loco/cishared/rules/" + id + ".md";
    }

    /** By id. */
    @Override
    public int compareTo(Rule other) {
        return id.compareTo(other.id);
    }
}
