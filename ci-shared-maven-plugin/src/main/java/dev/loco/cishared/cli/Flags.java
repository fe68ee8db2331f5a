package dev.loco.cishared.cli;

import dev.loco.cishared.lint.Goal;
import dev.loco.cishared.scaffold.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/** Which options a goal has; their names are those of Maven's parameters without the prefix {@code ci-shared.}. */
final class Flags {
    private Flags() {}

    static Options of(Optional<Goal> goal) {
        Options options = new Options();
        goal.ifPresent(g -> addTo(options, g));
        options.addOption(flag("color", "colours, even when the output is no terminal"));
        options.addOption(flag("no-color", "no colours; so does the variable NO_COLOR"));
        options.addOption(flag("debug", "with a fault of ci-shared itself, say where it lies"));
        options.addOption(Option.builder("h").longOpt("help").desc("this help").get());
        options.addOption(flag("version", "the version of ci-shared"));
        return options;
    }

    private static void addTo(Options options, Goal goal) {
        if (goal == Goal.RULES) {
            return;
        }
        if (goal == Goal.EXPLAIN) {
            explain(options);
            return;
        }
        if (goal == Goal.POLICY_DECIDE) {
            policyDecide(options);
            return;
        }
        if (ReleaseFlags.isRelease(goal)) {
            ReleaseFlags.addTo(options, goal);
            return;
        }
        if (goal == Goal.SNAPSHOT) {
            options.addOption(value("to", "folder", "where the snapshot is written"));
            server(options);
            options.addOption(value("skip", "true", "skips the goal"));
            return;
        }
        if (goal == Goal.POLICY_GENERATE) {
            policyGenerate(options);
            return;
        }
        options.addOption(value("root", "dir", "the repository; default: the current directory"));
        if (goal == Goal.COMMIT_CHECK) {
            commitCheck(options);
            return;
        }
        if (goal == Goal.INIT) {
            addInitTo(options);
            return;
        }
        options.addOption(value(
                "format",
                "format[=file]",
                "text (default), concise, json, sarif, junit, checkstyle or gitlab, to the output or to a file; can"
                        + " be given several times"));
        options.addOption(value("output", "file", "where a format without a file of its own is written"));
        options.addOption(
                value("fail-on", "severity", "exit with 1 from this severity on: error (default), warning, note"));
        options.addOption(value("rules", "id,…", "only these rules, by id or namespace"));
        options.addOption(value("skip", "id,…", "all rules but these; `true` skips the goal"));
        options.addOption(value("date", "date", "today's date for everything that expires; default: the clock's"));
        options.addOption(value("redact", "n", "show at most n characters of a credential, 0 to 4 (default)"));
        if (goal == Goal.FIX) {
            options.addOption(
                    flag("update", "bring the pipeline to the newest revision of its template, and only that"));
            options.addOption(flag("diff", "show what would change and write nothing"));
            options.addOption(flag("force", "also mend files with changes that are not committed"));
            return;
        }
        options.addOption(flag("staged", "what git has staged instead of the files on disk"));
        options.addOption(flag("write-baseline", "from now on, only findings that are not there today count"));
        if (goal == Goal.BAO_LINT) {
            history(options);
        }
        if (goal == Goal.POLICY_LINT) {
            options.addOption(value(
                    "target-version",
                    "version",
                    "the release of OpenBao that policies are for, such as 2.6; default: policies.version in"
                            + " .ci-shared.yml, else all that are known"));
        }
        if (goal == Goal.REVERSE_COVERAGE) {
            coverage(options);
        }
        if (goal == Goal.LINT || goal == Goal.CI_LINT) {
            options.addOption(flag("diff", "print how the pipeline differs from its template"));
        }
    }

    private static void addInitTo(Options options) {
        options.addOption(flag("dry-run", "show what would be written and write nothing"));
        options.addOption(value(
                "language", "language", String.join(", ", Language.labels()) + "; default: by the repository's files"));
        options.addOption(value("registry", "host", "where images are pushed to and the shared ones come from"));
        options.addOption(value("name", "name", "the repository and the workload; default: the directory's name"));
        options.addOption(value("image", "owner/name", "the image in the registry; default: loco/<name>"));
        options.addOption(value("mirror", "host", "kaniko's mirror and cache; default: sm-zot:5000"));
        options.addOption(value("team", "team", "the owner in bao.yml; default: platform"));
        options.addOption(value("contact", "mail", "of the owner; default: <team>@example.org"));
        options.addOption(value("skip", "true", "skips the goal"));
    }

    private static void history(Options options) {
        options.addOption(flag("history", "all commits there are instead of the files on disk"));
        options.addOption(value("since", "revision", "the commits since that one, such as origin/main"));
        options.addOption(flag("install-hook", "have git run `bao-lint --staged` before a commit (hook pre-commit)"));
        options.addOption(flag("uninstall-hook", "remove that hook"));
        options.addOption(flag("force", "with --install-hook: also replace another hook, which is kept beside it"));
    }

