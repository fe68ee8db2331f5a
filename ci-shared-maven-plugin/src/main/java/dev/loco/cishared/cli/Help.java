package dev.loco.cishared.cli;

import dev.loco.cishared.lint.Goal;
import dev.loco.cishared.lint.Product;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Option;

/** What {@code --help} prints. */
final class Help {
    private static final int WIDTH = 80;
    private static final int COLUMN = 26;

    private Help() {}

    static String of(Optional<Goal> goal) {
        StringBuilder help = new StringBuilder();
        if (goal.isPresent()) {
            help.append("ci-shared ").append(goal.get().label()).append(": ");
            help.append(goal.get().summary()).append("\n\n");
        } else {
            help.append("ci-shared: lints a repository's pipeline, its bao.yml and its secrets, and mends them\n\n");
        }
        help.append("Usage: ").append(usage(goal)).append("\n\n");
        if (goal.isEmpty()) {
            help.append("Goals:\n");
            for (Goal one : Goal.values()) {
                row(help, one.label(), one.summary());
            }
            row(help, "completion", "prints what completes all of this in bash");
            help.append('\n');
        }
        help.append("Options:\n");
        for (Option option : Flags.of(goal).getOptions()) {
            String name = "--" + option.getLongOpt() + (option.hasArg() ? " <" + option.getArgName() + ">" : "");
            row(help, name, option.getDescription());
        }
        help.append("\nExamples:\n");
        examples(goal).forEach(example -> help.append("  ").append(example).append('\n'));
        help.append("\nExit codes: ").append(exitCodes(goal)).append('\n');
        // A line of its own in the one help that is short: the address is long.
        help.append("What to do about each: ")
                .append(
                        goal.isPresent()
                                ? "see ci-shared --help"
                                : Product.read().runbook())
                .append('\n');
        return help.toString();
    }

    private static String exitCodes(Optional<Goal> goal) {
        if (goal.filter(ReleaseFlags::isRelease).isPresent()) {
            return "0 released, or nothing to release; 1 version files that cannot be changed; 2 wrong use or\n"
                    + "bad configuration; 3 could not look; 4 CI's commit is not in the branch; 5 orphan or\n"
                    + "conflicting tags; 6 refused by the server; 7 no atomic push; 75 try again later";
        }
        return goal.filter(Goal.POLICY_DECIDE::equals).isPresent()
                ? "0 allowed, also on a condition, and every batch; 1 denied; 2 wrong use, or a policy that\n"
                        + "OpenBao refuses; 3 could not run"
                : "0 clean, 1 findings, 2 wrong use or bad configuration, 3 could not run";
    }

    private static String usage(Optional<Goal> goal) {
        if (goal.isEmpty()) {
            return "ci-shared <goal> [options] [files]";
        }
        return switch (goal.get()) {
            case LINT, FIX, INIT, POLICY_DECIDE, SNAPSHOT, RULES ->
                "ci-shared " + goal.get().label() + " [options]";
            case BUMP -> "ci-shared bump [options], or the version alone: bump.sh next [options]";
            case BUMP_PREPARE -> "ci-shared bump-prepare [options], or: bump.sh prepare [options]";
            case BUMP_PUSH -> "ci-shared bump-push [options], or: bump.sh push [options]";
            case BAO_MANIFEST_CHECK -> "bao-manifest-check [options] [file… | -]   (default: bao.yml)";
            case BAO_LINT -> "bao-lint [options] [path…]   (default: the whole repository)";
            case CI_LINT -> "ci-lint [options] [file…]   (default: .woodpecker/ci.yml, else all)";
            case POLICY_LINT -> "policy-lint [options] [path… | -]   (default: policies.folder in .ci-shared.yml)";
            case REVERSE_COVERAGE -> "reverse-coverage [options] [file…]   (default: bao.yml)";
            case POLICY_GENERATE -> "ci-shared policy-generate [options] [file]   (default: bao.yml)";
            case COMMIT_CHECK -> "commit-check [options] [file]   (default: HEAD; in Woodpecker what it brings)";
            case EXPLAIN -> "ci-shared explain <rule>, or: ci-shared explain --pipeline [options] [file…]";
        };
    }

