package dev.loco.cishared.secrets;

import java.util.List;
import java.util.regex.Matcher;

/** Credentials that are in the right place and get out of it: into logs, lists of processes, layers of images. */
final class LeakEntries {
    private static final String SECRET_VARIABLE =
            "(?:BAO|VAULT)_(?:TOKEN|SECRET_ID|UNSEAL_KEY|PASSWORD)|(?:APPROLE_)?SECRET_ID|UNSEAL_KEY(?:_\\d)?";
    /** A name and value that an instruction of a Containerfile gives; instructions go on over lines. */
    private static final String IN_IMAGE = "(?:[^\\n]|\\\\\\r?\\n){0,400}?(?<![A-Za-z0-9])"
            + "(?<token>[A-Z0-9_]{0,60}(?:TOKEN|SECRET_ID|SECRET|PASSWORD|PASSWD|API_?KEY|PRIVATE_KEY|ACCESS_KEY|UNSEAL_KEY)"
            + "(?=[ \\t=\\r\\n]|$)(?:[= ][\"']?(?<secret>[^\\s\"'$\\\\]{1,400}))?)";
    /** An argument of a command whose key says that the value is a secret. */
    private static final String ARGUMENT = "[^;|]{0,800}?(?<=[\\s\"'])"
            + "(?<token>(?!-)[\\w-]{0,40}(?i:password|passwd|passphrase|secret|secret_id|secret[_-]?key|token|api_?key|private_key|access_key)"
            + "=(?![\"']?[@-])(?:[\"']?\\$\\$?\\{?\\w{1,80}\\}?|[\"']?(?<secret>[^\\s\"'$`<>{}\\\\]{1,400}))[\"']?)";

    private static final LazyPattern CONTAINERFILE =
            LazyPattern.of("(?i)(?:^|/)(?:[^/]*\\.)?(?:Containerfile|Dockerfile)(?:[.-][^/]*)?$");
    private static final LazyPattern NO_SECRET =
            LazyPattern.of("(?i)^[\"']?(?:true|false|\\d{0,5}[smhd]?|none|null)[\"']?$|(?-i)^[A-Z]+(?:_[A-Z]+)+$");
    private static final LazyPattern CAPTURE = LazyPattern.of("\\$\\([^)]*$|^[^`]*`(?:[^`]*`[^`]*`)*[^`]*$");
    private static final LazyPattern UNTRACE =
            LazyPattern.of("(?m)^[^#\\n]*\\bset[ \\t]+(?:\\+[a-z]*x|\\+o[ \\t]+xtrace)");
    private static final LazyPattern CALL = LazyPattern.of("(?m)^[^#\\n]{0,300}?(?:" + Wording.COMMAND
            + "[ \\t]+(?:kv|read|write|login|token|unwrap|list|delete|patch|secrets|auth|operator|policy|ssh|transit)\\b"
            + "|\\$\\$?\\{?(?:BAO|VAULT)_TOKEN\\b)");

    private LeakEntries() {}

