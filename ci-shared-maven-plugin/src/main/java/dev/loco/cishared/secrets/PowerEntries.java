package dev.loco.cishared.secrets;

import java.util.List;

/** More power than a workload or a pipeline may have. */
final class PowerEntries {
    private static final String REST = "[^;|]{0,600}?";
    private static final LazyPattern DENY = LazyPattern.of(
            "^[^{]{0,40}\\{[^}]{0,600}?capabilities[\"\\\\]{0,2}\\s{0,8}[:=]\\s{0,8}\\[\\s{0,8}\\\\?[\"']deny");

    // Asking for the state, calling it off, and the server's own table of what it answers to.
    private static final LazyPattern NO_GENERATION =
            LazyPattern.of("(?i)(?:get|delete)\\(|\\bhandle(?:func)?\\(|\\[options\\]");

    private PowerEntries() {}

    static final List<Entry> ALL = List.of(
            Entry.of("unsafe/root-policy-token")
                    .summary("a token with the policy root is made")
                    .why("it may do everything, and no policy can take anything from it")
                    .literals("token create", "token  create", "token\tcreate", "token/create")
                    .pattern(
                            Reach.COMMAND,
                            Wording.COMMAND + "[ \\t]" + REST + "token(?: {1,2}|\\t)create" + REST
                                    + "(?<token>--?policy(?:=|[ \\t]{1,4})[\"']?root)(?![\\w-])"
                                    + "|/auth/token/create" + REST
                                    + "(?<body>\\\\?\"policies\\\\?\"[ \\t]{0,4}:[ \\t]{0,4}\\[?[ \\t]{0,4}\\\\?\"root)(?=\\\\?\")")
                    .says("`{}` makes a token that may do everything", "policy `root`")
                    .help("write a policy with what the work needs and name that")
                    .matches("a.sh", "bao token create -policy=root")
                    .matches("a.sh", "bao token  create -policy=root")
                    .matches("a.sh", "vault token create -ttl=1h -policy \"root\" -format=json | jq .")
                    .matches("a.sh", "bao token create \\", "  -policy=root")
                    .matches("a.sh", "curl -X POST $BAO_ADDR/v1/auth/token/create -d '{\"policies\": [\"root\"]}'")
                    .ignores("a.sh", "bao token create -policy=root-ca-reader")
                    .ignores("a.sh", "bao token create -policy=hello")
                    .entry(),
            Entry.of("unsafe/orphan-token")
                    .warning()
                    .summary("an orphan token is made")
                    .why(
                            "it outlives the token that made it: revoking the parent no longer ends what the parent gave away")
                    .literals("token create", "token  create", "token\tcreate", "token/create-orphan")
                    .pattern(
                            Reach.COMMAND,
                            Wording.COMMAND + "[ \\t]" + REST + "token(?: {1,2}|\\t)create" + REST
                                    + "(?<=[\\s\"'])(?<token>--?orphan)(?![\\w-]|=[\"']?(?i:f|0))"
                                    + "|/v1/(?<path>auth/token/create-orphan)(?![\\w-])")
                    .says("`{}` makes a token that its maker's end does not end", "orphan")
                    .help("make the token with a role of the token store that says so on purpose, or leave it a child")
                    .matches("a.sh", "bao token create -orphan -policy=hello")
                    .matches("a.sh", "curl -X POST $BAO_ADDR/v1/auth/token/create-orphan")
                    .ignores("a.sh", "bao token create -orphan=false")
                    .ignores("a.sh", "bao token create -policy=orphan")
                    .ignores("p.hcl", "path \"auth/token/create-orphan\" {")
                    .entry(),
            Entry.of("unsafe/sudo-on-everything")
                    .summary("a policy grants sudo on every path")
                    .why("its holder may do what root may do: seal the server, make root tokens, read raw storage")
                    .literals("path \"*\"", "path  \"*\"", "path\t\"*\"")
                    .literals("path \\\"*\\\"", "path  \\\"*\\\"", "path\t\\\"*\\\"")
                    .followed("\"*\":", "{")
                    .followed("\"*\\\":", "{")
                    .literals("\"+/*\"", "\"+/*\\\"")
                    .pattern(
                            Reach.BLOCK,
                            "(?:path(?: {1,2}|\\t)(?<token>(?:\"(?:\\+/)?\\*\"|\\\\\"(?:\\+/)?\\*\\\\\"))"
                                    + "|\"path\"[ \\t]{0,4}:\\s{0,80}\\{\\s{0,80}(?<key>\\\\?\"(?:\\+/)?\\*\\\\?\"):)[ \\t]{0,8}\\{"
                                    + "[^}]{0,600}?capabilities[^}\\]]{0,300}?[\"']sudo\\\\?[\"']")
                    .says("the policy grants `sudo` on `{}`, which is every path", "sudo on every path")
                    .help("name the few paths that need sudo, one by one")
                    .matches("p.hcl", "path \"*\" {", "  capabilities = [\"create\", \"read\", \"sudo\"]", "}")
                    .matches("p.json", "{\"path\": {\"*\": {\"capabilities\": [\"sudo\"]}}}")
                    .matches("p.hcl", "path  \"*\"  {", "  capabilities = [\"sudo\"]", "}")
                    .ignores("p.hcl", "path \"sys/seal\" {", "  capabilities = [\"update\", \"sudo\"]", "}")
                    .ignores(
                            "p.hcl",
                            "path \"*\" {",
                            "  capabilities = [\"deny\"]",
                            "}",
                            "path \"x\" {",
                            "  capabilities = [\"sudo\"]",
                            "}")
                    .entry(),
            Entry.of("unsafe/path-star")
                    .summary("a policy grants something on every path")
                    .why("every secret of every workload is within its reach, and every one that will be added")
                    .literals("path \"*\"", "path  \"*\"", "path\t\"*\"")
                    .literals("path \\\"*\\\"", "path  \\\"*\\\"", "path\t\\\"*\\\"")
                    .followed("\"*\":", "{")
                    .followed("\"*\\\":", "{")
                    .pattern(
                            Reach.BLOCK,
                            "(?:(?<![\\w.-])path(?: {1,2}|\\t)(?<token>(?:\"\\*\"|\\\\\"\\*\\\\\"))"
                                    + "|\"path\"[ \\t]{0,4}:\\s{0,80}\\{\\s{0,80}(?<key>\\\\?\"\\*\\\\?\"):)(?=[ \\t]{0,8}\\{"
                                    + "[^}]{0,600}?(?:capabilities|policy))")
                    .when(match -> !DENY.isIn(rest(match)))
                    .says("the policy grants something on `{}`, which is every path", "every path")
                    .help("name the paths the workload uses; bao.yml lists them")
                    .matches("p.hcl", "path \"*\" {", "  capabilities = [\"read\"]", "}")
                    .matches("p.json", "{\"path\": {\"*\": {\"capabilities\": [\"read\", \"list\"]}}}")
                    .matches("a.go", "p := \"path \\\"*\\\" { capabilities = [\\\"read\\\"] }\"")
                    .ignores("p.hcl", "path \"kv/data/hello/*\" {", "  capabilities = [\"read\"]", "}")
                    .ignores("p.hcl", "path \"*\" {", "  capabilities = [\"deny\"]", "}")
                    .ignores("a.json", "{\"files\": {\"*\": {\"mode\": 1}}}")
                    .entry(),
            Entry.of("unsafe/generate-root")
                    .warning()
                    .summary("a root token is generated")
                    .why("it is for emergencies with the holders of the shares present, not for a script")
                    .literals("generate-root")
                    .pattern(
                            Reach.COMMAND,
                            "(?<token>" + Wording.COMMAND + "[ \\t]{1,8}operator[ \\t]{1,8}generate-root)(?![\\w-]|"
                                    + REST
                                    + "--?(?:status|cancel|decode|generate-otp)(?![\\w-]))"
                                    + "|/v1/(?<path>sys/generate-root/(?:attempt|update))(?![\\w-])")
                    .onlyFiles(file -> !Wording.isDocument(file))
                    .notOnLine(Wording.TOLD, NO_GENERATION)
                    .says("`{}` generates a root token", "root token")
                    .help("take it out of the repository; give the work a policy of its own")
                    .matches("a.sh", "bao operator generate-root -init -otp=$OTP")
                    .matches("a.sh", "curl -X PUT $BAO_ADDR/v1/sys/generate-root/attempt")
                    .ignores("a.sh", "bao operator generate-root -cancel")
                    .ignores("a.sh", "bao operator generate-root -status")
                    .ignores("p.hcl", "path \"sys/generate-root/attempt\" {")
                    .ignores("a.sh", "bao operator generate-root -decode=$X -otp=$Y")
                    .ignores("a_test.go", "resp, err := http.Get(addr + \"/v1/sys/generate-root/attempt\")")
                    .ignores("server.go", "mux.Handle(\"/v1/sys/generate-root/update\", h)")
                    .ignores(
                            "help.go",
                            "  $ bao operator generate-root -init",
                            "Usage: bao operator generate-root [KEY]")
                    .ignores("README.md", "Use `bao operator generate-root` in an emergency.")
                    .entry(),
            Entry.of("unsafe/audit-disabled")
                    .summary("an audit device is switched off")
                    .why("nobody can tell afterwards who read which secret")
                    .literals("sys/audit/")
                    .command("audit", "delete")
                    .pattern(
                            Reach.COMMAND,
                            "(?<token>" + Wording.COMMAND + "[ \\t]{1,8}audit[ \\t]{1,8}disable)(?![\\w-])"
                                    + "|(?<delete>" + Wording.COMMAND
                                    + "[ \\t]{1,8}delete[ \\t]{1,8}[\"']?sys/audit/[\\w-]{1,100})"
                                    + "|(?:-X|--request)[ =]?[\"']?DELETE" + REST
                                    + "/v1/(?<path>sys/audit/[\\w-]{1,100})"
                                    + "|/v1/(?<before>sys/audit/[\\w-]{1,100})" + REST
                                    + "(?:-X|--request)[ =]?[\"']?DELETE")
                    .onlyFiles(file -> !Wording.isDocument(file))
                    .notOnLine(Wording.TOLD)
                    .says("`{}` switches an audit device off", "audit off")
                    .help("enable the new audit device before the old one is taken away, and by hand")
                    .matches("a.sh", "bao audit disable file/")
                    .matches("a.sh", "vault  audit disable file/")
                    .matches("a.sh", "curl -X DELETE $BAO_ADDR/v1/sys/audit/file")
                    .matches("a.sh", "bao delete sys/audit/file")
                    .ignores("a.sh", "bao audit enable file file_path=/var/log/bao.log")
                    .ignores("a.sh", "curl $BAO_ADDR/v1/sys/audit/file")
                    .ignores("README.md", "bao audit disable file/")
                    .ignores("help.go", "  $ bao audit disable file/", "Usage: bao audit disable PATH")
                    .entry());

    private static String rest(Match match) {
        return match.text().substring(match.end(), Math.min(match.text().length(), match.end() + 700));
    }
}