    private static List<String> examples(Optional<Goal> goal) {
        if (goal.isEmpty()) {
            return List.of(
                    "ci-shared lint",
                    "ci-shared fix --diff",
                    "ci-shared explain drift/image-pin",
                    "source <(ci-shared completion)");
        }
        return switch (goal.get()) {
            case LINT ->
                List.of(
                        "ci-shared lint",
                        "ci-shared lint --format text --format sarif=lint.sarif",
                        "ci-shared lint --rules drift,images/unpinned --fail-on warning",
                        "ci-shared lint --diff",
                        "ci-shared lint --write-baseline");
            case BAO_MANIFEST_CHECK ->
                List.of(
                        "bao-manifest-check",
                        "bao-manifest-check services/*/bao.yml",
                        "bao-manifest-check - < bao.yml");
            case BAO_LINT ->
                List.of(
                        "bao-lint",
                        "bao-lint src deploy.sh",
                        "bao-lint --staged",
                        "bao-lint --since origin/main",
                        "bao-lint --history --write-baseline",
                        "bao-lint --install-hook");
            case CI_LINT -> List.of("ci-lint", "ci-lint .woodpecker/*.yml", "ci-lint --diff");
            case POLICY_LINT ->
                List.of(
                        "policy-lint openbao/policies",
                        "policy-lint app.hcl --target-version 2.6 --fail-on warning",
                        "policy-lint - < app.hcl");
            case FIX ->
                List.of(
                        "ci-shared fix --diff",
                        "ci-shared fix",
                        "ci-shared fix --rules drift --force",
                        "ci-shared fix --update --diff");
            case INIT ->
                List.of(
                        "ci-shared init --registry registry.example.org --dry-run",
                        "ci-shared init --registry registry.example.org",
                        "ci-shared init --registry registry.example.org --language generic --team data");
            case REVERSE_COVERAGE ->
                List.of(
                        "reverse-coverage --policies openbao",
                        "BAO_ADDR=https://bao.example.org:8200 reverse-coverage",
                        "reverse-coverage --manifests 'fleet/*/bao.yml' --policies snapshot --format json");
            case POLICY_GENERATE ->
                List.of(
                        "ci-shared policy-generate",
                        "ci-shared policy-generate --to openbao",
                        "ci-shared policy-generate --identity runtime");
            case SNAPSHOT ->
                List.of(
                        "BAO_ADDR=https://bao.example.org:8200 ci-shared snapshot --to snapshot",
                        "ci-shared snapshot --to snapshot --auth approle --secret-id-file secret-id",
                        "ci-shared snapshot --to snapshot --auth kubernetes --auth-role auditor");
            case EXPLAIN ->
                List.of(
                        "ci-shared explain drift/image-pin",
                        "ci-shared explain --pipeline",
                        "ci-shared explain --pipeline --format html --output pipeline.html",
                        "ci-shared explain --pipeline --default-branch trunk .woodpecker/ci.yml");
            case POLICY_DECIDE ->
                List.of(
                        "ci-shared policy-decide --policy app.hcl --operation read --path secret/data/app",
                        "ci-shared policy-decide --policy policies/ --operation list --path secret/metadata",
                        "ci-shared policy-decide --batch questions.jsonl --output answers.jsonl");
            case COMMIT_CHECK ->
                List.of(
                        "commit-check .git/COMMIT_EDITMSG",
                        "commit-check --range origin/main..HEAD",
                        "git log -z --format=%B | commit-check --stdin -z --format json",
                        "commit-check --install-hook");
            case BUMP ->
                List.of(
                        "ci-shared bump",
                        "ci-shared bump --format json",
                        "ci-shared bump --pre rc --dry-run",
                        "ci-shared bump --components base-rust,base-go");
            case BUMP_PREPARE -> List.of("ci-shared bump-prepare", "ci-shared bump-prepare --branch 1.x --pinned");
            case BUMP_PUSH ->
                List.of(
                        "FORGEJO_TOKEN=… ci-shared bump-push --pinned",
                        "ci-shared bump-push --mode commit --sign",
                        "ci-shared bump-push --format json");
            case RULES -> List.of("ci-shared rules");
        };
    }

    private static void row(StringBuilder help, String name, String description) {
        help.append("  ").append(name);
        int column = name.length() + 2;
        if (column >= COLUMN) {
            help.append('\n');
            column = 0;
        }
        help.append(" ".repeat(COLUMN - column));
        column = COLUMN;
        for (String word : description.split(" ", -1)) {
            if (column + word.length() > WIDTH) {
                help.append('\n').append(" ".repeat(COLUMN));
                column = COLUMN;
            }
            help.append(column == COLUMN ? "" : " ").append(word);
            column += word.length() + 1;
        }
        help.append('\n');
    }
}