    static final List<Entry> ALL = List.of(
            Entry.of("unsafe/secret-in-containerfile")
                    .summary("a secret in ARG or ENV of a Containerfile")
                    .why("both stay in the image's history and configuration, readable for everyone who can pull it")
                    .literals("arg ", "env ", "arg\t", "env\t")
                    .onlyFiles(LeakEntries::isContainerfile)
                    .pattern(Reach.COMMAND, "(?:^|[\\r\\n])[ \\t]{0,20}(?:ARG|ENV)[ \\t]" + IN_IMAGE)
                    .items("(?=[ \\t\"'])" + IN_IMAGE)
                    .when(LeakEntries::isGiven)
                    .says("`{}` puts a secret into the image", "secret in the image")
                    .help("mount it while building (RUN --mount=type=secret) or give it to the container when it runs")
                    .matches("Containerfile", "FROM scratch", "ARG BAO_TOKEN")
                    .matches("Dockerfile", "ENV VAULT_TOKEN={{base62:20}}")
                    .matches("web.Dockerfile", "ENV MODE=x DB_PASSWORD=$DB_PASSWORD")
                    .matches("Dockerfile.prod", "ARG SECRET_ID={{uuid}}")
                    .ignores("Containerfile", "ENV BAO_TOKEN_FILE=/run/secrets/token")
                    .ignores("Containerfile", "ENV BAO_ADDR=https://bao.example.org")
                    .ignores("Containerfile", "# ARG BAO_TOKEN is forbidden")
                    .ignores("notes.md", "ARG BAO_TOKEN")
                    .ignores("Dockerfile", "ENV DB_PASSWORD=\"\"")
                    .entry(),
            Entry.of("unsafe/secret-argument")
                    .warning()
                    .summary("a secret is given to bao as an argument")
                    .why("arguments stand in the list of processes, in the shell's history and in traces")
                    .command("kv", "write", "login", "operator")
                    .pattern(
                            Reach.COMMAND,
                            Wording.COMMAND
                                    + "[ \\t]{1,8}(?:kv[ \\t]{1,8}(?:put|patch)|write|login)[ \\t\\\\]" + ARGUMENT
                                    + "|" + Wording.COMMAND
                                    + "[ \\t]{1,8}operator[ \\t]{1,8}unseal[ \\t]{1,8}(?<share>[\"']?\\$\\{?\\w{1,80}\\}?[\"']?)")
                    .items(ARGUMENT)
                    .when(LeakEntries::isSecretArgument)
                    .says("`{}` is visible to everyone on the machine while the command runs", "secret as an argument")
                    .help("give it on standard input or from a file: key=- or key=@file")
                    .matches("a.sh", "bao kv put kv/hello password=\"$DB_PASSWORD\"")
                    .matches("a.sh", "bao kv put kv/hello password={{base62:12}} token={{base62:12}}")
                    .matches("a.sh", "bao kv put -mount=kv hello user=x password={{base62:12}}")
                    .matches("a.sh", "bao write auth/approle/login role_id=\"$ROLE_ID\" secret_id=\"$SECRET_ID\"")
                    .matches("a.sh", "vault login -method=userpass username=x password=$PW")
                    .matches("a.sh", "bao operator unseal $UNSEAL_KEY_1")
                    .matches("a.cmd", "vault.exe  login token=$TOKEN")
                    .ignores("a.sh", "bao kv put kv/hello password=-")
                    .ignores("a.sh", "bao kv put kv/hello password=@password.txt")
                    .ignores("a.sh", "bao write auth/approle/role/x token_ttl=1h secret_id_ttl=10m")
                    .ignores("a.sh", "bao write auth/approle/role/x bind_secret=true")
                    .ignores("a.sh", "bao kv put kv/hello colour=blue")
                    .ignores("a.md", "bao kv put kv/hello password=<password>")
                    .ignores("a.md", "bao write ID/PATH access_token=\"GITHUB_ACCESS_TOKEN\"")
                    .entry(),
            Entry.of("unsafe/echo-token")
                    .summary("a credential is printed")
                    .why("what a pipeline prints stays in its log, which more people read than may have the credential")
                    .literals("bao_token", "vault_token", "bao_password", "vault_password", "secret_id", "unseal_key")
                    .also("echo", "print")
                    .pattern(
                            Reach.LINE,
                            "(?<![\\w.-])(?:echo|printf)[ \\t](?:[^\\n|;&>]|>&[12]){0,300}?(?<token>\\$?\\$(?:(?:"
                                    + SECRET_VARIABLE
                                    + ")(?!\\w)|\\{(?:" + SECRET_VARIABLE
                                    + ")(?:\\}|:-[^}]{0,80}\\})))(?![^\\n;]{0,300}?(?:\\||>(?!&)))"
                                    + "|(?<![\\w.-])printenv[ \\t]{1,8}(?<name>" + SECRET_VARIABLE
                                    + ")(?!\\w)(?![^\\n;]{0,300}?(?:\\||>(?!&)))"
                                    + "|(?<![\\w.-])print\\([^\\n]{0,80}?environ(?:\\.get)?[\\[(][\"'](?<variable>"
                                    + SECRET_VARIABLE
                                    + ")[\"']")
                    .when(match -> !CAPTURE.isIn(match.before()))
                    .says("`{}` is printed", "printed")
                    .help("do not print it; to see whether it is set, print ${BAO_TOKEN:+set}")
                    .matches("a.sh", "echo $BAO_TOKEN")
                    .matches("a.sh", "echo \"token: ${VAULT_TOKEN}\"")
                    .matches("ci.yml", "  - printf '%s\\n' \"$${BAO_TOKEN}\"")
                    .matches("a.sh", "echo $VAULT_TOKEN >&2")
                    .matches("a.sh", "printenv BAO_TOKEN")
                    .matches("a.sh", "echo $VAULT_PASSWORD")
                    .matches("a.py", "print(os.environ[\"VAULT_TOKEN\"])")
                    .ignores("a.sh", "echo \"$BAO_TOKEN\" | bao login -")
                    .ignores("a.sh", "echo \"$BAO_TOKEN\" > ~/.vault-token")
                    .ignores("a.sh", "echo ${BAO_TOKEN:+set}")
                    .ignores("a.sh", "t=$(printenv BAO_TOKEN)")
                    .ignores("a.sh", "echo \"BAO_TOKEN is not set\"")
                    .ignores("a.sh", "echo $BAO_TOKEN_FILE")
                    .entry(),
            Entry.of("unsafe/trace-near-bao")
                    .warning()
                    .summary("a shell traces its commands around calls of bao")
                    .why("the trace prints every command with its variables filled in, tokens and secrets too")
                    .literals("set -", "set  -", "set\t-")
                    .literals("#!/bin/", "#!/usr/", "#!/nix/", "#!/opt/", "#!/run/")
                    .also("bao", "vault")
                    .lead(100)
                    .pattern(
                            Reach.SCRIPT,
                            "(?:^|[\\r\\n])[ \\t]{0,40}(?:- ?[\"']?|RUN[ \\t]{1,4}|-?[ \\t]{0,4}(?:run|script|command):[ \\t]{1,4}[|\"'>]?)?[ \\t]{0,8}"
                                    + "(?<token>set(?: {1,2}|\\t)(?:-[a-wyz]{0,6}x[a-z]{0,6}|(?:-[a-z]{1,6}[ \\t]{1,4}(?:pipefail[ \\t]{1,4})?){0,3}-o[ \\t]{1,4}xtrace))(?![\\w])"
                                    + "|(?:^|[\\r\\n])(?<bang>#!/(?:bin|usr|nix|opt|run)/[^\\s]{1,80}sh[ \\t]{1,4}-[a-wyz]{0,6}x[a-z]{0,6})(?!\\w)")
                    .when(LeakEntries::callsBao)
                    .says("`{}` traces commands that handle secrets", "trace")
                    .help("take it out, or put the calls of bao between set +x and set -x")
                    .matches("a.sh", "set -ex", "x=1", "bao kv get -mount=kv hello")
                    .matches("ci.yml", "  - set -x", "  - vault login -method=jwt role=x")
                    .matches("a.sh", "#!/bin/bash -x", "curl -H \"X-Vault-Token: $VAULT_TOKEN\" $VAULT_ADDR")
                    .matches("a.sh", "set -o xtrace", "bao write kv/x y=1")
                    .matches("a.sh", "set  -x", "bao write kv/x y=1")
                    .ignores("a.sh", "set -e", "bao kv get -mount=kv hello")
                    .ignores("a.sh", "set -x", "make", "set +x", "bao kv get -mount=kv hello")
                    .ignores("a.sh", "set -x", "make all")
                    .ignores("a.sh", "# set -x", "bao kv get -mount=kv hello")
                    .entry());