    private static void server(Options options) {
        options.addOption(value("address", "url", "the server; default: BAO_ADDR"));
        options.addOption(value("namespace", "path", "read with all below it; default: BAO_NAMESPACE, else the root"));
        options.addOption(value("ca-cert", "file", "the CAs to trust, in PEM; default: BAO_CACERT, else the JVM's"));
        options.addOption(value("ca-path", "folder", "of such files; default: BAO_CAPATH"));
        options.addOption(value("auth", "method", "token (default), approle, kubernetes or jwt"));
        options.addOption(value("auth-mount", "path", "of the auth method; default: its name"));
        options.addOption(value("auth-role", "role", "of kubernetes or jwt; default: BAO_AUTH_ROLE"));
        options.addOption(
                value("token-file", "file", "default: BAO_TOKEN, BAO_TOKEN_FILE, else what `bao login` left behind"));
        options.addOption(value("role-id", "id", "of AppRole; default: BAO_ROLE_ID"));
        options.addOption(value("secret-id-file", "file", "of AppRole; default: BAO_SECRET_ID, BAO_SECRET_ID_FILE"));
        options.addOption(
                value("jwt-file", "file", "default: BAO_JWT, BAO_JWT_FILE, for kubernetes the service account's own"));
    }

    private static void coverage(Options options) {
        options.addOption(value("manifests", "glob,…", "the manifests of a fleet, such as 'fleet/*/bao.yml'"));
        options.addOption(value(
                "policies",
                "folder",
                "a snapshot, or a folder of policies; default: the server, else policies.folder in .ci-shared.yml"));
        options.addOption(
                value(
                        "target-version",
                        "version",
                        "the release of OpenBao that decides, such as 2.6; default: the server's, policies.version, the newest"));
        server(options);
    }

    private static void policyGenerate(Options options) {
        options.addOption(value("root", "dir", "the repository; default: the current directory"));
        options.addOption(value("identity", "name", "for this identity only; default: for all"));
        options.addOption(
                value("to", "folder", "write a file a policy there, under the policy's name; default: print them"));
        options.addOption(value(
                "target-version",
                "version",
                "the release of OpenBao that decides; default: policies.version, the newest"));
        options.addOption(value("skip", "true", "skips the goal"));
    }

    private static void explain(Options options) {
        options.addOption(flag("pipeline", "what the pipelines do on every event, instead of a rule's page"));
        options.addOption(value("root", "dir", "the repository; default: the current directory"));
        options.addOption(value(
                "default-branch",
                "name",
                "pushes to it are told from others; default: what git has from the server, else a guess"));
        options.addOption(value(
                "format",
                "format[=file]",
                "text (default), json or html, to the output or to a file; can be given several times"));
        options.addOption(value("output", "file", "where a format without a file of its own is written"));
    }

    private static void policyDecide(Options options) {
        options.addOption(
                value("policy", "file", "a policy, HCL or JSON, or a folder of them; can be given several times"));
        options.addOption(value("operation", "word", "read, list, scan, create, update, patch, delete, …"));
        options.addOption(value("path", "path", "what is asked for, without /v1/ and without its namespace"));
        options.addOption(
                value("namespace", "name", "of the policies and of the request; default: the root namespace"));
        options.addOption(value("semantics", "version", "2.6 (default) or 2.5: how LIST and SCAN are decided"));
        options.addOption(value(
                "data", "key=value", "a parameter of the request; can be given several times; default: not known"));
        options.addOption(value("wrap-ttl", "duration", "for how long the response is wrapped: 300, 5m"));
        options.addOption(value(
                "batch", "file", "many questions, one a line as JSON, answered line by line; - is standard input"));
        options.addOption(
                value("format", "format[=file]", "text (default) or json, to the output or to a file; several times"));
        options.addOption(value("output", "file", "where the answers are written instead of standard output"));
        options.addOption(value("date", "date", "today's date, for blocks that expire; default: the clock's"));
        options.addOption(value("skip", "true", "skips the goal"));
    }

    private static void commitCheck(Options options) {
        options.addOption(value("range", "from..to", "the commits of the range, merges left out"));
        options.addOption(flag("stdin", "one message from standard input"));
        options.addOption(Option.builder("z")
                .longOpt("null")
                .desc("or -z; with --stdin: many messages, each ended by a NUL")
                .get());
        options.addOption(value(
                "format",
                "format[=file]",
                "text (default), json (an object a message, one a line), concise, sarif, junit, checkstyle or gitlab"));
        options.addOption(value("output", "file", "where a format without a file of its own is written"));
        options.addOption(
                value("fail-on", "severity", "exit with 1 from this severity on: error (default), warning, note"));
        options.addOption(value("rules", "id,…", "only these rules, by id or namespace"));
        options.addOption(value("skip", "id,…", "all rules but these; `true` skips the goal"));
        options.addOption(value("redact", "n", "show at most n characters of a credential, 0 to 4 (default)"));
        options.addOption(flag("install-hook", "have git call it for every message (hook commit-msg)"));
        options.addOption(flag("uninstall-hook", "remove that hook"));
        options.addOption(flag("force", "with --install-hook: also replace another hook, which is kept beside it"));
    }

    /** As they are typed, with their dashes. */
    static List<String> names(Optional<Goal> goal) {
        List<String> names = new ArrayList<>();
        for (Option option : of(goal).getOptions()) {
            names.add("--" + option.getLongOpt());
        }
        return names;
    }

    static Option flag(String name, String description) {
        return Option.builder().longOpt(name).desc(description).get();
    }

    static Option value(String name, String argument, String description) {
        return Option.builder()
                .longOpt(name)
                .hasArg()
                .argName(argument)
                .desc(description)
                .get();
    }
}
