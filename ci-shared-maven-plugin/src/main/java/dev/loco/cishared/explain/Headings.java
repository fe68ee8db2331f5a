package dev.loco.cishared.explain;

import dev.loco.cishared.pipeline.simulate.Column;
import java.util.List;
import java.util.stream.Collectors;

/** Short names of the events, for heads of narrow columns. */
final class Headings {
    /** A default branch with a longer name is only called that. */
    private static final int LONGEST_BRANCH = 7;

    private final String branch;
    private final boolean compact;

    Headings(DefaultBranch branch, boolean compact) {
        this.branch = branch.name().length() <= LONGEST_BRANCH ? branch.name() : "default";
        this.compact = compact;
    }

    /** Whether the names are three letters each, which need a legend. */
    boolean isCompact() {
        return compact;
    }

    /** What the three letters stand for. */
    String legend(List<Column> columns) {
        return columns.stream().map(c -> name(c) + " = " + phrase(c)).collect(Collectors.joining(", "));
    }

    /** What stands over neighbours: {@code push}; empty where an event stands alone. */
    static String group(Column column) {
        return column.isPullRequest() ? "pull request" : column.event().equals("push") ? "push" : "";
    }

    /** The same where there is only so much room. */
    static String group(Column column, int width) {
        String group = group(column);
        return group.length() <= width || !column.isPullRequest() ? group : "PR";
    }

    /** The name below that. */
    String name(Column column) {
        return compact ? letters(column) : word(column);
    }

    private static String letters(Column column) {
        return switch (column) {
            case PUSH_DEFAULT -> "def";
            case PUSH_OTHER -> "oth";
            case PULL_REQUEST -> "opn";
            case PULL_REQUEST_CLOSED -> "cls";
            case PULL_REQUEST_METADATA -> "met";
            default -> column.event().substring(0, 3);
        };
    }

    private String word(Column column) {
        return switch (column) {
            case PUSH_DEFAULT -> branch;
            case PUSH_OTHER -> "other";
            case PULL_REQUEST -> "open";
            case PULL_REQUEST_CLOSED -> "closed";
            case PULL_REQUEST_METADATA -> "meta";
            case DEPLOYMENT -> "deploy";
            default -> column.event();
        };
    }

    /** Both, in running text: {@code push to main}. */
    String phrase(Column column) {
        return switch (column) {
            case PUSH_DEFAULT -> "push to " + branch;
            case PUSH_OTHER -> "push to another branch";
            case PULL_REQUEST -> "pull request";
            case PULL_REQUEST_CLOSED -> "pull request closed";
            case PULL_REQUEST_METADATA -> "pull request relabelled";
            default -> column.event();
        };
    }
}