    // Asked of every file: few get as far as the pattern.
    private static boolean isContainerfile(String file) {
        for (int i = file.lastIndexOf('/') + 1; i + 4 <= file.length(); i++) {
            if (file.regionMatches(true, i, "file", 0, 4)) {
                return CONTAINERFILE.isIn(file);
            }
        }
        return false;
    }

    private static boolean isGiven(Match match) {
        // `ENV NAME=` gives nothing; `ARG NAME` is given when building.
        String value = match.value();
        int equals = value.indexOf('=');
        if (equals >= 0) {
            return !NO_SECRET.isIn(value.substring(equals + 1));
        }
        String after = match.after();
        return !after.startsWith("=") || after.startsWith("=$") || after.startsWith("=\"$");
    }

    private static boolean isSecretArgument(Match match) {
        String value = match.value();
        String given = value.substring(value.indexOf('=') + 1).replaceAll("^[\"']|[\"']$", "");
        if (given.contains("$")) {
            return true;
        }
        return !NO_SECRET.isIn(given) && !Wording.STAND_IN.isIn(given);
    }

    private static boolean callsBao(Match match) {
        String text = match.text();
        Matcher untrace = UNTRACE.matcher(text);
        int end = untrace.find(match.end()) ? untrace.start() : text.length();
        Matcher call = CALL.matcher(text).region(match.end(), end);
        return call.find();
    }
}
